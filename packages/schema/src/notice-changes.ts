import {durationWords} from './duration-words.ts';
import type {Notice, NoticeService} from './notice.ts';

/** One difference between two notices. */
export interface NoticeChange {
  /** `material` where consent depends on it. */
  readonly kind: 'material' | 'editorial';
  /** What has changed, as a sentence without its full stop: `YouTube added to tracking`. */
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
      after.services.some(one => one.id === id) ? [] : [editorial(`${name} no longer used in ${category}`)],
    ),
    ...wordChanges(before, after),
  ];
  const isMaterial = changes.some(({kind}) => kind === 'material');
  const verdict = isMaterial ? 'material' : changes.length > 0 ? 'editorial' : 'unchanged';
  return {verdict, changes, asks: [...new Set(changes.flatMap(({asks}) => asks))]};
}

const editorial = (text: string): NoticeChange => ({kind: 'editorial', text, asks: []});
const material = (text: string, asks: readonly string[]): NoticeChange => ({kind: 'material', text, asks});

/** Who asks: another one has no consent at all. */
function siteChanges(before: Notice, after: Notice): readonly NoticeChange[] {
  const all = [...after.categories, ...after.services].map(({id}) => id);
  const {name, ...contact} = after.controller;
  const {name: former, ...formerContact} = before.controller;
  return [
    ...(before.site === after.site ? [] : [material(`another site: ${after.site}, was ${before.site}`, all)]),
    ...(former === name ? [] : [material(`another controller: ${name}, was ${former}`, all)]),
    ...(same(contact, formerContact) ? [] : [editorial('how the controller can be reached')]),
    ...(same(before.advancedConsentMode, after.advancedConsentMode)
      ? []
      : [editorial('who answers for an advanced Consent Mode, since when or why')]),
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
    if (!former) return [material(`category ${id} added`, asksOf(id))];
    const had = former.exempt !== undefined;
    const has = exempt !== undefined;
    if (had && !has) return [material(`category ${id} now asks for consent`, asksOf(id))];
    if (!had && has) return [material(`category ${id} no longer asks for consent: ${exempt}`, asksOf(id))];
    return [
      ...(former.exempt === exempt ? [] : [editorial(`why category ${id} needs no consent`)]),
      ...(same(former.texts, texts) ? [] : [editorial(`words of category ${id}`)]),
    ];
  });
  const gone = before.categories.filter(({id}) => !after.categories.some(one => one.id === id));
  return [...kept, ...gone.map(({id}) => editorial(`category ${id} no longer used`))];
}

const servedBy = ({category, carries = [category]}: NoticeService): readonly string[] => carries;

function serviceChanges(before: Notice, service: NoticeService): readonly NoticeChange[] {
  const {id, name, category} = service;
  const asks = [...servedBy(service), id];
  const former = before.services.find(one => one.id === id);
  if (!former) return [material(`${name} added to ${category}`, asks)];
  const facts = [
    ...placeFacts(former, service),
    ...listFacts('for', former.purposes, service.purposes),
    ...listFacts('receives', former.data, service.data),
    ...cookieFacts(former, service),
  ];
  const words = [
    ...(former.name === name ? [] : [`now called ${name}, was ${former.name}`]),
    ...(former.privacy === service.privacy ? [] : [`privacy statement at ${service.privacy}`]),
    ...(facts.length > 0 || same(former.cookies, service.cookies) ? [] : ['how its cookies are stored']),
  ];
  return [
    ...facts.map(fact => material(`${name}: ${fact}`, asks)),
    ...words.map(word => editorial(`${name}: ${word}`)),
  ];
}

function placeFacts(before: NoticeService, after: NoticeService): readonly string[] {
  const served = (service: NoticeService): string => servedBy(service).join(', ');
  const where = ({transfer}: NoticeService): string =>
    transfer ? `${transfer.country} (${transfer.ground})` : 'nowhere outside the EEA';
  return [
    ...(before.category === after.category && served(before) === served(after)
      ? []
      : [`now in ${served(after)}, was in ${served(before)}`]),
    ...(before.vendor === after.vendor ? [] : [`now by ${after.vendor}, was by ${before.vendor}`]),
    ...(before.country === after.country
      ? []
      : [`now in ${after.country ?? 'no country'}, was in ${before.country ?? 'none'}`]),
    ...(before.early === after.early
      ? []
      : [after.early ? 'now asked before a choice, without cookies' : 'no longer asked before a choice']),
    ...(where(before) === where(after) ? [] : [`data now goes to ${where(after)}, went to ${where(before)}`]),
  ];
}

function listFacts(verb: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const added = after.filter(code => !before.includes(code));
  const gone = before.filter(code => !after.includes(code));
  return [
    ...(added.length > 0 ? [`now also ${verb} ${added.join(', ')}`] : []),
    ...(gone.length > 0 ? [`no longer ${verb} ${gone.join(', ')}`] : []),
    ...(added.length + gone.length === 0 && !same(before, after)
      ? [`${verb} the same in another order`]
      : []),
  ];
}

function cookieFacts(before: NoticeService, after: NoticeService): readonly string[] {
  const facts = after.cookies.flatMap(({name, duration}) => {
    const former = before.cookies.find(cookie => cookie.name === name);
    if (!former) return [`cookie ${name} added, ${durationWords(duration)}`];
    if (former.duration === duration) return [];
    return [`cookie ${name} now ${durationWords(duration)}, was ${durationWords(former.duration)}`];
  });
  const gone = before.cookies.filter(({name}) => !after.cookies.some(cookie => cookie.name === name));
  const told = [...facts, ...gone.map(({name}) => `cookie ${name} no longer set`)];
  const order = (service: NoticeService): readonly string[] => service.cookies.map(({name}) => name);
  return told.length > 0 || same(order(before), order(after)) ? told : ['cookies in another order'];
}

function wordChanges(before: Notice, after: Notice): readonly NoticeChange[] {
  const languages = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].sort();
  const texts = languages.flatMap(language => {
    const [was, is] = [before.texts[language], after.texts[language]];
    if (was === is) return [];
    return was === undefined
      ? `${language} added`
      : is === undefined
        ? `${language} removed`
        : `texts in ${language}`;
  });
  const order = (notice: Notice): readonly string[] => notice.services.map(({id}) => id);
  const isMoved =
    same([...order(before)].sort(), [...order(after)].sort()) && !same(order(before), order(after));
  return [
    ...texts,
    ...(isMoved ? ['order of the services'] : []),
    ...(before.version === after.version ? [] : [`version ${after.version}, was ${before.version}`]),
    ...(before.date === after.date ? [] : [`date ${after.date ?? 'none'}, was ${before.date ?? 'none'}`]),
    ...(before.privacy === after.privacy ? [] : [`privacy statement at ${after.privacy}`]),
    ...(before.layout === after.layout ? [] : [`layout ${after.layout}, was ${before.layout}`]),
  ].map(editorial);
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
