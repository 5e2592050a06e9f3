import type {Leak} from '../consent.ts';
import {parseUrl} from '../parse-url.ts';
import {heldName} from './loading.ts';

/** What a frame policy is about, as resource timing calls it. */
const FRAMES = /frame|object|embed/;

/** The part of a resource timing entry that the audit reads. */
export interface AuditedRequest {
  readonly name: string;
  readonly initiatorType: string;
}

/**
 * Requests to services that are not granted which this page has made all the same, oldest first: static
 * addresses that the browser's preload scanner took before any script could run. Of a frame it cannot be
 * told whether the browser gave it up in time, so it counts; a lazy one in `document` never began. One that a
 * policy has refused never left, but its entry tells that Chromium had already opened the connection.
 */
export function auditRequests(
  entries: readonly AuditedRequest[],
  {match, isAllowed, refusesFrame, document}: AuditOptions,
): Leak[] {
  return entries.flatMap(({name, initiatorType: kind}) => {
    const url = parseUrl(name);
    const service = url && match(url);
    if (!url || !service || isAllowed(service)) return [];
    if (
      kind === 'iframe' &&
      document.querySelector(`[loading=lazy][${heldName('src')}="${CSS.escape(name)}"]`)
    )
      return [];
    const leaked = FRAMES.test(kind) && refusesFrame?.(url) ? 'preconnect' : kind;
    return [{service, host: url.host, kind: leaked, url: url.origin + url.pathname}];
  });
}

/** What the audit needs. */
export interface AuditOptions {
  /** Whose an address is. */
  readonly match: (url: URL) => string | undefined;
  readonly isAllowed: (service: string) => boolean;
  readonly document: Document;
  /** True where a policy in the page has kept every frame from asking for the address. Absent: there is none. */
  readonly refusesFrame?: (url: URL) => boolean;
}
