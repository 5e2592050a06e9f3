import type {Config} from '@akkoord/schema';

/** As long as a visitor takes at least to decide anew and leave. */
const PATIENCE = 3_000;

/**
 * Has the collector set the choice cookie again over HTTP, where both are of one site: what script has set, Safari
 * keeps for seven days. Elsewhere, and without a choice, it does nothing. Never rejects.
 *
 * An answer must never bring back an older choice. So this is no part of sending a record: it ends as soon as somebody
 * decides, here or in another tab, when the page is left, and after some seconds.
 */
export async function keepChoice({site, collector = '', domain}: Config): Promise<void> {
  const base = new URL(collector.replace(/\/*$/, '/'), location.href);
  const shared = isBelow(location.hostname, domain) ? domain : undefined;
  const isReached = base.hostname === location.hostname || (shared && isBelow(base.hostname, shared));
  if (!isReached || base.protocol !== location.protocol) return;
  const ending = new AbortController();
  const end = (): void => ending.abort();
  document.addEventListener('akkoord-decide', end);
  addEventListener('storage', end);
  // A page that lies frozen in the back/forward cache would be answered all the same.
  addEventListener('pagehide', end);
  const timer = setTimeout(end, PATIENCE);
  await fetch(new URL('v1/choice', base), {
    method: 'POST',
    // text/plain needs no preflight.
    headers: {'Content-Type': 'text/plain;charset=UTF-8'},
    body: JSON.stringify({site, ...(shared ? {domain: shared} : {})}),
    credentials: 'include',
    signal: ending.signal,
  }).catch(() => {});
  clearTimeout(timer);
  document.removeEventListener('akkoord-decide', end);
  removeEventListener('storage', end);
  removeEventListener('pagehide', end);
}

const isBelow = (host: string, domain?: string): boolean =>
  domain !== undefined && (host === domain || host.endsWith(`.${domain}`));
