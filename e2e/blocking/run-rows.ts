import type {StandIns} from '@akkoord/testkit';
import {eachRow} from './each-row.ts';
import type {Cell, ElementRow} from './element-row.ts';
import type {Engine, View} from './engine.ts';
import {bare, type Level} from './levels.ts';
import {cellOf, hasRequestAt, type NamedLeak, type PageReport, reportWith} from './observe.ts';
import {type Site, typeOf} from './site.ts';
import {siteOf} from './table-sites.ts';

/** What was seen of one row. */
export interface Seen {
  readonly row: ElementRow;
  readonly host: string;
  readonly before: Cell;
  readonly leaks: readonly NamedLeak[];
  /** After everything was granted; on a page without a blocker as before. */
  readonly after: Cell;
}

/** What rows run in. */
export interface Run {
  readonly engine: Engine;
  readonly site: Site;
  readonly standIns: StandIns;
  /** Rows whose leak, where it is sure to be, is waited for in the page's own report too; absent: none. */
  readonly names?: (row: ElementRow) => boolean;
}

/** Opens a page for each of `rows` at `level`, and looks before and after a grant. Rows without a form are left out. */
export async function runRows(rows: readonly ElementRow[], level: Level, run: Run): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  await eachRow(rows, async row => {
    const found = await runRow(row, level, run);
    if (found) seen.push(found);
  });
  return rows.flatMap(row => seen.find(entry => entry.row === row) ?? []);
}

async function runRow(
  row: ElementRow,
  level: Level,
  {engine, site, standIns, names}: Run,
): Promise<Seen | undefined> {
  const host = `${row.id}.${level.domain}`;
  const html = level.page(row, host);
  if (html === undefined) return undefined;
  const siteHost = siteOf(level, row);
  for (const [path, body] of Object.entries(row.files?.(host) ?? {}))
    site.put(path, {body, type: typeOf(path)}, siteHost);
  if (level.opens) site.openFrames(level.opens, siteHost);
  const page = {body: html.split('§'), headers: row.headers?.(host) ?? {}};
  const view = await engine.open(site.put('/', page, siteHost));
  // What a browser fetches ahead it may give up once it is held, after it has connected: no more than is claimed.
  const tellsConnections = level.tellsConnections && level.allows(row).join() !== 'R';
  const look = (seen: PageReport): Cell => {
    const cell = cellOf(row, host, seen, standIns);
    return cell === 'R' && tellsConnections && !hasRequestAt(host, standIns) ? 'c' : cell;
  };
  const allowed = level.allows(row);
  // The page tells of a leak once the browser has told it.
  const isTold = names?.(row) && /^[Rc]$/.test(allowed.join());
  const isNamed = ({leaks}: PageReport): boolean => leaks.some(leak => leak.host === host);
  const report = await reportWith(view, {
    isThere: seen => allowed.includes(look(seen)) && (!isTold || isNamed(seen)),
    isAll: allowed.join() === 'X',
  });
  const before = look(report);
  const after = level === bare ? before : await afterGrant(view, level.afterGrant(row), look);
  await view.close();
  return {row, host, before, leaks: report.leaks, after};
}

/** Grants everything, and gives the cell of the page once it is `expected`. */
async function afterGrant(view: View, expected: Cell, look: (seen: PageReport) => Cell): Promise<Cell> {
  await view.evaluate('akkoord.acceptAll().then(() => 1)');
  return look(await reportWith(view, {isThere: seen => look(seen) === expected, isAll: expected === 'X'}));
}
