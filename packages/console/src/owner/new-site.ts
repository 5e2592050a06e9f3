import type {NewSite, SiteFacts} from '@akkoord/schema';
import {storagePlace} from '@akkoord/schema/storage-place';
import type {OwnerTextKey} from './owner-texts.ts';

/** A field of the form that sets up a site. */
export type SiteField =
  | 'name'
  | 'id'
  | 'controller'
  | 'email'
  | 'privacy'
  | 'origins'
  | 'years'
  | 'reason'
  | 'location'
  | 'transfer'
  | 'languages';

/** Why what stands in a field cannot be taken. */
export type SiteProblems = Readonly<Partial<Record<SiteField, OwnerTextKey>>>;

/** An id that fits a site of this name; empty where nothing of the name can stand in one. */
export function idFor(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}

/** The site that the form says, and what is wrong with it. */
export function newSiteIn(fields: FormData): {readonly site: NewSite; readonly problems: SiteProblems} {
  const text = textIn(fields);
  const {facts, problems: found} = siteFactsIn(fields);
  const languages = fields.getAll('languages').map(String);
  const email = text('email');
  // In the order of the form: the first of them is gone to.
  const problems: SiteProblems = {
    ...(found.name ? {name: found.name} : {}),
    ...(/^[a-z\d][a-z\d-]{0,62}$/.test(text('id')) ? {} : {id: 'site.bad-id'}),
    ...(text('controller') === '' ? {controller: 'site.missing'} : {}),
    ...privacyProblems(text('privacy')),
    ...found,
    ...(languages.length > 0 ? {} : {languages: 'site.no-language'}),
  };
  const controller = {name: text('controller'), ...(email === '' ? {} : {email})};
  return {site: {id: text('id'), ...facts, controller, privacy: text('privacy'), languages}, problems};
}

/**
 * What the form says of a site that no visitor is shown, and what is wrong with it. Addresses may have a path, which is left out of
 * an origin.
 */
export function siteFactsIn(fields: FormData): {readonly facts: SiteFacts; readonly problems: SiteProblems} {
  const text = textIn(fields);
  const lines = text('origins')
    .split(/[\s,]+/)
    .filter(Boolean);
  const origins = lines.map(originOf);
  const months = Math.round(Number(text('years').replace(',', '.')) * 12);
  const problems: SiteProblems = {
    ...(text('name') === '' ? {name: 'site.missing'} : {}),
    ...(lines.length > 0 && !origins.includes(null) ? {} : {origins: 'site.bad-origins'}),
    ...(months >= 1 && months <= 1200 ? {} : {years: 'site.bad-years'}),
    ...(text('reason') === '' ? {reason: 'site.missing'} : {}),
    ...placeProblems(text('location'), text('transfer')),
  };
  const facts: SiteFacts = {
    name: text('name'),
    origins: [...new Set(origins.flatMap(origin => origin ?? []))],
    retention: {duration: months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`, reason: text('reason')},
    location: text('location'),
    ...(text('transfer') === '' ? {} : {transfer: {reason: text('transfer')}}),
  };
  return {facts, problems};
}

/** A duration as the form has it; empty where it is none of years and months. */
export function yearsOf(duration: string): string {
  const [isSome, years = 0, months = 0] = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return isSome === undefined ? '' : String(Number((Number(years) + Number(months) / 12).toFixed(2)));
}

const textIn =
  (fields: FormData) =>
  (name: SiteField): string =>
    String(fields.get(name) ?? '').trim();

function privacyProblems(privacy: string): SiteProblems {
  return /^(https?:\/\/[^\s/]|\/)/.test(privacy) ? {} : {privacy: 'site.bad-privacy'};
}

/** A place has to name its country, and one where the GDPR does not hold what allows it. */
function placeProblems(location: string, transfer: string): SiteProblems {
  const place = storagePlace(location);
  if (!place) return {location: 'site.bad-location'};
  return place.outside.length > 0 && transfer === '' ? {transfer: 'site.bad-transfer'} : {};
}

function originOf(text: string): string | null {
  try {
    const {protocol, origin} = new URL(text);
    return /^https?:$/.test(protocol) ? origin : null;
  } catch {
    return null;
  }
}
