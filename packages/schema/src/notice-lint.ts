import {isLonger} from './duration-order.ts';
import type {Notice, NoticeService} from './notice.ts';
import {filledSentence, type SentenceValues} from './notice-change-texts.ts';
import {NOTICE_FINDING_TEXTS, type NoticeFindingKey} from './notice-finding-texts.ts';
import {profileOf} from './profiles.ts';
import type {NoticePublication} from './reading.ts';
import type {Service} from './service.ts';
import {shippedLanguage} from './shipped-language.ts';
import {steeringIn} from './steering-words.ts';

/** Codes of what a notice lacks; those in `REFUSED` keep it from being published. */
export const NOTICE_FINDING_CODES = [
  'notice-tracker-exempt',
  'notice-exemption-unfit',
  'notice-exempt-too-long',
  'notice-consent-mode-advanced',
  'notice-consent-mode-untold',
  'notice-purpose-missing',
  'notice-data-missing',
  'notice-transfer-missing',
  'notice-language-missing',
  'notice-text-missing',
  'notice-text-steering',
  'notice-contact-missing',
  'notice-date-missing',
  'notice-category-empty',
  'notice-services-many',
] as const;

/** A code from the closed list of findings. */
export type NoticeFindingCode = (typeof NOTICE_FINDING_CODES)[number];

/** What a notice lacks at one place. */
export interface NoticeFinding {
  readonly code: NoticeFindingCode;
  /** `error` keeps the notice from being published; a `warning` is the owner's to weigh. */
  readonly severity: 'error' | 'warning';
  /** Where it stands: `services[2].purposes`. */
  readonly path: string;
  /** What it says, for whoever says it in another language. */
  readonly key: NoticeFindingKey;
  /** What stands in the holes of `found` and `expected` of that key. */
  readonly values: SentenceValues;
  /** In English. */
  readonly found: string;
  readonly expected: string;
}

/** What a notice is held against. */
export interface LintOptions {
  /** Services of which it is known what they do. */
  readonly catalogue: readonly Service[];
  /** Languages that the site says it offers; absent means those of the notice. */
  readonly languages?: readonly string[];
  /** Keys that the texts of every language must have. */
  readonly textKeys: readonly string[];
  /** The texts that ship in a language; absent means that none are known. */
  readonly shipped?: (language: string) => Readonly<Record<string, string>>;
}

/** Findings that leave a visitor able to choose. */
const WARNED: readonly NoticeFindingCode[] = [
  'notice-consent-mode-advanced',
  'notice-text-steering',
  'notice-contact-missing',
  'notice-date-missing',
  'notice-category-empty',
  'notice-services-many',
];

/** More third parties than anybody reads. */
const MANY = 20;

/** The EEA, and the countries whose protection the Commission has found adequate in whole (GDPR art. 45). */
const ADEQUATE =
  /^(AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|AD|AR|BR|CA|CH|FO|GB|GG|IL|IM|JE|JP|KR|NZ|UY)$/;

/**
 * Everything that a notice must say before it may be shown and does not, by place (docs/notices.md has the clauses).
 * What its shape already asks for (controller, retention, durations, the privacy statement) `parseNotice` has seen to.
 */
export function lintNotice(
  {notice, texts}: NoticePublication,
  options: LintOptions,
): readonly NoticeFinding[] {
  const findings: NoticeFinding[] = [];
  const add: AddFinding = (code, path, [key, values = {}]) => {
    const [found, expected] = NOTICE_FINDING_TEXTS[key];
    findings.push({
      code,
      severity: WARNED.includes(code) ? 'warning' : 'error',
      path,
      key,
      values,
      found: filledSentence(found, values),
      expected: filledSentence(expected, values),
    });
  };
  lintWho(notice, add);
  notice.services.forEach((service, at) => {
    lintService(service, `services[${at}]`, add);
    lintExemption(service, {notice, path: `services[${at}]`, catalogue: options.catalogue, add});
  });
  lintCategories(notice, add);
  lintTexts({notice, texts}, options, add);
  lintSteering({notice, texts}, options, add);
  lintConsentMode({notice, texts}, options, add);
  return findings;
}

type AddFinding = (
  code: NoticeFindingCode,
  path: string,
  told: readonly [key: NoticeFindingKey, values?: SentenceValues],
) => void;

function lintWho({controller, date, services}: Notice, add: AddFinding): void {
  const {address, email, url} = controller;
  if (!address && !email && !url) add('notice-contact-missing', 'controller', ['contact']);
  if (!date) add('notice-date-missing', 'date', ['date']);
  if (services.length > MANY)
    add('notice-services-many', 'services', [
      'services-many',
      {count: `${services.length}`, limit: `${MANY}`},
    ]);
}

function lintService(
  {purposes, data, country, transfer}: NoticeService,
  path: string,
  add: AddFinding,
): void {
  if (purposes.length === 0) add('notice-purpose-missing', `${path}.purposes`, ['purpose']);
  if (data.length === 0) add('notice-data-missing', `${path}.data`, ['data']);
  if (country && !transfer && !ADEQUATE.test(country))
    add('notice-transfer-missing', `${path}.transfer`, ['transfer', {country}]);
}

interface Exemption {
  readonly notice: Notice;
  readonly path: string;
  readonly catalogue: readonly Service[];
  readonly add: AddFinding;
}

/** What stands in a category that asks nothing must be nothing that has to ask. */
function lintExemption(service: NoticeService, {notice, path, catalogue, add}: Exemption): void {
  const category = notice.categories.find(({id}) => id === service.category);
  if (category?.exempt === undefined) return;
  if (category.optOut) {
    lintAnalytics(service, {notice, path, add});
    return;
  }
  const known = catalogue.find(({id}) => id === service.id);
  const tracker = catalogue.find(one => isAsked(one) && sharesCookie(one, service));
  if (known && isAsked(known))
    add('notice-tracker-exempt', `${path}.category`, [
      'tracker-known',
      {name: service.name, category: service.category, known: known.category},
    ]);
  else if (tracker)
    add('notice-tracker-exempt', `${path}.cookies`, [
      'tracker-cookie',
      {name: tracker.name, category: service.category, known: tracker.category},
    ]);
  else if (service.purposes.some(purpose => TRACKING.test(purpose)))
    add('notice-tracker-exempt', `${path}.purposes`, [
      'tracker-purposes',
      {codes: service.purposes.join(', ')},
    ]);
}

/** Purposes that no exemption covers. */
const TRACKING =
  /^(advertising|ad-measurement|session-recording|lead-identification|social-plugin|audience-measurement|tag-management)$/;

const isAsked = ({category}: Service): boolean => category !== 'functional';

/** True where both name a cookie of the site that only `known` is known to set. */
function sharesCookie(known: Service, {cookies}: NoticeService): boolean {
  const names = known.cookies.filter(({party}) => party !== 'third').map(({name}) => name);
  return cookies.some(({name}) => names.includes(name));
}

/** What a country lets be measured without asking: for the site alone, and not for long (docs/profiles.md). */
function lintAnalytics(
  service: NoticeService,
  {notice, path, add}: Pick<Exemption, 'notice' | 'path' | 'add'>,
): void {
  const others = service.purposes.filter(purpose => purpose !== 'audience-measurement');
  if (others.length > 0 || service.transfer || service.carries)
    add('notice-exemption-unfit', path, unfitness(service, others));
  const limit = profileOf(notice.profile).exemptAnalytics?.cookies;
  service.cookies.forEach(({name, duration}, at) => {
    if (limit && isLonger(duration, limit))
      add('notice-exempt-too-long', `${path}.cookies[${at}].duration`, [
        'exempt-too-long',
        {name, duration, limitDuration: limit, profile: notice.profile ?? ''},
      ]);
  });
}

function unfitness(
  {name, transfer}: NoticeService,
  purposes: readonly string[],
): readonly [NoticeFindingKey, SentenceValues] {
  if (transfer) return ['exemption-transfer', {name, country: transfer.country}];
  if (purposes.length > 0) return ['exemption-purposes', {name, codes: purposes.join(', ')}];
  return ['exemption-categories', {name}];
}

function lintCategories({categories, services}: Notice, add: AddFinding): void {
  categories.forEach(({id, exempt}, at) => {
    const isServed = services.some(({category, carries = [category]}) => carries.includes(id));
    if (exempt === undefined && !isServed)
      add('notice-category-empty', `categories[${at}]`, ['category-empty', {id}]);
  });
}

function lintTexts(
  {notice, texts}: NoticePublication,
  {languages, textKeys}: LintOptions,
  add: AddFinding,
): void {
  for (const language of languages ?? [])
    if (!shippedLanguage(language, Object.keys(notice.texts)))
      add('notice-language-missing', `texts.${language}`, ['language-missing']);
  for (const language of Object.keys(notice.texts)) {
    const missing = textKeys.filter(key => !texts[language]?.[key]?.trim());
    if (missing.length > 0)
      add('notice-text-missing', `texts.${language}`, [
        missing.length > 3 ? 'texts-missing' : 'text-missing',
        {keys: missing.slice(0, 3).join(', '), count: `${missing.length - 3}`},
      ]);
    for (const [at, {id, exempt, texts: own}] of notice.categories.entries())
      if (own && exempt === undefined && !Object.keys(own).some(tag => isOf(tag, language)))
        add('notice-language-missing', `categories[${at}].texts.${language}`, ['category-words', {id}]);
  }
}

/** Words of the site's own should tell, and leave the answer to the visitor; those that ship have been looked at. */
function lintSteering({notice, texts}: NoticePublication, {shipped}: LintOptions, add: AddFinding): void {
  const look = (text: string, path: string): void => {
    const found = steeringIn(text);
    if (found) add('notice-text-steering', path, ['steering', {words: found}]);
  };
  for (const language of shipped ? Object.keys(notice.texts) : []) {
    const before = shipped?.(language) ?? {};
    for (const [key, text] of Object.entries(texts[language] ?? {}))
      if (text !== before[key]) look(text, `texts.${language}.${key}`);
  }
  for (const [at, {texts: own = {}}] of notice.categories.entries())
    for (const [language, {label, description}] of Object.entries(own))
      look(`${label} ${description}`, `categories[${at}].texts.${language}`);
}

/** What ships says that nothing is loaded before a choice or after a refusal. */
const PROMISES = ['banner.refusal', 'settings.intro'];

/** An advanced mode is said to whoever publishes, and has to be said to whoever visits. */
function lintConsentMode({notice, texts}: NoticePublication, {shipped}: LintOptions, add: AddFinding): void {
  if (!notice.advancedConsentMode) return;
  const {by, date} = notice.advancedConsentMode;
  add('notice-consent-mode-advanced', 'advancedConsentMode', ['consent-mode', {by, date}]);
  for (const language of Object.keys(notice.texts))
    for (const key of PROMISES)
      if (shipped && texts[language]?.[key] === shipped(language)[key])
        add('notice-consent-mode-untold', `texts.${language}.${key}`, ['consent-mode-untold']);
}

/** Whether words under `tag` are shown to who reads `language`: also those of one of its regions. */
const isOf = (tag: string, language: string): boolean => shippedLanguage(tag, [language]) !== undefined;
