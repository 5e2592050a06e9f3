import {describe, expect, it} from 'vitest';
import {languages, locales, textsOf, withOwnTexts} from './index.ts';

const {en} = locales;
const codes = (own: Record<string, string>) =>
  withOwnTexts(en, own).faults.map(({code, key}) => `${code} ${key}`);

describe('texts of a site’s own', () => {
  it('stand in the place of those that ship, in the part that they belong to', () => {
    const own = {'banner.title': 'Cookies at our bakery', 'own.title': 'What you chose here'};
    const {firstLayer, rest, faults} = withOwnTexts(en, own);
    expect(faults).toEqual([]);
    expect(firstLayer).toEqual({...en.firstLayer, 'banner.title': 'Cookies at our bakery'});
    expect(rest).toEqual({...en.rest, 'own.title': 'What you chose here'});
  });

  it.each([
    ['a key that nobody has', {'banner.headline': 'Hello'}, 'text-unknown banner.headline'],
    ['a name that every object has', {constructor: 'Hello'}, 'text-unknown constructor'],
    ['a text without who asks', {'banner.question': 'We ask for:'}, 'text-placeholders banner.question'],
    [
      'a text with a name too many',
      {'banner.title': 'Cookies of {vendor}'},
      'text-placeholders banner.title',
    ],
    [
      'a text that hides the number',
      {'banner.parties.other': 'Others too'},
      'text-placeholders banner.parties.other',
    ],
    ['a text that goes on and on', {'banner.title': 'Cookies '.repeat(12)}, 'text-too-long banner.title'],
    ['a verb on a button', {'settings.save': 'Accept and go on'}, 'text-on-button settings.save'],
    ['another word for refusing', {'choice.refuse': 'Maybe later'}, 'text-on-button choice.refuse'],
    ['words of no set', {answers: 'Allow all / Maybe later'}, 'text-on-button answers'],
    ['half of a set', {answers: 'Allow all'}, 'text-on-button answers'],
  ])('are left out where they are %s', (_, own, fault) => {
    const {firstLayer, rest} = withOwnTexts(en, own as Record<string, string>);
    expect(codes(own as Record<string, string>)).toEqual([fault]);
    expect({...firstLayer, ...rest}).toEqual(textsOf('en'));
  });

  it('lose no sound text to a faulty one', () => {
    const {firstLayer} = withOwnTexts(en, {'banner.title': 'Cookies here', 'choice.refuse': 'No'});
    expect(firstLayer['banner.title']).toBe('Cookies here');
    expect(firstLayer['choice.refuse']).toBe('Refuse all');
  });

  it('may write a number out where there is one of a thing', () => {
    expect(codes({'settings.services.one': 'one service'})).toEqual([]);
  });

  it.each(languages)('take each set of answers of %s', language => {
    const locale = locales[language];
    for (const [accept, refuse, settings] of locale.buttons) {
      const {firstLayer, faults} = withOwnTexts(locale, {answers: `${accept} / ${refuse}`});
      expect(faults).toEqual([]);
      const {'choice.accept': first, 'choice.refuse': second, 'choice.settings': third} = firstLayer;
      expect([first, second, third]).toEqual([accept, refuse, settings]);
    }
  });
});
