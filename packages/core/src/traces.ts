import {auditRequests} from './blocker/audit.ts';
import type {Blocker} from './blocker/blocker.ts';
import {eraseStored, storedServices} from './blocker/erase.ts';
import type {Realm} from './blocker/patches.ts';
import type {Leak} from './consent.ts';
import type {ServiceMatch} from './service-match.ts';
import {warn} from './warn.ts';

/** What third parties have left on this page: requests that leaked, code that ran, cookies that stand. */
export interface Traces {
  readonly leaks: readonly Leak[];
  /** Looks for requests to services that are not allowed, since the last call of `decided`. */
  audit(): void;
  /** From here on another choice is in force; earlier requests were right at their time. */
  decided(): void;
  /** True where code of `service` has run on this page. */
  hasRun(service: string): boolean;
  /** Erases what `services` have stored, and warns where something is still readable. */
  erase(services: readonly ServiceMatch[]): void;
  /** Erases what refused services have stored all the same: before us, or in another tab. */
  eraseRefused(): void;
}

/** The traces on `realm`'s page; `onLeak` is told of each leaked address once. */
export function createTraces(
  realm: Realm,
  services: readonly ServiceMatch[],
  {blocker, onLeak}: {readonly blocker: Blocker; readonly onLeak: (leak: Leak) => void},
): Traces {
  const leaks: Leak[] = [];
  let since = 0;
  const requests = (): PerformanceEntryList => realm.performance.getEntriesByType('resource');

  const erase = (gone: readonly ServiceMatch[]): void => {
    const left = eraseStored(gone, realm.document);
    if (left.length > 0) warn('erase-incomplete', left.join(', '), 'no cookie or entry of a refused service');
  };

  return {
    leaks,
    erase,
    audit() {
      const late = requests().filter(({startTime}) => startTime >= since);
      for (const leak of auditRequests(late, services, blocker.isAllowed)) {
        if (leaks.some(({url}) => url === leak.url)) continue;
        leaks.push(leak);
        warn('request-leaked', leak.url, 'no request before a grant; mark the snippet up (docs/blocking.md)');
        onLeak(leak);
      }
    },
    decided() {
      since = realm.performance.now();
    },
    hasRun: service =>
      blocker.ran.has(service) ||
      auditRequests(requests(), services, id => id !== service).some(({kind}) => kind === 'script'),
    eraseRefused() {
      const refused = services.filter(({id}) => !blocker.isAllowed(id));
      const found = storedServices(refused, realm.document);
      if (found.length > 0) erase(found);
    },
  };
}
