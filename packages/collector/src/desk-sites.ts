import type {Config, NewSite, SiteChange, SiteFacts} from '@akkoord/schema';
import {CollectorError} from './errors.ts';
import type {SiteNotices} from './site-notice.ts';
import {type SiteConfig, type SiteDirectory, siteFaults} from './sites.ts';
import type {DeskItem, RecordStorage} from './storage.ts';

/** Milliseconds after which it is looked whether another process has set up a site. */
const STALE = 2000;
const MAX_ORIGINS = 50;
const LINE = /^(?=.*\S)\P{Cc}{1,200}$/u;

/** A site as it was set up in the console. */
export interface DeskSite extends SiteFacts {
  readonly id: string;
  readonly config: Config;
  /** ISO 8601 UTC. */
  readonly setUpAt: string;
  /** Name of the token. */
  readonly setUpBy: string;
}

/** The sites that are set up at the desk: kept in the storage, and known to the directory. */
export interface DeskSites {
  /** Reads them again, as far as the last time is no moment ago. */
  refresh(): Promise<void>;
  /** Sees to it that the site of a page is known which another process has set up. Never rejects. */
  meet(request: Request): Promise<void>;
  /** Sets one up. Throws `site-invalid` with every fault, and `site-taken`. */
  setUp(input: unknown, by: string): Promise<DeskSite>;
  /** Changes what no visitor is shown of one. Throws `site-invalid`, `site-configured`, and `not-found`. */
  change(id: string, input: unknown): Promise<DeskSite>;
  /** Keeps `config` as that of its site, where that was set up here. */
  keepConfig(config: Config): Promise<void>;
  /** Those that stand in the storage. */
  all(): Promise<readonly DeskSite[]>;
}

/** What setting up a site works with. */
export interface DeskSiteOptions {
  readonly storage: RecordStorage;
  readonly sites: SiteDirectory;
  readonly clock: () => number;
  readonly notices: () => Promise<SiteNotices>;
}

/** The sites of `storage`, which nobody has been told of before the first `refresh`. */
export function createDeskSites({storage, sites, clock, notices}: DeskSiteOptions): DeskSites {
  let readAt = Number.NEGATIVE_INFINITY;
  const read = async (): Promise<readonly DeskItem[]> => {
    // Before it is done: while it lasts nobody else needs to begin.
    readAt = clock();
    const items = await storage.items('site');
    sites.learn(items.map(item => configOf(siteIn(item))));
    return items;
  };
  const find = async (id: string): Promise<DeskItem> => {
    const item = (await read()).find(one => one.id === id);
    if (item) return item;
    if (!sites.isConfigured(id)) throw new CollectorError('not-found', 'no site has this id');
    throw new CollectorError(
      'site-configured',
      `site "${id}" stands in the collector's configuration; change it there`,
    );
  };
  const replace = async (item: DeskItem, site: DeskSite): Promise<DeskSite> => {
    if (!(await storage.changeItem(item, itemOf(site))))
      throw new CollectorError('storage-conflict', `site "${site.id}" was changed meanwhile; send it again`);
    await read();
    return site;
  };
  const refresh = async (): Promise<void> => {
    if (Math.abs(clock() - readAt) >= STALE) await read();
  };
  return {
    refresh,
    meet: async ({headers}) => {
      // Where the storage fails, what the request itself asks of it says so.
      const refreshed = refresh().catch(() => {});
      const origin = headers.get('origin');
      if (origin !== null && !sites.isListed(origin)) await refreshed;
    },
    setUp: async (input, by) => {
      const wanted = newSiteIn(input);
      const {id, controller, privacy, languages, ...facts} = wanted;
      const setUpAt = new Date(clock()).toISOString();
      const raw = {site: id, controller, privacy, version: '1', date: setUpAt.slice(0, 10)};
      const withLanguages = languages === undefined ? raw : {...raw, languages};
      const {config, faults} = (await notices()).readConfig(withLanguages);
      const texts = faults.map(({path, found, expected}) => `${path} is ${found}, expected ${expected}`);
      if (!config || texts.length > 0) throw invalid(texts);
      const site: DeskSite = {...facts, id, config, setUpAt, setUpBy: by};
      if (sites.has(id) || !(await storage.addItem(itemOf(site))))
        throw new CollectorError('site-taken', `there is a site "${id}" already; choose another id`);
      await read();
      return site;
    },
    change: async (id, input) => {
      const item = await find(id);
      const former = siteIn(item);
      const facts = factsIn(input as SiteChange);
      expectFacts({id, ...facts});
      const {transfer: _, ...rest} = former;
      return replace(item, {...rest, ...facts});
    },
    keepConfig: async config => {
      const item = (await read()).find(({id}) => id === config.site);
      if (item) await replace(item, {...siteIn(item), config});
    },
    all: async () => (await read()).map(siteIn),
  };
}

/** The sites that were set up at the desk of `storage`, in any order. */
export const deskSitesIn = async (storage: RecordStorage): Promise<readonly DeskSite[]> =>
  (await storage.items('site')).map(siteIn);

const siteIn = ({text}: DeskItem): DeskSite => JSON.parse(text) as DeskSite;

const itemOf = (site: DeskSite): DeskItem => ({
  kind: 'site',
  id: site.id,
  site: site.id,
  text: JSON.stringify(site),
});

function configOf({id, config, ...site}: DeskSite): SiteConfig {
  return {id, ...factsIn(site), config};
}

/** What no visitor is shown of a site, and nothing else of `input`. */
function factsIn(input: SiteFacts | null | undefined): SiteFacts {
  const {name, location, transfer, origins, retention} = (input ?? {}) as SiteFacts;
  return {name, location, ...(transfer === undefined ? {} : {transfer}), origins, retention};
}

function newSiteIn(input: unknown): NewSite {
  const {id, controller, privacy, languages} = (input ?? {}) as NewSite;
  const facts = factsIn(input as NewSite);
  expectFacts({id, ...facts});
  const asked = languages === undefined ? {} : {languages};
  return {id, ...facts, controller, privacy, ...asked};
}

/** Throws `site-invalid` with everything that is wrong with `site`. */
function expectFacts(site: SiteFacts & {readonly id: string}): void {
  const {name, origins} = site;
  const line = (what: string, value: unknown): readonly string[] =>
    typeof value === 'string' && LINE.test(value) ? [] : [`${what} is missing, expected a line of text`];
  const listed = isListOfText(origins) ? origins : [];
  const count =
    listed.length > 0 && listed.length <= MAX_ORIGINS
      ? []
      : [`origins are ${listed.length}, expected 1 to ${MAX_ORIGINS} of the form "https://www.example.org"`];
  const {duration, reason} = (site.retention ?? {}) as Partial<SiteFacts['retention']>;
  const retention = {duration: textOf(duration), reason: textOf(reason)};
  const known = {...site, id: textOf(site.id), origins: listed, retention};
  const faults = [...line('name', name), ...count, ...siteFaults([known])];
  if (faults.length > 0) throw invalid(faults);
}

const isListOfText = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function invalid(faults: readonly string[]): CollectorError {
  return new CollectorError('site-invalid', `${faults.join('; ')}; correct the site`);
}
