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

/** The page's report, once it has settled. */
export async function settledReport(view: View): Promise<PageReport> {
  await wait(SETTLED);
  return view.evaluate<PageReport>(REPORT);
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
