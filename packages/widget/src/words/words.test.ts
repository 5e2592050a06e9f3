// @vitest-environment happy-dom
import {createTranslate, textsOf} from '@akkoord/locales';
import {describe, expect, it} from 'vitest';
import {createFakeContext} from '../testing.ts';
import {categoryDescription, exemptReason} from './category-reason.ts';
import {categoryLabel, categoryShort} from './category-words.ts';
import {countryName} from './country-name.ts';
import {dateWords, dayWords} from './date-words.ts';
import {durationWords} from './duration-words.ts';
import {safeLink} from './safe-link.ts';

const nl = createTranslate(textsOf('nl'), 'nl');
const en = createTranslate(textsOf('en'), 'en');

describe('durations in words', () => {
  it.each([
    ['P13M', '13 maanden'],
    ['P1Y', '1 jaar'],
    ['P1DT12H', '1 dag, 12 uur'],
    ['PT30M', '30 minuten'],
    ['P2W', '2 weken'],
    ['session', 'tot je de browser sluit'],
    ['persistent', nl('duration.persistent')],
    ['P', 'P'],
    ['een tijdje', 'een tijdje'],
  ])('says %s as %s', (duration, words) => {
    expect(durationWords(duration, nl)).toBe(words);
  });

  it('says one of a thing in the singular', () => {
    expect(durationWords('P1MT1S', en)).toBe('1 month, 1 second');
  });
});

describe('dates in words', () => {
  it('reads a day as the same day in every time zone', () => {
    expect(dayWords('2025-03-01', 'nl')).toBe('1 maart 2025');
    expect(dayWords('2025-03-01', 'en')).toBe('March 1, 2025');
  });

  it('gives back what is not a day', () => {
    expect(dayWords('mei 2021', 'nl')).toBe('mei 2021');
  });

  it('reads a moment', () => {
    expect(dateWords(new Date(2026, 4, 7, 12).getTime(), 'nl')).toBe('7 mei 2026');
  });
});

describe('countries in words', () => {
  it.each([
    ['US', 'nl', 'Verenigde Staten'],
    ['IE', 'en', 'Ireland'],
    ['nowhere', 'en', 'nowhere'],
  ])('says %s in %s as %s', (code, language, name) => {
    expect(countryName(code, language)).toBe(name);
  });
});

describe('links', () => {
  it.each(['https://example.com/privacy', 'http://example.com/'])('keeps %s', address => {
    expect(safeLink(address)).toBe(address);
  });

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'https://['])(
    'drops %s',
    address => {
      expect(safeLink(address)).toBeUndefined();
    },
  );
});

describe('categories in words', () => {
  const context = createFakeContext();
  const own = {id: 'social', texts: {nl: {label: 'Sociaal', description: 'Delen met vrienden.'}}};

  it('takes the built-in words', () => {
    expect(categoryLabel({id: 'analytical'}, context)).toBe('Analytisch');
    expect(categoryShort({id: 'tracking'}, context)).toMatch(/^advertenties/);
  });

  it('takes the words of the site before the built-in ones', () => {
    const texts = {nl: {label: 'Meten', description: 'Bezoek tellen.'}};
    expect(categoryLabel({id: 'analytical', texts}, context)).toBe('Meten');
    expect(categoryDescription({id: 'analytical', texts}, context)).toBe('Bezoek tellen.');
  });

  it('falls back to another form of the language, then to any language', () => {
    const texts = {en: {label: 'Social', description: ''}, 'pt-BR': {label: 'Redes', description: ''}};
    expect(categoryLabel({id: 'social', texts}, {...context, language: 'pt'})).toBe('Redes');
    expect(categoryLabel(own, {...context, language: 'nl-be'})).toBe('Sociaal');
    expect(categoryLabel(own, {...context, language: 'en'})).toBe('Sociaal');
  });

  it('says the built-in reason in the language of the visitor and the reason of a site as it stands', () => {
    const [functional] = context.consent.categories;
    expect(exemptReason(functional ?? own, context)).toBe(nl('category.functional.exempt'));
    expect(exemptReason({id: 'analytical', exempt: 'telt alleen pagina’s'}, context)).toBe(
      'telt alleen pagina’s',
    );
  });
});
