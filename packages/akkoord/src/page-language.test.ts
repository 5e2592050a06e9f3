import {expect, it} from 'vitest';
import {pageLanguage} from './page-language.ts';

const choose = (lang: string, languages: readonly string[], own?: readonly string[]): string =>
  pageLanguage({documentElement: {lang}} as unknown as Document, {languages} as unknown as Navigator, own);

it.each([
  ['the language of the page', 'nl', 'nl'],
  ['the language of the page without its region', 'nl-BE', 'nl'],
  ['Portuguese for a page from Brazil', 'pt-BR', 'pt'],
  ['Norwegian for its old tag', 'no', 'nb'],
  ['Norwegian for the other Norwegian, with a region', 'nn-NO', 'nb'],
  ['Hebrew for its old tag', 'iw', 'he'],
  ['a tag in capitals', 'PT-br', 'pt'],
  ['a language with script and region', 'uk-Cyrl-UA', 'uk'],
  ['English where the page speaks a language that does not ship', 'ja', 'en'],
  ['English for what is no language tag', '-', 'en'],
])('takes %s', (_, lang, expected) => expect(choose(lang, ['fr'])).toBe(expected));

it('takes what the site offers first where the page speaks none of it', () => {
  expect(choose('ja', ['en'], ['nl', 'en'])).toBe('nl');
  expect(choose('de', ['de'], ['nl', 'fr'])).toBe('nl');
});

it('knows what the site offers by its regional names too, and passes over what does not ship', () => {
  expect(choose('pt', [], ['pt-BR', 'en'])).toBe('pt');
  expect(choose('ja', [], ['ja', 'no', 'en'])).toBe('nb');
  expect(choose('ja', [], ['ja'])).toBe('en');
});

it('asks the browser only where the page does not say what it speaks', () => {
  expect(choose('', ['ja', 'nl-NL', 'de'])).toBe('nl');
  expect(choose('', ['de', 'nl'], ['en', 'nl'])).toBe('nl');
  expect(choose('', ['ja'])).toBe('en');
  expect(choose('', ['ja'], ['it', 'en'])).toBe('it');
});
