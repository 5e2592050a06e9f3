import {type AuditedRequest, auditRequests} from './blocker/audit.ts';
import type {Blocker} from './blocker/blocker.ts';
import type {Realm} from './blocker/patches.ts';
import type {Leak} from './consent.ts';
import {createErasure, type Erasure} from './erasure.ts';
import {parseUrl} from './parse-url.ts';
import type {ServiceMatch} from './service-match.ts';
import {UNLISTED} from './strict.ts';
import {createUnlistedHosts} from './unlisted-hosts.ts';
import {warn} from './warn.ts';

/** What third parties have left on this page: requests that leaked, code that ran, cookies that stand. */
export interface Traces extends Erasure {
  readonly leaks: readonly Leak[];
  /**
   * Reports requests to services that are not allowed, from the last call of `decided` on. Where a worker has
   * `heldThisView`, only those that it cannot see count. Called once.
   */
  audit(heldThisView?: boolean): void;
  /** From here on another choice is in force; earlier requests were right at their time. */
  decided(): void;
  /** True where code of `service` has run on this page. */
  hasRun(service: string): boolean;
}

/** What a frame asks for, no worker of the page's host sees. */
const UNSEEN = /frame|object|embed/;

/** What traces are found with. */
export interface TracesOptions {
  readonly blocker: Blocker;
  readonly onLeak: (leak: Leak) => void;
  /** Addresses of the site itself, whose hosts are no third parties. */
  readonly own: readonly (string | undefined)[];
  /** True where hosts that nobody listed are held like the listed ones. */
  readonly denies: boolean;
}

/** The traces on `realm`'s page; `onLeak` is told of each leaked address once. */
export function createTraces(
  realm: Realm,
  services: readonly ServiceMatch[],
  {blocker, onLeak, own, denies}: TracesOptions,
): Traces {
  const leaks: Leak[] = [];
  let since = 0;
  const {document} = realm;
  const {mayAsk: isAllowed, refusesFrame} = blocker;
  const match = (url: URL): string | undefined => {
    const service = blocker.match(url);
    return service === UNLISTED ? undefined : service;
  };
  /** What nobody can grant belongs to no service, and is refused as if it did. */
  const isClosed = ({name}: AuditedRequest): boolean => {
    const url = parseUrl(name);
    return url !== undefined && blocker.match(url) === UNLISTED;
  };
  const requests = (): PerformanceEntryList => realm.performance.getEntriesByType('resource');

  const note = (leak: Leak): void => {
    leaks.push(leak);
    onLeak(leak);
  };
  const erasure = createErasure(realm, services, {
    isAllowed: blocker.isAllowed,
    onFound({service, kind, name}) {
      if (!leaks.some(({url}) => url === name))
        note({service, host: realm.location.hostname, kind, url: name});
    },
  });
  const report = (entries: readonly AuditedRequest[]): void => {
    for (const leak of auditRequests(entries, {match, isAllowed, refusesFrame, document})) {
      if (leaks.some(({url}) => url === leak.url)) continue;
      warn('request-leaked', leak.url, 'no request before a grant');
      note(leak);
    }
  };

  return {
    leaks,
    ...erasure,
    audit(heldThisView) {
      report([...blocker.preconnected].map(name => ({name, initiatorType: 'preconnect'})));
      const unlisted = createUnlistedHosts(match, own);
      // Some requests end long after the page: each is looked at when it does.
      new realm.PerformanceObserver(list => {
        const entries = list.getEntries() as PerformanceResourceTiming[];
        const left = heldThisView ? entries.filter(({initiatorType}) => UNSEEN.test(initiatorType)) : entries;
        report(left.filter(({startTime}) => startTime >= since));
        unlisted(denies ? left : entries.filter(entry => left.includes(entry) || !isClosed(entry))).forEach(
          note,
        );
      }).observe({type: 'resource', buffered: true});
    },
    decided() {
      since = realm.performance.now();
    },
    hasRun: service =>
      blocker.ran.has(service) ||
      auditRequests(requests() as PerformanceResourceTiming[], {
        match,
        isAllowed: id => id !== service,
        document,
      }).some(({kind}) => kind === 'script'),
  };
}
