import {readFileSync} from 'node:fs';
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

/** What stands on buttons and above surfaces. */
const TITLES = [
  'banner.title',
  'banner.close',
  'link.settings',
  'settings.title',
  'settings.save',
  'settings.close',
  'own.withdraw',
  'own.erase',
  'receipt.title',
  'receipt.download',
  'holder.erase',
];

const SCRIPTS: Readonly<Partial<Record<string, RegExp>>> = {
  ar: /\p{Script=Arabic}/u,
  bg: /\p{Script=Cyrillic}/u,
  el: /\p{Script=Greek}/u,
  he: /\p{Script=Hebrew}/u,
  uk: /\p{Script=Cyrillic}/u,
};

describe('the languages', () => {
  it('are the official ones of the EU, and those of its neighbours', () => {
    const eu = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');
    expect([...languages].sort()).toEqual([...eu, 'ar', 'he', 'is', 'nb', 'tr', 'uk'].sort());
    expect(Object.keys(locales)).toEqual(languages);
  });

  it('stand in docs/languages.md with the words to choose from, and are built one by one', () => {
    const page = readFileSync(new URL('../../../docs/languages.md', import.meta.url), 'utf8');
    const rows = languages.map(language => {
      const sets = locales[language].buttons.map(([accept, refuse]) => `\`${accept} / ${refuse}\``);
      return [language, ` | \`${language}\` | `, ` kB | ${sets.join('<br>')} |`] as const;
    });
    const missing = rows.filter(
      ([, tag, words]) => !page.split('\n').some(line => line.includes(tag) && line.includes(words)),
    );
    expect(missing.map(([language]) => language)).toEqual([]);
    const build = readFileSync(new URL('../../../rollup.config.mjs', import.meta.url), 'utf8');
    expect(build).toContain(`'${languages.join(' ')}'`);
  });
});

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

  it('are filled with the same placeholders', () => {
    const wrong = Object.keys(texts).filter(key => {
      // A form for one number may write it out ("1 andere partij"); nothing else may differ.
      const isCounted = (name: string): boolean =>
        !(FORM.test(key) && !key.endsWith('.other') && name === 'count');
      const expected = reference[key] ?? reference[key.replace(FORM, '.other')];
      const [own, other] = [texts[key], expected].map(text => placeholders(String(text)).filter(isCounted));
      return String(own) !== String(other);
    });
    expect(wrong).toEqual([]);
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

  it('have each form that the language needs for whole numbers and for parts', () => {
    const rules = new Intl.PluralRules(language);
    const forms = [...new Set([1.5, ...Array(1000).keys()].map(count => rules.select(count)))];
    const bases = Object.keys(texts).flatMap(key => (key.endsWith('.other') ? key.slice(0, -6) : []));
    expect(bases.length).toBeGreaterThan(5);
    expect(bases.flatMap(base => forms.filter(form => !(`${base}.${form}` in texts)))).toEqual([]);
    const known = rules.resolvedOptions().pluralCategories as readonly string[];
    const never = Object.keys(texts).filter(
      key => FORM.test(key) && !known.includes(key.replace(/.*\./, '')),
    );
    expect(never).toEqual([]);
  });

  it('write a number out only in a form that is for no other number', () => {
    const rules = new Intl.PluralRules(language);
    const numbersOf = (form: string | undefined): number[] =>
      [...Array(1000).keys()].filter(count => rules.select(count) === form);
    const wrong = Object.entries(texts).filter(
      ([key, text]) =>
        FORM.test(key) && !text.includes('{count}') && numbersOf(FORM.exec(key)?.[1]).length !== 1,
    );
    expect(wrong).toEqual([]);
  });

  it('name every purpose and every kind of data', () => {
    const keys = [
      ...purposes.split(' ').map(code => `purpose.${code}`),
      ...data.split(' ').map(code => `data.${code}`),
    ];
    expect(keys.filter(key => !texts[key])).toEqual([]);
  });

  it('have sets of words for the answers, of which the first is in use', () => {
    const {buttons} = locales[language];
    const {'choice.accept': accept, 'choice.refuse': refuse, 'choice.settings': settings} = texts;
    expect(buttons[0]).toEqual([accept, refuse, settings]);
    expect(buttons.length).toBeGreaterThan(1);
    expect(new Set(buttons.map(String)).size).toBe(buttons.length);
  });

  it('make neither of two answers longer to read than the other by more than half', () => {
    for (const [accept, refuse] of locales[language].buttons) {
      expect(refuse.length, refuse).toBeLessThanOrEqual(accept.length * 1.5);
      expect(accept.length, accept).toBeLessThanOrEqual(refuse.length * 1.5);
    }
  });

  it('fit a screen of 320 px where they are buttons and titles', () => {
    const short = [...locales[language].buttons.flat(), ...TITLES.map(key => texts[key] ?? '')];
    // At 16 px a letter takes up to 9 px; beside the padding of a button 26 of them stay on one line.
    const tooLong = short.filter(text => Math.max(...text.split(/[\s-]/).map(word => word.length)) > 22);
    expect(tooLong).toEqual([]);
    expect(locales[language].buttons.flat().filter(text => text.length > 26)).toEqual([]);
    expect(TITLES.filter(key => (texts[key] ?? '').length > 44)).toEqual([]);
  });

  it('hold no English, English aside', () => {
    if (language === 'en') return;
    const left = Object.entries(texts).filter(
      ([key, text]) =>
        /\b(the|your|you|and|which|what)\b/i.test(text) ||
        (text === textsOf('en')[key] && /\s\S+\s/.test(text)),
    );
    expect(left).toEqual([]);
  });

  it('are written in the letters of the language', () => {
    const script = SCRIPTS[language];
    if (!script) return;
    const sentences = Object.values(texts).filter(text => text.length > 12);
    expect(sentences.filter(text => !script.test(text))).toEqual([]);
  });

  it('do not praise, plead or press', () => {
    const steering =
      /!|\bbeste?\b|optima|better experience|betere ervaring|geniet|enjoy|helaas|unfortunately|jammer|gratis|korting|we value|hechten|profite[rz]|malheureusement|gratuit|remise|mei?lleur|leider|schade|kostenlos|genie(ß|ss)en|rabatt|bestmöglich|niestety|bohužel|bohužiaľ|valitettavasti|sajnos|purtroppo|lamenta|infelizmente|tyvärr|desværre|dessverre|kahjuks|diemžēl|nažalost|maalesef|din păcate|на жаль|за съжаление|δυστυχώς|للأسف|לצערנו|ehdottomasti|ingyen|δωρεάν|безплатно|безкоштовно|مجان|חינם|ücretsiz|zdarma|zadarmo|besplatn|brezplačn|nemokam|tasuta|bezmaks/i;
    expect(Object.entries(texts).filter(([, text]) => steering.test(text))).toEqual([]);
  });
});

describe('the verbs on the buttons', () => {
  it.each([
    ['ar', ['قبول الكل', 'رفض الكل', 'الإعدادات']],
    ['bg', ['Приемам всички', 'Отказвам всички', 'Настройки']],
    ['cs', ['Přijmout vše', 'Odmítnout vše', 'Nastavení']],
    ['da', ['Accepter alle', 'Afvis alle', 'Indstillinger']],
    ['de', ['Alle akzeptieren', 'Alle ablehnen', 'Einstellungen']],
    ['el', ['Αποδοχή όλων', 'Απόρριψη όλων', 'Ρυθμίσεις']],
    ['en', ['Accept all', 'Refuse all', 'Settings']],
    ['es', ['Aceptar todo', 'Rechazar todo', 'Configuración']],
    ['et', ['Nõustu kõigiga', 'Keeldu kõigist', 'Seaded']],
    ['fi', ['Hyväksy kaikki', 'Hylkää kaikki', 'Asetukset']],
    ['fr', ['Tout accepter', 'Tout refuser', 'Paramètres']],
    ['ga', ['Glac le gach ceann', 'Diúltaigh do gach ceann', 'Socruithe']],
    ['he', ['אישור הכול', 'סירוב להכול', 'הגדרות']],
    ['hr', ['Prihvati sve', 'Odbij sve', 'Postavke']],
    ['hu', ['Összes elfogadása', 'Összes elutasítása', 'Beállítások']],
    ['is', ['Samþykkja allar', 'Hafna öllum', 'Stillingar']],
    ['it', ['Accetta tutti', 'Rifiuta tutti', 'Impostazioni']],
    ['lt', ['Priimti visus', 'Atmesti visus', 'Nustatymai']],
    ['lv', ['Pieņemt visas', 'Noraidīt visas', 'Iestatījumi']],
    ['mt', ['Aċċetta kollox', 'Irrifjuta kollox', 'Preferenzi']],
    ['nb', ['Godta alle', 'Avslå alle', 'Innstillinger']],
    ['nl', ['Alles accepteren', 'Alles weigeren', 'Instellingen']],
    ['pl', ['Zaakceptuj wszystkie', 'Odrzuć wszystkie', 'Ustawienia']],
    ['pt', ['Aceitar todos', 'Recusar todos', 'Definições']],
    ['ro', ['Acceptă toate', 'Refuză toate', 'Setări']],
    ['sk', ['Prijať všetko', 'Odmietnuť všetko', 'Nastavenia']],
    ['sl', ['Sprejmi vse', 'Zavrni vse', 'Nastavitve']],
    ['sv', ['Godkänn alla', 'Neka alla', 'Inställningar']],
    ['tr', ['Tümünü kabul et', 'Tümünü reddet', 'Ayarlar']],
    ['uk', ['Прийняти всі', 'Відхилити всі', 'Налаштування']],
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

  it.each([
    [1, '1 miesiąc'],
    [3, '3 miesiące'],
    [13, '13 miesięcy'],
    [1.5, '1.5 miesiąca'],
  ])('knows more forms than two: %f', (count, text) => {
    expect(createTranslate(textsOf('pl'), 'pl')('duration.months', {count})).toBe(text);
  });

  it.each([
    [0, '\u20680\u2069 يوم'],
    [1, 'يوم واحد'],
    [2, 'يومان'],
    [3, '\u20683\u2069 أيام'],
    [11, '\u206811\u2069 يومًا'],
    [100, '\u2068100\u2069 يوم'],
  ])('knows the six forms of Arabic: %i', (count, text) => {
    expect(createTranslate(textsOf('ar'), 'ar')('duration.days', {count})).toBe(text);
  });

  it('keeps a name in Latin letters together among words from right to left', () => {
    const say = createTranslate(textsOf('he'), 'he');
    expect(say('status.loaded', {service: 'Vimeo.com, Inc.'})).toBe('\u2068Vimeo.com, Inc.\u2069 נטען');
  });

  it('takes the form for every other number where a language leaves one out', () => {
    expect(createTranslate(textsOf('fr'), 'fr')('duration.days', {count: 1_000_000})).toBe('1000000 jours');
  });

  it('answers the key where a text is not loaded', () => {
    expect(createTranslate({}, 'nl')('choice.accept')).toBe('choice.accept');
  });
});
