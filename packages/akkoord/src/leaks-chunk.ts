import type {Leak} from '@akkoord/core';
import type {Config, LeakReport, ReportedLeak} from '@akkoord/schema';

/** As many as the collector takes, see `parseLeakReport`. */
const MOST = 50;
const LONGEST = 300;

/** Sends `leaks` to the collector of `config`: hosts, what asked, and this page's path. Never rejects, and is not tried again. */
export async function sendLeaks(
  {site, collector = ''}: Config,
  leaks: readonly Leak[],
  {pathname} = location,
): Promise<void> {
  const report: LeakReport = {site, path: pathname.slice(0, LONGEST), leaks: reported(leaks)};
  await fetch(`${collector.replace(/\/*$/, '/')}v1/leaks`, {
    method: 'POST',
    // text/plain, which is what a text is sent as, needs no preflight.
    body: JSON.stringify(report),
    keepalive: true,
    credentials: 'omit',
    // The page's address has a query.
    referrerPolicy: 'strict-origin',
  }).catch(() => {});
}

/** Each host once for what asked it; of an address only the host is told. */
function reported(leaks: readonly Leak[]): readonly ReportedLeak[] {
  const found = leaks.map(({host, kind, service}) => ({
    host,
    kind: kind || 'other',
    ...(service && {service}),
  }));
  return [...new Map(found.map(leak => [JSON.stringify(leak), leak])).values()].slice(0, MOST);
}
