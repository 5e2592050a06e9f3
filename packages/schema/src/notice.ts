import {BUILT_IN_CATEGORIES, type CategoryTexts, type Localized} from './category.ts';
import type {Config, Controller} from './config.ts';
import {type AcknowledgedRisk, isEarly} from './consent-mode.ts';
import type {ProfileName} from './profiles.ts';
import type {Catalogue, Service, ServiceCookie} from './service.ts';
import {shippedLanguage} from './shipped-language.ts';
import {matomoPatterns, OWN_MATOMO, TAG_SERVICES, taggedServices} from './tags.ts';

export {isEarly} from './consent-mode.ts';
export type {NoticeChangeKey, NoticeChangeTexts, SentenceValues} from './notice-change-texts.ts';
export {filledSentence, NOTICE_CHANGE_TEXTS} from './notice-change-texts.ts';
export type {NoticeChange, NoticeComparison} from './notice-changes.ts';
export {compareNotices} from './notice-changes.ts';
export type {NoticeFindingKey, NoticeFindingTexts} from './notice-finding-texts.ts';
export {NOTICE_FINDING_TEXTS} from './notice-finding-texts.ts';
export type {LintOptions, NoticeFinding, NoticeFindingCode} from './notice-lint.ts';
export {lintNotice} from './notice-lint.ts';
export {shippedLanguage} from './shipped-language.ts';
export {OWN_MATOMO, TAG_SERVICES, taggedServices} from './tags.ts';

export const NOTICE_SCHEMA = 'akkoord/notice/1';

/** A category as the notice states it. */
export interface NoticeCategory {
  readonly id: string;
  readonly exempt?: string;
  /** Set where the category is exempt as long as the visitor does not object (docs/profiles.md). */
  readonly optOut?: true;
  readonly texts?: Readonly<Record<string, CategoryTexts>>;
}

/** A service as the notice states it: what a visitor is told, without what only the blocker needs. */
export type NoticeService = Pick<
  Service,
  | 'id'
  | 'name'
  | 'vendor'
  | 'country'
  | 'category'
  | 'carries'
  | 'purposes'
  | 'data'
  | 'transfer'
  | 'cookies'
  | 'privacy'
> & {
  /** Set where the site lets it ask before a choice and after a refusal, without cookies (docs/signals.md). */
  readonly early?: true;
};

/**
 * Exactly what a visitor is shown. Immutable: its hash is lower-case hex SHA-256 over its RFC 8785
 * canonical JSON, and every consent record names that hash (EDPB Guidelines 05/2020, paragraph 108).
 */
export interface Notice {
  readonly schema: typeof NOTICE_SCHEMA;
  readonly site: string;
  readonly version: string;
  readonly date: string | null;
  readonly controller: Controller;
  readonly privacy: string;
  /** Whose rules relax named parameters; absent for `eu-strict`. */
  readonly profile?: ProfileName;
  /** By whose decision services of it run before a choice. Absent where none does. */
  readonly advancedConsentMode?: AcknowledgedRisk;
  /** Which layout drew it, with the layout's own version: `bar/1`. */
  readonly layout: string;
  /** How long a choice is kept, ISO 8601 duration. */
  readonly retention: 'P6M';
  readonly categories: readonly NoticeCategory[];
  readonly services: readonly NoticeService[];
  /** Hash of each language's texts. */
  readonly texts: Localized;
}

/** Why the built-in functional category asks nothing (ePrivacy Directive art. 5(3), second sentence). */
export const FUNCTIONAL_EXEMPTION = 'strictly necessary to provide the site that the visitor asked for';

/** What choosing services needs to know of one; the page has them in a shorter form than the notice. */
export type ListedService = Pick<Service, 'id' | 'category' | 'carries'>;

/** How choosing services makes the entries that no catalogue has. */
export interface EntryForms<Entry> {
  /** A service that the site has described itself. */
  readonly own: (service: Service) => Entry;
  /** A Matomo of the site's own, from what the catalogue knows of one in its makers' cloud. */
  readonly matomo: (cloud: Entry, changes: Pick<Service, 'id' | 'match'>) => Entry;
}

/**
 * The services that `config` names, in its order, or the whole catalogue when it names none; then those of
 * its tags that are still missing. An id that the catalogue does not hold is left out here; `parseConfig`
 * refuses it.
 */
export function servicesOf<Entry extends ListedService>(
  {services, tags = {}}: Config,
  catalogue: readonly Entry[],
  forms: EntryForms<Entry>,
): readonly Entry[] {
  const find = (id: string): Entry[] => catalogue.filter(service => service.id === id);
  const chosen = services?.flatMap(entry => (typeof entry === 'string' ? find(entry) : forms.own(entry))) ?? [
    ...catalogue,
  ];
  for (const [name, id] of taggedServices(tags)) {
    if (chosen.some(service => service.id === id)) continue;
    for (const service of find(TAG_SERVICES[name]))
      chosen.push(id === OWN_MATOMO ? forms.matomo(service, {id, match: matomoPatterns(tags)}) : service);
  }
  return chosen.map(service => (service.id === TAG_SERVICES.gtm ? carrier(service, tags.gtmFor) : service));
}

/** A tag manager that carries one category stands in it like any other service. */
function carrier<Entry extends ListedService>(service: Entry, carries: readonly string[] = []): Entry {
  const [category = service.category, second] = carries;
  return {...service, category, ...(second ? {carries} : {})};
}

/** The same services with all that is known of them. Nobody but the site receives what its own Matomo counts. */
export function serviceDetails(config: Config, catalogue: readonly Service[]): readonly Service[] {
  const {controller, privacy} = config;
  return servicesOf(config, catalogue, {
    own: service => service,
    matomo({country, transfer, ...cloud}, changes) {
      return {...cloud, ...changes, name: 'Matomo', vendor: controller.name, privacy};
    },
  });
}

/** The categories of `config`: the built-in ones first, as the site may have refined them, then its own. */
export function categoriesOf(config: Config): readonly NoticeCategory[] {
  const own = config.categories ?? [];
  const builtIn = BUILT_IN_CATEGORIES.map(
    id =>
      own.find(category => category.id === id) ??
      (id === 'functional' ? {id, exempt: FUNCTIONAL_EXEMPTION} : {id}),
  );
  const added = own.filter(category => !(BUILT_IN_CATEGORIES as readonly string[]).includes(category.id));
  return [...builtIn, ...added].map(({id, exempt, texts}) => ({
    id,
    ...(exempt ? {exempt} : {}),
    // What is not strictly necessary is never without a way out: a profile had to allow it.
    ...(exempt && id === 'analytical' ? {optOut: true as const} : {}),
    ...(texts ? {texts} : {}),
  }));
}

/** The notice that `config` makes with `catalogue`. Pure; the same in page, build and command. */
export function composeNotice(config: Config, catalogue: Catalogue): Notice {
  const shipped = Object.keys(catalogue.texts).sort();
  const texts: Record<string, string> = {};
  for (const tag of config.languages ?? shipped) {
    // Under the name by which pages speak it and records name it: `pt` for `pt-BR`.
    const language = shippedLanguage(tag, shipped) ?? tag;
    const hash = catalogue.texts[language];
    if (hash) texts[language] = hash;
  }
  return {
    schema: NOTICE_SCHEMA,
    site: config.site,
    version: config.version ?? '1',
    date: config.date ?? null,
    controller: config.controller,
    privacy: config.privacy,
    ...(config.profile && config.profile !== 'eu-strict' ? {profile: config.profile} : {}),
    ...(config.advancedConsentMode ? {advancedConsentMode: config.advancedConsentMode} : {}),
    layout: `${config.layout ?? 'bar'}/1`,
    retention: 'P6M',
    categories: categoriesOf(config),
    services: serviceDetails(config, catalogue.services).map(service => ({
      ...noticeService(service),
      ...(isEarly(config, service.id) ? {early: true as const} : {}),
    })),
    texts,
  };
}

/**
 * The part of a notice that consent depends on: who, what for, which third parties, which data, how long.
 * Its hash is the material hash; wording, links, dates and layout do not touch it.
 */
export function materialPart(notice: Notice): unknown {
  return {
    site: notice.site,
    controller: notice.controller.name,
    retention: notice.retention,
    categories: notice.categories.map(category => ({id: category.id, exempt: category.exempt !== undefined})),
    services: notice.services.map(materialService),
  };
}

/** The part of one service that consent depends on. */
export function materialService(service: NoticeService): unknown {
  const {id, vendor, country, category, carries, purposes, data, transfer, early} = service;
  const cookies = service.cookies.map(({name, duration}: ServiceCookie) => ({name, duration}));
  return {
    id,
    vendor,
    country,
    category,
    carries,
    purposes,
    data,
    transfer: transfer ?? null,
    cookies,
    ...(early ? {early} : {}),
  };
}

function noticeService(service: Service): NoticeService {
  const {id, name, vendor, country, category, carries, purposes, data, transfer, cookies, privacy} = service;
  return {
    id,
    name,
    vendor,
    ...(country ? {country} : {}),
    category,
    ...(carries ? {carries} : {}),
    purposes,
    data,
    ...(transfer ? {transfer} : {}),
    cookies,
    privacy,
  };
}
