import {describe, expect, it} from 'vitest';
import {chooseLanguage, createLanguage} from './language.ts';
import {de} from './locales/de.ts';
import {deOtherConsents} from './locales/de-other-consents.ts';
import {en} from './locales/en.ts';
import {enOtherConsents} from './locales/en-other-consents.ts';
import {fr} from './locales/fr.ts';
import {frOtherConsents} from './locales/fr-other-consents.ts';
import {nl} from './locales/nl.ts';
import {nlOtherConsents} from './locales/nl-other-consents.ts';

describe('chooseLanguage', () => {
  it.each([
    [[null, 'nl-BE', 'en'], 'nl'],
    [['tlh', 'EN-US'], 'en'],
    [['constructor', 'pt'], 'en'],
    [['fr-CA', 'de'], 'fr'],
    [[], 'en'],
  ] as const)('makes of %j %s', (wanted, code) => {
    expect(chooseLanguage(wanted)).toBe(code);
  });
});

describe('createLanguage', () => {
  it('gives times in the reader’s zone, and text that is no time unchanged', () => {
    const language = createLanguage('nl', 'Europe/Amsterdam');
    expect(language.moment('2026-11-20T10:00:01.000Z')).toBe('20 nov 2026, 11:00:01');
    expect(language.moment('soon')).toBe('soon');
  });

  it('gives a tag back where it names no language', () => {
    expect(createLanguage('en').languageName('not a tag')).toBe('not a tag');
  });

  it('has the same placeholders in every language', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const texts of [nl, fr, de])
      for (const key of Object.keys(en) as (keyof typeof en)[])
        expect([key, holes(texts[key])]).toEqual([key, holes(en[key])]);
    for (const texts of [nlOtherConsents, frOtherConsents, deOtherConsents])
      for (const key of Object.keys(enOtherConsents) as (keyof typeof enOtherConsents)[])
        expect([key, holes(texts[key])]).toEqual([key, holes(enOtherConsents[key])]);
  });
});
