import {BUILT_IN_CATEGORIES, type ConsentRecord, type StoredRow} from '@akkoord/schema';
import {categoriesOf} from '@akkoord/schema/notice';
import {isOtherConsent} from '@akkoord/schema/other-consent';
import type {Arrival} from './arrival.ts';
import type {SiteConfig, SiteDirectory} from './sites.ts';
import type {Tally} from './storage.ts';

/** Notices and languages that are told apart on one day: what records name, nobody has checked. */
const MAX_KINDS = 200;

/** Sites whose categories are remembered. */
const MAX_SITES = 10_000;

/** Counts what arrived with one commit for the overview; trials and other consents are not counted. */
export type Tallying = (arrivals: readonly Counted[]) => readonly Tally[];

type Counted = Pick<Arrival, 'row' | 'viewport'>;

/**
 * A counter of decisions by what the sites ask. Whatever a sender can make up is bounded: categories are those of
 * the site, and of notices and languages so many a day and process, the rest being counted under none.
 */
export function createTallying(sites: SiteDirectory): Tallying {
  const categories = new Map<SiteConfig, readonly string[]>();
  const categoriesAt = (id: string): readonly string[] => {
    const site = sites.find(id);
    if (!site) return [];
    const known = categories.get(site) ?? askedCategories(site);
    // A site that was changed is another object; there are few, and the old one is soon gone.
    if (categories.size > MAX_SITES) categories.clear();
    categories.set(site, known);
    return known;
  };
  const kinds = new Map<string, Set<string>>();

  const isTold = (site: string, day: string, kind: string): boolean => {
    const key = `${site} ${day}`;
    const known = kinds.get(key);
    if (!known) {
      // Days that are over are not counted any more.
      for (const other of kinds.keys()) if (!other.endsWith(day)) kinds.delete(other);
      kinds.set(key, new Set([kind]));
      return true;
    }
    if (known.has(kind)) return true;
    if (known.size >= MAX_KINDS) return false;
    known.add(kind);
    return true;
  };

  const tallyOf = ({record, receivedAt}: StoredRow<ConsentRecord>, viewport: Tally['viewport']): Tally => {
    const {site, notice, action} = record;
    const day = receivedAt.slice(0, 10);
    const told = isTold(site, day, `${notice.hash} ${notice.language}`);
    const choices = categoriesAt(site)
      .map(id => `${id}${record.choices[id] === 'granted' ? '+' : '-'}`)
      .join('~');
    const [noticeHash, language] = told ? [notice.hash, notice.language] : ['', ''];
    return {site, day, noticeHash, language, action, choices, viewport, count: 1};
  };

  return arrivals => {
    const tallies = new Map<string, Tally>();
    for (const {row, viewport} of arrivals) {
      if (!isCounted(row)) continue;
      const tally = tallyOf(row, viewport ?? '');
      const key = JSON.stringify(tally);
      const known = tallies.get(key);
      tallies.set(key, known ? {...known, count: known.count + 1} : tally);
    }
    return [...tallies.values()];
  };
}

/** Whoever ticks a box in a form decides nothing about cookies, and whoever tries a site out is no visitor: neither moves the shares. */
function isCounted(row: StoredRow): row is StoredRow<ConsentRecord> {
  return row.test !== true && !isOtherConsent(row.record);
}

/** What needs consent on `site`; without its config, the built-in categories but the functional one. */
function askedCategories({config}: SiteConfig): readonly string[] {
  if (!config) return BUILT_IN_CATEGORIES.filter(id => id !== 'functional');
  return categoriesOf(config).flatMap(({id, exempt}) => (exempt === undefined ? [id] : []));
}
