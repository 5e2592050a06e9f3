import type {NewSite} from '@akkoord/schema';
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

/** The site that the form says, and what is wrong with it. Addresses may have a path, which is left out of an origin. */
export function newSiteIn(fields: FormData): {readonly site: NewSite; readonly problems: SiteProblems} {
  const text = (name: SiteField): string => String(fields.get(name) ?? '').trim();
  const lines = text('origins')
    .split(/[\s,]+/)
    .filter(Boolean);
  const origins = lines.map(originOf);
  const languages = fields.getAll('languages').map(String);
  const years = Number(text('years').replace(',', '.'));
  const months = Math.round(years * 12);
  const email = text('email');
  const missing = (name: SiteField): SiteProblems => (text(name) === '' ? {[name]: 'site.missing'} : {});
  const isKept = months >= 1 && months <= 1200;
  const problems: SiteProblems = {
    ...missing('name'),
    ...missing('controller'),
    ...missing('privacy'),
    ...missing('reason'),
    ...placeProblems(text('location'), text('transfer')),
    ...(/^[a-z\d][a-z\d-]{0,62}$/.test(text('id')) ? {} : {id: 'site.bad-id'}),
    ...(/^(https?:\/\/[^\s/]|\/)/.test(text('privacy')) ? {} : {privacy: 'site.bad-privacy'}),
    ...(lines.length > 0 && !origins.includes(null) ? {} : {origins: 'site.bad-origins'}),
    ...(isKept ? {} : {years: 'site.bad-years'}),
    ...(languages.length > 0 ? {} : {languages: 'site.no-language'}),
  };
  const site: NewSite = {
    id: text('id'),
    name: text('name'),
    controller: {name: text('controller'), ...(email === '' ? {} : {email})},
    privacy: text('privacy'),
    origins: [...new Set(origins.flatMap(origin => origin ?? []))],
    retention: {duration: months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`, reason: text('reason')},
    location: text('location'),
    ...(text('transfer') === '' ? {} : {transfer: {reason: text('transfer')}}),
    languages,
  };
  return {site, problems};
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
