import {describe, expect, it} from 'vitest';
import {isLonger} from './duration-order.ts';
import {composeNotice, type LintOptions, lintNotice, type Notice, type NoticeService} from './notice.ts';
import type {Service} from './service.ts';

const counter: Service = {
  id: 'counter',
  name: 'Counter',
  vendor: 'Counter Ltd',
  country: 'IE',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address'],
  match: ['counter.example'],
  cookies: [{name: '_ga', duration: 'P13M'}],
  privacy: 'https://counter.example/privacy',
  checked: '2026-10-01',
  sources: ['https://counter.example'],
};
const {match: _, checked: __, sources: ___, ...stated} = counter;
const sound = composeNotice(
  {
    site: 'shop',
    controller: {name: 'Shop', email: 'privacy@shop.example'},
    privacy: '/privacy',
    date: '2026-11-01',
    services: [],
  },
  {services: [], texts: {en: 'a'.repeat(64), nl: 'b'.repeat(64)}},
);
const notice: Notice = {
  ...sound,
  services: [stated, {...stated, id: 'video', name: 'Video', category: 'tracking', cookies: []}],
};
const texts = {en: {a: 'A', b: 'B'}, nl: {a: 'A', b: 'B'}};
const options: LintOptions = {catalogue: [counter], textKeys: ['a', 'b'], languages: ['en', 'nl']};

const lint = (change: Partial<Notice>, more: Partial<LintOptions> = {}, words: typeof texts = texts) =>
  lintNotice({notice: {...notice, ...change}, texts: words}, {...options, ...more});
const codesAt = (findings: ReturnType<typeof lint>) => findings.map(({code, path}) => `${code} at ${path}`);
const first = (change: Partial<NoticeService>): Partial<Notice> => ({
  services: [{...stated, ...change}, ...notice.services.slice(1)],
});
const exempt = (change: Partial<NoticeService> = {}, profile?: Notice['profile']): Partial<Notice> => ({
  ...first(change),
  ...(profile ? {profile} : {}),
  categories: [
    {id: 'functional', exempt: 'necessary'},
    {id: 'analytical', exempt: 'counting', optOut: true},
    {id: 'tracking'},
  ],
});

describe('a notice', () => {
  it('that says everything has no findings', () => {
    expect(lint({})).toEqual([]);
  });

  it.each<[string, Partial<Notice>, string]>([
    ['no purpose', first({purposes: []}), 'notice-purpose-missing at services[0].purposes'],
    ['no kind of data', first({data: []}), 'notice-data-missing at services[0].data'],
    ['no word of a transfer', first({country: 'US'}), 'notice-transfer-missing at services[0].transfer'],
    [
      'a known service as functional',
      first({category: 'functional'}),
      'notice-tracker-exempt at services[0].category',
    ],
    [
      'a known cookie under another name as functional',
      first({id: 'own', name: 'Own', category: 'functional', purposes: ['security']}),
      'notice-tracker-exempt at services[0].cookies',
    ],
    [
      'advertising as functional',
      first({id: 'own', category: 'functional', purposes: ['advertising'], cookies: []}),
      'notice-tracker-exempt at services[0].purposes',
    ],
    [
      'words of a category in one language alone',
      {
        categories: [{id: 'analytical'}, {id: 'tracking', texts: {en: {label: 'Ads', description: 'Ads.'}}}],
      },
      'notice-language-missing at categories[1].texts.nl',
    ],
    ['no way to reach the controller', {controller: {name: 'Shop'}}, 'notice-contact-missing at controller'],
    ['no date', {date: null}, 'notice-date-missing at date'],
    [
      'a question about nothing',
      {services: notice.services.slice(0, 1)},
      'notice-category-empty at categories[2]',
    ],
    [
      'more services than anybody reads',
      {services: [...notice.services, ...Array.from({length: 20}, (_, i) => ({...stated, id: `s${i}`}))]},
      'notice-services-many at services',
    ],
  ])('is told of %s', (_, change, told) => {
    expect(codesAt(lint(change))).toContain(told);
  });

  it('is told of texts that are missing or blank, and of languages of the site that it lacks', () => {
    const blank = {en: {a: 'A', b: ' '}, nl: {a: 'A', b: 'B'}};
    expect(codesAt(lint({}, {languages: ['en', 'fr']}, blank))).toEqual([
      'notice-language-missing at texts.fr',
      'notice-text-missing at texts.en',
    ]);
  });

  it('takes texts of a language for those of its regions', () => {
    const texts = {en: {a: 'A', b: 'B'}, nl: {a: 'A', b: 'B'}};
    expect(codesAt(lint({}, {languages: ['en-GB', 'nl-BE']}, texts))).toEqual([]);
  });

  it.each([
    ['en', 'Accept for the best experience', 'best'],
    ['en', 'Cookies! All of them', '!'],
    ['en', 'We bake 🍪 here', '🍪'],
    ['nl', 'Helaas werkt er minder als je weigert', 'Helaas'],
    ['nl', 'Met 10% korting', 'korting'],
    ['fr', 'Profitez de nos offres', 'Profitez'],
    ['de', 'Nur noch ein Klick', 'Nur noch'],
  ] as const)('is told of words that press, in %s: %s', (language, text, found) => {
    const told = lintNotice(
      {
        notice: {...notice, texts: {[language]: 'a'.repeat(64)}},
        texts: {[language]: {a: text, b: 'B'}},
      },
      {...options, languages: [language], shipped: () => ({a: 'A', b: 'B'})},
    );
    expect(told).toMatchObject([
      {code: 'notice-text-steering', severity: 'warning', path: `texts.${language}.a`, found: `“${found}”`},
    ]);
  });

  it('is told of them in the words of its categories, and not in what ships or only looks like one', () => {
    const own = {
      en: {label: 'Ads', description: 'Great ads'},
      nl: {label: 'Reclame', description: 'Reclame'},
    };
    const categories = [{id: 'analytical'}, {id: 'tracking', texts: own}];
    expect(codesAt(lint({categories}))).toEqual(['notice-text-steering at categories[1].texts.en']);
    const shipped = () => ({a: 'Best', b: 'B'});
    const words = {en: {a: 'Best', b: 'bestellen, freedom'}, nl: {a: 'Best', b: 'B'}};
    expect(codesAt(lint({}, {shipped}, words))).toEqual([]);
  });

  it('may be published with warnings, and not with an error', () => {
    expect(lint({date: null}).map(({severity}) => severity)).toEqual(['warning']);
    expect(lint(first({purposes: []})).map(({severity}) => severity)).toEqual(['error']);
  });
});

describe('analytics that a profile exempts', () => {
  it('pass where they count for the site alone', () => {
    expect(lint(exempt({}, 'nl'))).toEqual([]);
    expect(lint(exempt({}, 'fr'))).toEqual([]);
  });

  it.each<[string, Partial<NoticeService>]>([
    ['leave the EEA', {transfer: {country: 'US', ground: 'dpf'}}],
    ['serve advertising too', {purposes: ['audience-measurement', 'advertising']}],
  ])('are refused where they %s', (_, change) => {
    expect(codesAt(lint(exempt(change, 'nl')))).toEqual(['notice-exemption-unfit at services[0]']);
  });

  it('are refused where a cookie lasts longer than the country lets it', () => {
    const long = {cookies: [{name: '_ga', duration: 'P2Y'}]};
    expect(codesAt(lint(exempt(long, 'fr')))).toEqual([
      'notice-exempt-too-long at services[0].cookies[0].duration',
    ]);
    expect(lint(exempt(long, 'uk'))).toEqual([]);
  });
});

it.each<[string, string, boolean]>([
  ['P13M', 'P13M', false],
  ['P1Y1M', 'P13M', false],
  ['P14M', 'P13M', true],
  ['P2Y', 'P13M', true],
  ['P400D', 'P13M', false],
  ['P404D', 'P13M', true],
  ['PT90M', 'PT1H', true],
  ['session', 'PT1S', false],
  ['persistent', 'P100Y', true],
])('%s is longer than %s: %s', (duration, limit, expected) => {
  expect(isLonger(duration, limit)).toBe(expected);
});

describe('the advanced Consent Mode', () => {
  const advancedConsentMode = {by: 'J. Jansen', date: '2026-11-21', reason: 'Measured all the same'};
  const promises = {'banner.refusal': 'Nothing then.', 'settings.intro': 'What is off, we do not load.'};
  const words = (own: object) => ({
    en: {...texts.en, ...promises, ...own},
    nl: {...texts.nl, ...promises, ...own},
  });
  const shipped = () => promises;

  it('is told to whoever publishes, with who answers for it', () => {
    const [finding, ...more] = lint({advancedConsentMode});
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'notice-consent-mode-advanced',
      severity: 'warning',
      path: 'advancedConsentMode',
      found: 'advanced, acknowledged by J. Jansen on 2026-11-21',
    });
  });

  it('is not published beside a promise that it breaks, in any language', () => {
    const refused = lint({advancedConsentMode}, {shipped}, words({})).filter(
      ({severity}) => severity === 'error',
    );
    expect(codesAt(refused)).toEqual(
      ['en', 'nl'].flatMap(language =>
        Object.keys(promises).map(key => `notice-consent-mode-untold at texts.${language}.${key}`),
      ),
    );
    const honest = {'banner.refusal': 'Google is asked all the same.', 'settings.intro': 'Google is asked.'};
    expect(codesAt(lint({advancedConsentMode}, {shipped}, words(honest)))).toEqual([
      'notice-consent-mode-advanced at advancedConsentMode',
    ]);
  });

  it('asks nothing of texts in the basic mode', () => {
    expect(lint({}, {shipped}, words({}))).toEqual([]);
  });
});
