import {expect, it} from 'vitest';
import {pageLanguage} from './page-language.ts';

const choose = (lang: string, languages: readonly string[], offered = ['en', 'nl', 'pt-br']): string =>
  pageLanguage(
    {documentElement: {lang}} as unknown as Document,
    {languages} as unknown as Navigator,
    offered,
  );

it.each([
  ['the language of the page', 'nl', ['en'], 'nl'],
  ['the language of the page without its region', 'nl-BE', ['en'], 'nl'],
  ['a region that is offered', 'pt-BR', ['en'], 'pt-br'],
  ['the browser where the page says nothing that is offered', 'xx', ['fr', 'nl-NL'], 'nl'],
  ['English where nothing fits', '', ['fr'], 'en'],
])('takes %s', (_, lang, languages, expected) => expect(choose(lang, languages)).toBe(expected));

it('takes the first language offered where English is not', () => {
  expect(choose('', ['fr'], ['nl', 'de'])).toBe('nl');
});
