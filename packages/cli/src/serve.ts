import {existsSync} from 'node:fs';
import {
  type Collector,
  CollectorError,
  type EventLog,
  failureFields,
  type SiteConfig,
  siteFaults,
} from '@akkoord/collector';
import {expectLastingDisk, type Listening, listen, type NodeCollector} from '@akkoord/collector/node';
import type {ComposedNotice} from '@akkoord/collector/site-notice';
import {announce, type PublishedSite} from './announce.ts';
import {findAssets} from './assets.ts';
import {DEFAULT_PORT} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import {type FaultGatherer, gatherFaults} from './gather-faults.ts';
import {hostedSite, missingOf} from './hosted-site.ts';
import {withFiles} from './hosting.ts';
import type {Io} from './io.ts';
import {isWithin} from './is-within.ts';
import {eventLogOf, LOG_HELP} from './log-flag.ts';
import {publishableNotice} from './notice-of.ts';
import {type ConfiguredSite, configuredSites, originIn} from './site-config.ts';
import {startCollector} from './start-collector.ts';
import {type CollectorPlace, collectorPlace, STORAGE_HELP} from './storage-flag.ts';
import type {Verb} from './verb.ts';
import {version} from './version.ts';

/** Milliseconds: what is due goes within the hour. */
const RETENTION_INTERVAL = 60 * 60 * 1000;

export const serveVerb: Verb = {
  help: `akkoord serve: run a collector that keeps its records in SQLite or PostgreSQL, with the console at /console/ and the SDK at
/akkoord/akkoord.js. Publishes the sites' notices at the start, and erases every hour what is older than its
site's "retention". Ends on Ctrl-C, with everything on disk.

  --config FILE         a site's config with "origins", "location" and "retention", or {"sites": [config, …]};
                        akkoord.config.json where absent; without either, sites are set up in the console
  --data DIR            where database and key lie; ./data where absent. Back it up as a whole.
${STORAGE_HELP}
  --port PORT           PORT, else 4300
  --host HOST           127.0.0.1 where absent: reachable from this machine, or through its proxy
  --client-header NAME  header in which your proxy says who sent a request, such as x-forwarded-for; without it
                        nobody behind a proxy is held off for sending too much
  --origin ORIGIN       one more origin whose pages may send; may stand several times, with one site only
  --static DIR          pages to serve beside it, for trying out
  --unlasting           start although --data lies on tmpfs, ramfs or a container's overlay, which a restart forgets;
                        AKKOORD_UNLASTING=1 says the same
${LOG_HELP}
  --json                tell addresses and, at the first start, the owner's token as JSON

A token that was lost is made up for by akkoord token.

examples
  akkoord serve --config akkoord.config.json --data /var/lib/akkoord
  AKKOORD_STORAGE=postgres://akkoord@db.internal/akkoord akkoord serve --data /var/lib/akkoord
  akkoord serve --static public --origin http://127.0.0.1:4300`,
  flags: {
    config: 'text',
    data: 'text',
    storage: 'text',
    port: 'text',
    host: 'text',
    origin: 'many',
    static: 'text',
    'client-header': 'text',
    unlasting: 'boolean',
    log: 'text',
  },
  run: runServe,
};

async function runServe(flags: Flags, io: Io) {
  const {configured, sites, notices: composed, place, log} = await settingsOf(flags, io);
  const collector = await startCollector(place, sites, log);
  const assets = findAssets();
  try {
    const notices = await publishAll(collector, configured, composed);
    for (const {notice, hash, isNew} of await collector.publishAnew())
      notices.push({site: notice.site, version: notice.version, hash, new: isNew});
    const {url, close} = await open(withFiles(collector, assets, place.pages), place);
    try {
      const tell = (ownerToken: string | null): Promise<void> =>
        announce({url, assets, data: place.data, notices, ownerToken}, {json: flags.on('json'), io});
      if ((await collector.firstToken(tell)) === null) await tell(null);
      const kind = place.storage === undefined ? 'sqlite' : 'postgresql';
      log.write('info', 'started', {version: version(), storage: kind, sites: configured.length});
      const retaining = keepRetention(collector, log);
      await stopped(io.signal);
      log.write('info', 'stopping', {signal: String(io.signal.reason)});
      await retaining.end();
    } finally {
      await close();
      log.write('info', 'stopped');
    }
  } catch (cause) {
    await collector.close();
    throw cause;
  }
  return EXIT.ok;
}

function expectLasting(data: string): void {
  try {
    expectLastingDisk(data);
  } catch (cause) {
    if (!(cause instanceof CollectorError)) throw cause;
    throw new CommandError('collector-not-started', `${cause.message}, or give --unlasting (${cause.code})`, {
      cause,
    });
  }
}

/** All that the config, the flags and the environment say; throws with every fault in them. */
async function settingsOf(flags: Flags, io: Io): Promise<Settings> {
  const faults = gatherFaults();
  const {attempt, add, settle} = faults;
  const place = attempt(() => placeOf(flags, io));
  const log = attempt(() => eventLogOf(flags, io));
  if (place && !flags.on('unlasting') && !io.env.AKKOORD_UNLASTING) attempt(() => expectLasting(place.data));
  const orNothing = (cause: unknown): void => {
    if (!(cause instanceof CommandError)) throw cause;
    add(cause);
  };
  const missing = (entry: Readonly<Record<string, unknown>>) =>
    missingOf(String(entry.site), entry, flags.many('origin'));
  const configured = (await configuredSites(flags, missing).catch(orNothing)) ?? [];
  const sites = sitesOf(configured, flags, faults);
  const notices: ComposedNotice[] = [];
  for (const {config} of configured) {
    const notice = await publishableNotice(config).catch(orNothing);
    if (notice) notices.push(notice);
  }
  settle();
  return {configured, sites, notices, place, log} as Settings;
}

interface Settings {
  readonly configured: readonly ConfiguredSite[];
  readonly sites: readonly SiteConfig[];
  /** One for each site, in the same order. */
  readonly notices: readonly ComposedNotice[];
  readonly place: Place;
  readonly log: EventLog;
}

/** Where the collector keeps its data, listens, and finds pages. */
interface Place extends CollectorPlace {
  readonly port: number;
  readonly host: string;
  readonly pages: string | null;
  readonly clientHeader: string | null;
}

function placeOf(flags: Flags, io: Io): Place {
  const {add, settle} = gatherFaults();
  const port = flags.text('port') ?? io.env.PORT ?? String(DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    add(new CommandError('flag-unusable', `--port is "${port}", expected a number from 0 to 65535`));
  }
  const pages = flags.text('static');
  if (pages !== null && !existsSync(pages)) {
    add(new CommandError('flag-unusable', `--static is "${pages}", expected a folder that exists`));
  }
  const place = collectorPlace(flags, io);
  const {data} = place;
  if (pages !== null && existsSync(pages) && isWithin(data, pages)) {
    const message = `--static ${pages} holds --data ${data}, so that everybody could fetch the signing key`;
    add(new CommandError('flag-unusable', `${message}; keep the data outside of what is served`));
  }
  settle();
  return {
    ...place,
    port: Number(port),
    host: flags.text('host') ?? '127.0.0.1',
    pages,
    clientHeader: flags.text('client-header'),
  };
}

function sitesOf(
  configured: readonly ConfiguredSite[],
  flags: Flags,
  {attempt, add}: FaultGatherer,
): readonly SiteConfig[] {
  const origins = flags.many('origin').flatMap(origin => attempt(() => originIn(origin, '--origin')) ?? []);
  if (origins.length > 0 && configured.length > 1) {
    const wayOut = 'list "origins" with each site in the config instead';
    add(new CommandError('flag-unusable', `found --origin with ${configured.length} sites; ${wayOut}`));
  }
  const sites = configured.flatMap(site => attempt(() => hostedSite(site, origins)) ?? []);
  for (const fault of siteFaults(sites)) add(new CommandError('site-config-invalid', fault));
  return sites;
}

function publishAll(
  collector: NodeCollector,
  sites: readonly ConfiguredSite[],
  composed: readonly ComposedNotice[],
): Promise<PublishedSite[]> {
  return Promise.all(
    sites.map(async ({config}, at) => {
      const {notice, texts} = composed[at] as ComposedNotice;
      const {hash, isNew} = await collector.publishNotice({notice, texts});
      return {site: config.site, version: notice.version, hash, new: isNew};
    }),
  );
}

async function open(collector: Collector, {port, host, clientHeader}: Place): Promise<Listening> {
  try {
    return await listen(collector, {port, host, ...(clientHeader ? {clientHeader} : {})});
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `cannot listen on ${host}:${port} (${reason}); choose another --port or --host`;
    throw new CommandError('port-unavailable', message, {cause});
  }
}

/** Applies retention now and every hour; a failure is told, and tried again the next time. */
function keepRetention(collector: Collector, log: EventLog): {readonly end: () => Promise<void>} {
  let last = Promise.resolve();
  const apply = (): void => {
    last = last
      .then(() => collector.applyRetention())
      .then(
        ({sites, asked}) => {
          const due = sites.reduce((sum, site) => sum + site.due, 0);
          log.write('info', 'retention', {erased: due + asked});
        },
        cause => log.write('error', 'retention-failed', failureFields(cause)),
      );
  };
  apply();
  const timer = setInterval(apply, RETENTION_INTERVAL);
  return {
    end: () => {
      clearInterval(timer);
      return last;
    },
  };
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(done => signal.addEventListener('abort', () => done(), {once: true}));
}
