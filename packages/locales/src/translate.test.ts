import {describe, expect, it} from 'vitest';
import {createTranslate} from './translate.ts';

const KEY = 'banner.parties' as Parameters<ReturnType<typeof createTranslate>>[0];
const sayAll = (language: string, forms: Record<string, string>) => {
  const texts = Object.fromEntries(Object.entries(forms).map(([form, text]) => [`${KEY}.${form}`, text]));
  const t = createTranslate(texts, language);
  return [1, 2, 5, 21].map(count => t(KEY, {count}));
};

describe('a text that counts', () => {
  it('speaks of one thing in words only where there is one', () => {
    expect(sayAll('en', {one: 'one party', other: '{count} parties'})).toEqual([
      'one party',
      '2 parties',
      '5 parties',
      '21 parties',
    ]);
  });

  it('follows the rules of a language that says 21 like 1', () => {
    expect(sayAll('is', {one: '{count} aðili', other: '{count} aðilar'})).toEqual([
      '1 aðili',
      '2 aðilar',
      '5 aðilar',
      '21 aðili',
    ]);
  });

  it('follows the rules of a language with more forms', () => {
    expect(sayAll('pl', {one: 'jedna', few: '{count} strony', many: '{count} stron', other: '?'})).toEqual([
      'jedna',
      '2 strony',
      '5 stron',
      '21 stron',
    ]);
  });
});
