import type {RecordQuery} from './storage.ts';

/** The ids of the sites that a query may concern; null for every site. */
export function askedSites({site, sites}: Pick<RecordQuery, 'site' | 'sites'>): readonly string[] | null {
  if (site === undefined) return sites ?? null;
  return sites === undefined || sites.includes(site) ? [site] : [];
}
