import {describe, expect, it} from 'vitest';
import {listed, publishedNotice} from '../../test/stand-in-collector.ts';
import {choicesByCategory, summaryOf} from './choices.ts';

const record = listed({
  n: 1,
  choices: {
    functional: 'granted',
    tracking: 'denied',
    youtube: 'granted',
    vimeo: 'denied',
    unheard: 'granted',
  },
}).row.record;

describe('choicesByCategory', () => {
  it('puts services below the category of the notice, in its order', () => {
    const tracking = choicesByCategory(record, publishedNotice.notice, 'en').find(
      ({id}) => id === 'tracking',
    );
    expect(tracking?.services.map(({id, choice}) => [id, choice])).toEqual([
      ['youtube', 'granted'],
      ['vimeo', 'denied'],
    ]);
  });

  it.each([[publishedNotice.notice], [null]])('leaves no choice of the record out (%#)', notice => {
    const groups = choicesByCategory(record, notice, 'en');
    const told = groups.flatMap(({id, choice, services}) => [
      ...(id !== null && choice !== null ? [id] : []),
      ...services.map(service => service.id),
    ]);
    expect(told.sort()).toEqual(Object.keys(record.choices).sort());
  });

  it('labels a category of the site in the language that was shown, where the reader’s is missing', () => {
    const own = choicesByCategory(record, publishedNotice.notice, 'en').find(({id}) => id === 'preferences');
    expect(own?.label).toBe('Voorkeuren');
  });
});

describe('summaryOf', () => {
  it('calls a category partly granted where a service differs from it', () => {
    const groups = choicesByCategory(record, publishedNotice.notice, 'en');
    expect(groups.map(group => [group.id, summaryOf(group)])).toEqual([
      ['functional', 'granted'],
      ['analytical', null],
      ['tracking', 'partly'],
      ['preferences', null],
      [null, null],
    ]);
  });
});
