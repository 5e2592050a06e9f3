import {setTimeout as wait} from 'node:timers/promises';
import type {StandIns} from '@akkoord/testkit';
import type {Cell, ElementRow} from './element-row.ts';
import type {View} from './engine.ts';

/** A leak as `akkoord.leaks` gives it. */
export interface NamedLeak {
  readonly service: string;
  readonly host: string;
  readonly kind: string;
  readonly url: string;
}

/** What a page says of itself. */
export interface PageReport {
  /** Host and path of every stand-in's script that ran, in this window or in a frame of its origin. */
  readonly ran: readonly string[];
  readonly cookies: string;
  readonly leaks: readonly NamedLeak[];
}

/** Time after `load` in which a page does what it is going to do: lazy loads, idle prefetches, retries. */
const SETTLED = 500;

const REPORT = `(() => {
  const ran = [];
  const look = window => {
    try {
      ran.push(...(window.__ran || []));
      for (let i = 0; i < window.length; i++) look(window[i]);
    } catch {}
  };
  look(window);
  return {ran, cookies: document.cookie, leaks: [...(window.akkoord?.leaks ?? [])]};
})()`;

/** Time between two looks at what is still to come, and time after which it is taken not to come: a machine may be busy. */
const [OFTEN, PATIENCE] = [50, 10_000];

/** What a page is expected to tell. */
export interface Expected {
  readonly isThere: (report: PageReport) => boolean;
  /** True where nothing could come behind it: as soon as it is there it is all. */
  readonly isAll: boolean;
}

/**
 * The page's report with what is expected of it, or after ten seconds without. Unless that is all, the page is given
 * the time in which more would come before it is looked at: that nothing leaves can be seen only of a page that has settled.
 */
export async function reportWith(view: View, {isThere, isAll}: Expected): Promise<PageReport> {
  const end = Date.now() + PATIENCE;
  if (!isAll) await wait(SETTLED);
  for (;;) {
    const report = await view.evaluate<PageReport>(REPORT);
    if (isThere(report) || Date.now() > end) return report;
    await wait(OFTEN);
  }
}

/** The cell of `row`: what arrived at `host`, and what ran of it. */
export function cellOf(row: ElementRow, host: string, {ran, cookies}: PageReport, standIns: StandIns): Cell {
  const mark = row.cookie ?? `ran_${host.replaceAll(/[^a-z0-9]/g, '_')}`;
  const executed = ran.some(name => name.startsWith(host)) || `; ${cookies}`.includes(`; ${mark}=`);
  if (executed) return 'X';
  return arrivedAt(host, standIns) ? 'R' : '·';
}

/** True where a request reached `host`. */
export function hasRequestAt(host: string, standIns: StandIns): boolean {
  return standIns.requests.all().some(entry => entry.kind !== 'connect' && entry.host === host);
}

/** True where a request, or a connection without one, reached `host`. */
function arrivedAt(host: string, standIns: StandIns): boolean {
  return standIns.requests.all().some(entry => entry.host.replace(/\.$/, '') === host);
}
