import type {StandIns} from '@akkoord/testkit';
import {expect, test} from './blocking-test.ts';
import type {Cell, ElementRow} from './element-row.ts';
import {elements} from './elements.ts';
import type {Engine} from './engine.ts';
import {bare, type Level, levels} from './levels.ts';
import {cellOf, type NamedLeak, settledReport} from './observe.ts';
import type {Site} from './site.ts';
import {siteOf} from './table-sites.ts';
import {writeColumn} from './truth-table.ts';

/** What was seen of one row. */
interface Seen {
  readonly row: ElementRow;
  readonly host: string;
  readonly before: Cell;
  readonly leaks: readonly NamedLeak[];
  /** After everything was granted; on a page without a blocker as before. */
  readonly after: Cell;
}

/** Pages that are open at a time. */
const AT_ONCE = 4;

test.describe.configure({timeout: 240_000});

test('the page without a blocker shows what each row would do', async ({engine, site, standIns}) => {
  for (const {row, before} of await runLevel(bare, {engine, site, standIns}))
    expect.soft(before, row.id).toBe(row.bare);
});

for (const level of levels) {
  test(`${level.id}: holds what it claims, names what leaked, and gives back what is granted`, async ({
    engine,
    site,
    standIns,
  }) => {
    const seen = await runLevel(level, {engine, site, standIns});
    for (const {row, host, before, leaks, after} of seen) {
      expect.soft(level.allows(row), `${row.id} before a grant`).toContain(before);
      expect.soft(after, `${row.id} after a grant`).toBe(level.afterGrant(row));
      const named = leaks.some(leak => leak.host === host && leak.service === 'listed');
      if (before === 'R' && !row.closedBy) expect.soft(named, `${row.id} in akkoord.leaks`).toBe(true);
      if (!level.allows(row).includes('R')) expect.soft(leaks, `${row.id} leaks nothing`).toEqual([]);
    }
    writeColumn({
      level: level.id,
      title: level.title,
      engine: engine.name,
      version: engine.version,
      cells: Object.fromEntries(
        seen.map(({row, before}) => [row.id, level.allows(row).length > 1 ? 'r' : before]),
      ),
      after: Object.fromEntries(seen.map(({row, after}) => [row.id, after])),
    });
  });
}

interface Run {
  readonly engine: Engine;
  readonly site: Site;
  readonly standIns: StandIns;
}

async function runLevel(level: Level, run: Run): Promise<readonly Seen[]> {
  const waiting = [...elements];
  const seen: Seen[] = [];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const found = await runRow(row, level, run);
      if (found) seen.push(found);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return elements.flatMap(row => seen.find(entry => entry.row === row) ?? []);
}

async function runRow(
  row: ElementRow,
  level: Level,
  {engine, site, standIns}: Run,
): Promise<Seen | undefined> {
  const host = `${row.id}.${level.domain}`;
  const html = level.page(row, host);
  if (html === undefined) return undefined;
  const view = await engine.open(site.put(`/${level.id}/${row.id}`, html, siteOf(level, row)));
  const report = await settledReport(view);
  const before = cellOf(row, host, report, standIns);
  let after = before;
  if (level !== bare) {
    await view.evaluate('akkoord.acceptAll().then(() => 1)');
    after = cellOf(row, host, await settledReport(view), standIns);
  }
  await view.close();
  return {row, host, before, leaks: report.leaks, after};
}
