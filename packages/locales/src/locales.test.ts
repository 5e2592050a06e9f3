import {describe, expect, it} from 'vitest';
import {createTranslate, languages, locales, textsOf} from './index.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort();
const reference = textsOf('nl');

/** The end of a key that says for which numbers a text is. */
const FORM = /\.(zero|one|two|few|many|other)$/;
const keysOf = (texts: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(Object.keys(texts).map(key => key.replace(FORM, '.*'))),
];

/** Every code that a service may carry, so that a new one cannot go without words. */
const purposes =
  'audience-measurement session-recording tag-management advertising ad-measurement embedded-video embedded-audio embedded-map embedded-post social-plugin chat forms fonts security comments personalisation testing lead-identification scheduling payment error-monitoring';
const data =
  'ip-address device pages-visited interactions recordings online-identifier location form-input account purchases';

describe.each(languages)('the texts of %s', language => {
  const texts = textsOf(language);

  it('have the same keys in both parts as every other language, forms of a plural aside', () => {
    expect(keysOf(locales[language].firstLayer)).toEqual(keysOf(locales.nl.firstLayer));
    expect(keysOf(locales[language].rest)).toEqual(keysOf(locales.nl.rest));
  });

  it('hold no key twice', () => {
    const {firstLayer, rest} = locales[language];
    expect(Object.keys(firstLayer).filter(key => key in rest)).toEqual([]);
  });

  it.each(Object.keys(texts))('fill %s with the same placeholders', key => {
    // A form for one number may write it out ("1 andere partij"); nothing else may differ.
    const isCounted = (name: string): boolean =>
      !(FORM.test(key) && !key.endsWith('.other') && name === 'count');
    const expected = reference[key] ?? reference[key.replace(FORM, '.other')];
    expect(placeholders(String(texts[key])).filter(isCounted)).toEqual(
      placeholders(String(expected)).filter(isCounted),
    );
  });

  it('stay within twice the length of the English text and some words more', () => {
    const english = textsOf('en');
    const long = Object.entries(texts).filter(
      ([key, text]) =>
        text.length > 2 * (english[key] ?? english[key.replace(FORM, '.other')] ?? '').length + 24,
    );
    expect(long).toEqual([]);
  });

  it('are never empty, untrimmed or marked up', () => {
    const wrong = Object.entries(texts).filter(
      ([, text]) => text.trim() !== text || !text || /[<>&]/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('have each form that the language needs for the numbers that are counted here', () => {
    const rules = new Intl.PluralRules(language);
    const forms = [...new Set(Array.from({length: 1000}, (_, count) => rules.select(count)))];
    const bases = Object.keys(texts).flatMap(key => (key.endsWith('.other') ? key.slice(0, -6) : []));
    expect(bases.length).toBeGreaterThan(5);
    expect(bases.flatMap(base => forms.filter(form => !(`${base}.${form}` in texts)))).toEqual([]);
  });

  it('name every purpose and every kind of data', () => {
    const keys = [
      ...purposes.split(' ').map(code => `purpose.${code}`),
      ...data.split(' ').map(code => `data.${code}`),
    ];
    expect(keys.filter(key => !texts[key])).toEqual([]);
  });

  it('keep refusing no longer to read than accepting by more than half', () => {
    const {'choice.accept': accept = '', 'choice.refuse': refuse = ''} = texts;
    expect(refuse.length).toBeLessThanOrEqual(accept.length * 1.5);
    expect(refuse).not.toBe('');
  });

  it('do not praise, plead or press', () => {
    const steering =
      /!|\bbeste?\b|optima|better experience|betere ervaring|geniet|enjoy|helaas|unfortunately|jammer|gratis|korting|we value|hechten|profite[rz]|malheureusement|gratuit|remise|mei?lleur|leider|schade|kostenlos|genie(ß|ss)en|rabatt|bestmöglich/i;
    expect(Object.entries(texts).filter(([, text]) => steering.test(text))).toEqual([]);
  });
});

describe('the verbs on the buttons', () => {
  it.each([
    ['de', ['Alle akzeptieren', 'Alle ablehnen', 'Einstellungen']],
    ['en', ['Accept all', 'Refuse all', 'Settings']],
    ['fr', ['Tout accepter', 'Tout refuser', 'Paramètres']],
    ['nl', ['Alles accepteren', 'Alles weigeren', 'Instellingen']],
  ] as const)('are fixed in %s', (language, verbs) => {
    const texts = textsOf(language);
    expect([texts['choice.accept'], texts['choice.refuse'], texts['choice.settings']]).toEqual(verbs);
  });
});

describe('createTranslate', () => {
  const t = createTranslate(textsOf('nl'), 'nl');

  it('fills placeholders in', () => {
    expect(t('embed.always', {service: 'YouTube'})).toBe('YouTube altijd toestaan');
  });

  it('leaves a param that looks like mark-up or a pattern as it is', () => {
    expect(t('embed.always', {service: '<b>$&{vendor}</b>'})).toBe('<b>$&{vendor}</b> altijd toestaan');
  });

  it('keeps a placeholder that has no param', () => {
    expect(t('embed.always')).toBe('{service} altijd toestaan');
  });

  it.each([
    [1, '1 maand'],
    [13, '13 maanden'],
    [0, '0 maanden'],
  ])('chooses the plural form for %i', (count, text) => {
    expect(t('duration.months', {count})).toBe(text);
  });

  it('takes the form for every other number where a language leaves one out', () => {
    expect(createTranslate(textsOf('fr'), 'fr')('duration.days', {count: 1_000_000})).toBe('1000000 jours');
  });

  it('answers the key where a text is not loaded', () => {
    expect(createTranslate({}, 'nl')('choice.accept')).toBe('choice.accept');
  });
});
