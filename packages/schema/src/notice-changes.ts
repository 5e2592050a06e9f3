import type {Notice, NoticeService} from './notice.ts';
import {
  filledSentence,
  NOTICE_CHANGE_TEXTS,
  type NoticeChangeKey,
  type SentenceValues,
} from './notice-change-texts.ts';

/** One difference between two notices. */
export interface NoticeChange {
  /** `material` where consent depends on it. */
  readonly kind: 'material' | 'editorial';
  /** What has changed, for whoever says it in another language. */
  readonly key: NoticeChangeKey;
  /** What stands in the holes of the sentence of that key. */
  readonly values: SentenceValues;
  /** What has changed, as an English sentence without its full stop: `YouTube added to tracking`. */
  readonly text: string;
  /** Ids of the categories and services that visitors are asked about again because of it. */
  readonly asks: readonly string[];
}

/** What lies between two notices. */
export interface NoticeComparison {
  /**
   * `material` where visitors are asked again (EDPB Guidelines 05/2020, paragraphs 110-111), `editorial` where only
   * words, links, dates or looks have changed or something is no longer done, `unchanged` where nothing has.
   */
  readonly verdict: 'material' | 'editorial' | 'unchanged';
  readonly changes: readonly NoticeChange[];
  /** Ids of all categories and services that are asked about again; each once. */
  readonly asks: readonly string[];
}

/**
 * What has changed from `before` to `after`, and whether visitors have to be asked again. Pure. Pages decide alike, by
 * digests: whatever differs in a service asks for it again, shorter durations too, and so does a service that is new,
 * with its category. What has gone asks nobody.
 */
export function compareNotices(before: Notice, after: Notice): NoticeComparison {
  const changes = [
    ...siteChanges(before, after),
    ...categoryChanges(before, after),
    ...after.services.flatMap(service => serviceChanges(before, service)),
    ...before.services.flatMap(({id, name, category}) =>
      after.services.some(one => one.id === id) ? [] : [editorial('service-gone', {name, category})],
    ),
    ...wordChanges(before, after),
  ];
  const isMaterial = changes.some(({kind}) => kind === 'material');
  const verdict = isMaterial ? 'material' : changes.length > 0 ? 'editorial' : 'unchanged';
  return {verdict, changes, asks: [...new Set(changes.flatMap(({asks}) => asks))]};
}

/** A difference before it is known whom it asks. */
type Fact = readonly [key: NoticeChangeKey, values: SentenceValues];

const change = (kind: NoticeChange['kind'], [key, values]: Fact, asks: readonly string[]): NoticeChange => ({
  kind,
  key,
  values,
  text: filledSentence(NOTICE_CHANGE_TEXTS[key], values),
  asks,
});

const editorial = (key: NoticeChangeKey, values: SentenceValues = {}): NoticeChange =>
  change('editorial', [key, values], []);

/** Who asks: another one has no consent at all. */
function siteChanges(before: Notice, after: Notice): readonly NoticeChange[] {
  const all = [...after.categories, ...after.services].map(({id}) => id);
  const {name, ...contact} = after.controller;
  const {name: former, ...formerContact} = before.controller;
  return [
    ...(before.site === after.site
      ? []
      : [change('material', ['site', {now: after.site, was: before.site}], all)]),
    ...(former === name ? [] : [change('material', ['controller', {now: name, was: former}], all)]),
    ...(same(contact, formerContact) ? [] : [editorial('contact')]),
    ...(same(before.advancedConsentMode, after.advancedConsentMode) ? [] : [editorial('consent-mode')]),
  ];
}

function categoryChanges(before: Notice, after: Notice): readonly NoticeChange[] {
  const asksOf = (id: string): readonly string[] => [
    id,
    ...after.services.filter(service => servedBy(service).includes(id)).map(service => service.id),
  ];
  const kept = after.categories.flatMap(category => {
    const {id, exempt, texts} = category;
    const former = before.categories.find(one => one.id === id);
    if (!former) return [change('material', ['category-added', {id}], asksOf(id))];
    const had = former.exempt !== undefined;
    const has = exempt !== undefined;
    if (had && !has) return [change('material', ['category-asks', {id}], asksOf(id))];
    if (!had && has) return [change('material', ['category-exempt', {id, why: exempt}], asksOf(id))];
    return [
      ...(former.exempt === exempt ? [] : [editorial('category-why', {id})]),
      ...(same(former.texts, texts) ? [] : [editorial('category-words', {id})]),
    ];
  });
  const gone = before.categories.filter(({id}) => !after.categories.some(one => one.id === id));
  return [...kept, ...gone.map(({id}) => editorial('category-gone', {id}))];
}

const servedBy = ({category, carries = [category]}: NoticeService): readonly string[] => carries;

function serviceChanges(before: Notice, service: NoticeService): readonly NoticeChange[] {
  const {id, name, category} = service;
  const asks = [...servedBy(service), id];
  const former = before.services.find(one => one.id === id);
  if (!former) return [change('material', ['service-added', {name, category}], asks)];
  const facts = [
    ...placeFacts(former, service),
    ...listFacts('purposes', former, service),
    ...listFacts('data', former, service),
    ...cookieFacts(former, service),
  ];
  const words: readonly (Fact | null)[] = [
    former.name === name ? null : ['service-renamed', {name, was: former.name}],
    former.privacy === service.privacy ? null : ['service-privacy', {name, url: service.privacy}],
    facts.length > 0 || same(former.cookies, service.cookies) ? null : ['cookies-stored', {name}],
  ];
  return [
    ...facts.map(fact => change('material', fact, asks)),
    ...present(words).map(word => editorial(...word)),
  ];
}

const present = (facts: readonly (Fact | null)[]): readonly Fact[] => facts.filter(fact => fact !== null);

function placeFacts(before: NoticeService, after: NoticeService): readonly Fact[] {
  const {name} = after;
  const served = (service: NoticeService): string => servedBy(service).join(', ');
  const where = ({transfer}: NoticeService): string | undefined =>
    transfer && `${transfer.country} (${transfer.ground})`;
  const [now, was] = [served(after), served(before)];
  return present([
    before.category === after.category && was === now ? null : ['service-category', {name, now, was}],
    before.vendor === after.vendor ? null : ['service-vendor', {name, now: after.vendor, was: before.vendor}],
    turnFact('service-country', {name}, [before.country, after.country]),
    before.early === after.early ? null : [after.early ? 'service-early' : 'service-early-gone', {name}],
    turnFact('service-transfer', {name}, [where(before), where(after)]),
  ]);
}

/** What of `key` there was and is, each of which may be absent. */
function turnFact(
  key: 'service-country' | 'service-transfer' | 'date',
  values: SentenceValues,
  [was, now]: readonly [was: string | null | undefined, now: string | null | undefined],
): Fact | null {
  if ((was ?? null) === (now ?? null)) return null;
  if (was === undefined || was === null) return [`${key}-added`, {...values, now: now ?? ''}];
  if (now === undefined || now === null) return [`${key}-gone`, {...values, was}];
  return [key, {...values, now, was}];
}

function listFacts(
  kind: 'purposes' | 'data',
  {[kind]: before}: NoticeService,
  {name, [kind]: after}: NoticeService,
): readonly Fact[] {
  const codesOf = (codes: readonly string[]): SentenceValues => ({name, codes: codes.join(', ')});
  const added = after.filter(code => !before.some(one => one === code));
  const gone = before.filter(code => !after.some(one => one === code));
  return present([
    added.length > 0 ? [`${kind}-added`, codesOf(added)] : null,
    gone.length > 0 ? [`${kind}-gone`, codesOf(gone)] : null,
    added.length + gone.length === 0 && !same(before, after) ? [`${kind}-order`, {name}] : null,
  ]);
}

function cookieFacts(before: NoticeService, {name, ...after}: NoticeService): readonly Fact[] {
  const facts = after.cookies.map(({name: cookie, duration}): Fact | null => {
    const former = before.cookies.find(one => one.name === cookie);
    if (!former) return ['cookie-added', {name, cookie, duration}];
    if (former.duration === duration) return null;
    return ['cookie-changed', {name, cookie, duration, formerDuration: former.duration}];
  });
  const gone = before.cookies.filter(one => !after.cookies.some(cookie => cookie.name === one.name));
  const told = [...present(facts), ...gone.map((one): Fact => ['cookie-gone', {name, cookie: one.name}])];
  const order = ({cookies}: Pick<NoticeService, 'cookies'>): readonly string[] =>
    cookies.map(cookie => cookie.name);
  return told.length > 0 || same(order(before), order(after)) ? told : [['cookies-order', {name}]];
}

function wordChanges(before: Notice, after: Notice): readonly NoticeChange[] {
  const languages = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].sort();
  const texts = languages.map((language): Fact | null => {
    const [was, is] = [before.texts[language], after.texts[language]];
    if (was === is) return null;
    const key = was === undefined ? 'texts-added' : is === undefined ? 'texts-gone' : 'texts-changed';
    return [key, {language}];
  });
  const order = (notice: Notice): readonly string[] => notice.services.map(({id}) => id);
  const isMoved =
    same([...order(before)].sort(), [...order(after)].sort()) && !same(order(before), order(after));
  const words: readonly (Fact | null)[] = [
    ...texts,
    isMoved ? ['services-order', {}] : null,
    before.version === after.version ? null : ['version', {now: after.version, was: before.version}],
    turnFact('date', {}, [before.date, after.date]),
    before.privacy === after.privacy ? null : ['privacy', {url: after.privacy}],
    before.layout === after.layout ? null : ['layout', {now: after.layout, was: before.layout}],
  ];
  return present(words).map(word => editorial(...word));
}

/** True where both say the same; the names of members may stand in any order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
