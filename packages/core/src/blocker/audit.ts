import {createMatcher} from '@akkoord/services';
import type {Leak} from '../consent.ts';
import type {ServiceMatch} from '../service-match.ts';

/**
 * Requests to services that are not granted which this page has made all the same, oldest first: static
 * addresses that the browser's preload scanner took before any script could run. Preconnects, and in
 * Chromium frame navigations, do not show in resource timing.
 */
export function auditRequests(
  entries: readonly PerformanceEntry[],
  services: readonly ServiceMatch[],
  isAllowed: (service: string) => boolean,
): Leak[] {
  const match = createMatcher(services);
  return entries.flatMap(entry => {
    const url = URL.canParse(entry.name) ? new URL(entry.name) : undefined;
    const service = url && match(url);
    if (!url || !service || isAllowed(service)) return [];
    return [
      {
        service,
        host: url.host,
        kind: (entry as PerformanceResourceTiming).initiatorType,
        url: url.origin + url.pathname,
      },
    ];
  });
}
