import {describe, expect, it} from 'vitest';
import {askedCategories, askedServices, everyChoice} from './asked.ts';
import {createFakeContext} from './testing.ts';

const ids = (list: readonly {readonly id: string}[]) => list.map(({id}) => id);

describe('what is asked', () => {
  it('leaves the exempt category and its services out', () => {
    const {consent} = createFakeContext();
    expect(ids(consent.categories)).toContain('functional');
    expect(ids(askedCategories(consent))).toEqual(['analytical', 'tracking']);
    expect(ids(askedServices(consent))).toEqual(['tellen', 'filmpjes', 'volgen']);
  });

  it('takes in what is exempt only as long as the visitor does not object', () => {
    const {consent} = createFakeContext({
      config: {profile: 'nl', categories: [{id: 'analytical', exempt: 'only counts pages'}]},
    });
    expect(ids(askedCategories(consent))).toEqual(['analytical', 'tracking']);
    expect(everyChoice(consent, 'denied')).toMatchObject({analytical: 'denied', tellen: 'denied'});
  });

  it('takes the functional category in where the site turns it into a question', () => {
    const {consent} = createFakeContext({config: {categories: [{id: 'functional'}]}});
    expect(ids(askedCategories(consent))).toEqual(['functional', 'analytical', 'tracking']);
  });
});

describe('everyChoice', () => {
  it('names each category and service that is asked about and no other', () => {
    const {consent} = createFakeContext();
    expect(everyChoice(consent, 'granted')).toEqual({
      analytical: 'granted',
      tracking: 'granted',
      tellen: 'granted',
      filmpjes: 'granted',
      volgen: 'granted',
    });
  });
});
