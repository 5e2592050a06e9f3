import type {ConsentRecord, RecordsPage} from '@akkoord/schema';
import {isOtherConsent} from '@akkoord/schema/other-consent';

/** Where a server asks, and as whom. */
export interface CollectorOptions {
  /** Address of the collector. */
  readonly collector: string;
  readonly site: string;
  /** A token with the role `viewer`. Every look-up stands in the collector's access log under its name. */
  readonly token: string;
  /** Milliseconds after which a collector that does not answer counts as silent; absent means 5000. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
  readonly now?: number;
}

/** Why a consent does not hold. */
export type ConsentLapse =
  /** The collector has no record of this browser: never received, erased, or not of this site. */
  | 'unknown'
  | 'denied'
  | 'withdrawn'
  | 'expired'
  /** The collector refused the question or gave no answer; nothing is known, so nothing is granted. */
  | 'unreachable';

/** Whether a consent holds now. `record` is the newest one of that browser, where there is one. */
export type ConsentHold =
  | {readonly holds: true; readonly record: ConsentRecord}
  | {readonly holds: false; readonly why: ConsentLapse; readonly record: ConsentRecord | null};

/** What holds nothing that a question of this kind may go through. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A listing is answered in steps; one that finds nothing in as many is left. */
const MOST_PAGES = 20;

/**
 * Whether the browser with this `consentId` still grants the category or service `id`, by the newest record that the
 * collector has of it: for work that is done long after the visit (an upload of conversions, a nightly export), when
 * the cookie of the request is old news. Never throws, and where nothing can be known it does not hold. A record
 * arrives some seconds after the decision, and later from a browser that was offline.
 */
export async function consentHolds(
  consentId: string | null,
  id: string,
  options: CollectorOptions,
): Promise<ConsentHold> {
  if (!consentId || !ID.test(consentId)) return {holds: false, why: 'unknown', record: null};
  const record = await newestRecord(consentId, options).catch(() => undefined);
  if (record === undefined) return {holds: false, why: 'unreachable', record: null};
  if (record === null) return {holds: false, why: 'unknown', record};
  const {choices, action, expiresAt} = record;
  if (!Object.hasOwn(choices, id) || choices[id] !== 'granted')
    return {holds: false, why: action === 'withdraw' ? 'withdrawn' : 'denied', record};
  if (Date.parse(expiresAt) <= (options.now ?? Date.now())) return {holds: false, why: 'expired', record};
  return {holds: true, record};
}

/** The newest record, or null where there is none; rejects where the collector does not say. */
async function newestRecord(consentId: string, options: CollectorOptions): Promise<ConsentRecord | null> {
  const {collector, site, token, timeout = 5000, fetch: ask = fetch} = options;
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = new URL('v1/records', collector.replace(/\/*$/, '/'));
    url.search = new URLSearchParams({site, consentId, limit: '1', ...(cursor && {cursor})}).toString();
    const answer = await ask(url, {
      headers: {authorization: `Bearer ${token}`},
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
    const {records, next} = (await answer.json()) as RecordsPage;
    const [found] = records;
    const record = found?.row.record;
    // Under a key of the site's own system, and of no browser.
    if (record) return isOtherConsent(record) ? null : record;
    if (next === null) return null;
    cursor = next;
  }
  throw new Error(`no record within ${MOST_PAGES} pages`);
}
