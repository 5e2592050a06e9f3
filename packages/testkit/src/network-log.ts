import {TestkitError} from './errors.ts';

/** Request headers that a test may want to see. */
export const HEADERS_OF_INTEREST = [
  'accept',
  'content-type',
  'cookie',
  'origin',
  'purpose',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-gpc',
  'sec-purpose',
  'service-worker',
] as const;

/** Who an entry went to. */
interface Arrival {
  /** Milliseconds since 1970-01-01 UTC, when it arrived. */
  readonly at: number;
  /** Lower-case host without port; of a connection the name that TLS asked for, or empty. */
  readonly host: string;
  /** Id of the catalogue's service that claims it; absent for unlisted hosts. */
  readonly service?: string;
  /** `first-party` went to an upstream, `browser` is the browser's own (updates, sign-in). */
  readonly party: 'first-party' | 'third-party' | 'browser';
}

/** A request that truly arrived, WebSocket handshakes and preflights included. */
export interface LoggedRequest extends Arrival {
  readonly kind: 'request';
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Partial<Record<(typeof HEADERS_OF_INTEREST)[number], string>>>;
  /** Body as text, at most 64 KiB of it; empty until it has arrived, and always for first-party requests. */
  readonly body: string;
}

/** A TLS connection that was opened, with or without a request on it: a preconnect is only this. */
export interface LoggedConnect extends Arrival {
  readonly kind: 'connect';
}

/** What arrived at the stand-ins. */
export type NetworkEntry = LoggedRequest | LoggedConnect;

/** Everything that arrived, in order of arrival. Arrays are copies. */
export interface NetworkLog {
  /** Every entry: requests and connections, of every party. */
  all(): readonly NetworkEntry[];
  /** Requests to a host, or to the hosts of a service of the catalogue by its id. */
  to(hostOrService: string): readonly LoggedRequest[];
  /** Requests to third parties; upstreams and the browser's own requests are left out. */
  thirdParty(): readonly LoggedRequest[];
  /** Connections to third parties, preconnects among them. A connection that carried requests counts too. */
  thirdPartyConnects(): readonly LoggedConnect[];
  /** Forgets everything so far. */
  clear(): void;
  /**
   * The first request, past or coming, that fits; asked again once a request's body is there. Rejects with
   * `TestkitError` `request-not-seen` after `ms` (30 000 when absent), naming what did arrive.
   */
  waitFor(predicate: (request: LoggedRequest) => boolean, ms?: number): Promise<LoggedRequest>;
}

/** The writing side of the log. */
export interface NetworkLogWriter extends NetworkLog {
  add(entry: NetworkEntry): void;
  /** Gives a logged request the body that has arrived since. */
  fill(entry: LoggedRequest, body: string): void;
}

/** An empty log. `onEntry` hears of each entry when it is added. */
export function createNetworkLog(onEntry: (entry: NetworkEntry) => void = () => {}): NetworkLogWriter {
  let entries: NetworkEntry[] = [];
  const watchers = new Set<(request: LoggedRequest) => void>();
  const requests = (): LoggedRequest[] => entries.filter(entry => entry.kind === 'request');
  const connects = (): LoggedConnect[] => entries.filter(entry => entry.kind === 'connect');
  const tell = (request: LoggedRequest): void => {
    for (const watch of watchers) watch(request);
  };
  return {
    all: () => [...entries],
    to: name => requests().filter(({host, service}) => host === name || service === name),
    thirdParty: () => requests().filter(({party}) => party === 'third-party'),
    thirdPartyConnects: () => connects().filter(({party}) => party === 'third-party'),
    clear: () => {
      entries = [];
    },
    waitFor: (predicate, ms = 30_000) => {
      const seen = requests().find(predicate);
      if (seen) return Promise.resolve(seen);
      return new Promise((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(timer);
          watchers.delete(watch);
        };
        const watch = (request: LoggedRequest): void => {
          if (!predicate(request)) return;
          stop();
          resolve(request);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new TestkitError('request-not-seen', notSeen(ms, requests())));
        }, ms);
        watchers.add(watch);
      });
    },
    add: entry => {
      entries.push(entry);
      onEntry(entry);
      if (entry.kind === 'request') tell(entry);
    },
    fill: (entry, body) => tell(Object.assign(entry, {body})),
  };
}

const notSeen = (ms: number, requests: readonly LoggedRequest[]): string => {
  const arrived = requests.map(({method, url}) => `${method} ${url}`).join(', ');
  return `no request that fits arrived within ${ms} ms; the log holds: ${arrived || 'nothing'}`;
};
