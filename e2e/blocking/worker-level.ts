import {setTimeout as wait} from 'node:timers/promises';
import type {StandIns} from '@akkoord/testkit';
import {eachRow} from './each-row.ts';
import {edgeCases} from './edge-cases.ts';
import type {Cell, ElementRow} from './element-row.ts';
import {elements} from './elements.ts';
import type {Engine, View} from './engine.ts';
import {cellOf, type NamedLeak, type PageReport, reportWith} from './observe.ts';
import {type Site, typeOf} from './site.ts';
import {distFile, workerPage, workerTag} from './worker-site.ts';

/** What a row did on the second view of a site with the worker. */
export interface WorkerSeen {
  readonly row: ElementRow;
  readonly before: Cell;
  readonly leaks: readonly NamedLeak[];
  /** After everything was granted, without a reload. */
  readonly after: Cell;
  /** On the next view, with everything granted. */
  readonly granted: Cell;
}

const siteOf = (row: ElementRow): string => `${row.id}.worker-table.test`;

/** Hosts of the sites of `workerRow`, one for each row: a worker, a choice and a cookie belong to one of them. */
export const workerTableSites: readonly string[] = [...elements, ...edgeCases].map(siteOf);

/** What rows run in. */
export interface WorkerRun {
  readonly engine: Engine;
  readonly site: Site;
  readonly standIns: StandIns;
}

/** Runs `rows`, some at a time, and gives each to `look` as it is done. */
export async function workerRows(
  rows: readonly ElementRow[],
  run: WorkerRun,
  look: (seen: WorkerSeen) => void,
): Promise<void> {
  await eachRow(rows, async row => look(await workerRow(row, run)));
}

/** Opens a first view without the row, then one with it, grants everything, and opens it once more. */
async function workerRow(row: ElementRow, {engine, site, standIns}: WorkerRun): Promise<WorkerSeen> {
  const host = `${row.id}.listed.test`;
  const here = siteOf(row);
  const markup = row.markup(host);
  const tag = (row.beforeTag ?? '') + workerTag();
  const html = workerPage({tag, ...(row.where === 'head' ? {head: markup} : {body: markup})});
  for (const [path, body] of Object.entries(row.files?.(host) ?? {}))
    site.put(path, {body, type: typeOf(path)}, here);
  site.put('/akkoord-worker.js', {body: distFile('akkoord-worker.js'), type: 'text/javascript'}, here);
  const url = site.put('/row', {body: html.split('§'), headers: row.headers?.(host) ?? {}}, here);
  const view = await engine.open(site.put('/', workerPage(), here));
  await controlled(view);

  await view.goto(url);
  const allowed = workerAllows(row, engine);
  const {cell: before, report} = await cellOnceThere(row, allowed, {host, view, standIns});
  await view.evaluate('akkoord.acceptAll().then(() => 1)');
  const {cell: after} = await cellOnceThere(row, workerAfter(row), {host, view, standIns});
  await view.goto(url);
  const {cell: granted} = await cellOnceThere(row, [row.bare], {host, view, standIns});
  await view.close();
  return {row, before, leaks: report.leaks, after, granted};
}

/** Workers of a page may start late on a busy machine; whether they ask at all is the question. */
async function cellOnceThere(
  row: ElementRow,
  expected: readonly Cell[],
  {host, view, standIns}: {readonly host: string; readonly view: View; readonly standIns: StandIns},
): Promise<{readonly cell: Cell; readonly report: PageReport}> {
  const look = (seen: PageReport): Cell => cellOf(row, host, seen, standIns);
  const report = await reportWith(view, {
    isThere: seen => expected.includes(look(seen)),
    isAll: expected.join() === 'X',
  });
  return {cell: look(report), report};
}

async function controlled(view: View): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await view.evaluate('navigator.serviceWorker.controller !== null')) return;
    await wait(100);
  }
  throw new Error('no worker took control of the first view within thirty seconds');
}

/** What closes the limits that no worker does. */
const BEYOND_WORKERS = /^(nothing|frame policy|the site’s own|erasure)/;

/**
 * What the level allows before a grant: nothing, but for an address that a frame goes to, for what another
 * worker or the browser itself asks for, and for frames of a blob, which in Chromium no worker controls.
 * Firefox asks for what a module worker from a blob imports without its service worker.
 */
export function workerAllows(row: ElementRow, {name}: Engine): readonly Cell[] {
  if (row.id === 'n-frame-blob') return ['·', 'X'];
  if (row.id === 'n-worker-import' && name === 'Firefox') return ['R'];
  return row.limit && BEYOND_WORKERS.test(row.limit.closedBy) ? [row.limit.cell] : ['·'];
}

/** The cells after a grant without a reload: code that was refused a request asks again itself, or not at all. */
export function workerAfter(row: ElementRow): readonly Cell[] {
  // An `<object type>` that has never had an address stays empty in Chromium until it is put in anew.
  if (row.id === 'object') return ['R', '·'];
  return row.afterGrant ? [row.afterGrant] : row.limit ? [row.limit.cell] : ['·'];
}
