import {expect, test} from './blocking-test.ts';
import type {ElementRow} from './element-row.ts';
import {elements} from './elements.ts';
import {bare, levels} from './levels.ts';
import {isFull, rowsForBarePages} from './row-sizes.ts';
import {runRows} from './run-rows.ts';
import {writeColumn} from './truth-table.ts';

test.describe.configure({timeout: 600_000});

test('the page without a blocker shows what each row would do', async ({engine, site, standIns}) => {
  for (const {row, before} of await runRows(rowsForBarePages(elements), bare, {engine, site, standIns}))
    expect.soft(before, row.id).toBe(row.bare);
});

for (const level of levels) {
  test(`${level.id}: holds what it claims, names what leaked, and gives back what is granted`, async ({
    engine,
    site,
    standIns,
  }) => {
    const rows = isFull ? elements : elements.filter(level.smaller ?? (() => true));
    const names = ({limit}: ElementRow): boolean => !limit;
    const seen = await runRows(rows, level, {engine, site, standIns, names});
    for (const {row, host, before, leaks, after} of seen) {
      expect.soft(level.allows(row), `${row.id} before a grant`).toContain(before);
      expect.soft(after, `${row.id} after a grant`).toBe(level.afterGrant(row));
      const named = leaks.some(leak => leak.host === host && leak.service === 'listed');
      const leaves = before === 'R' || level.allows(row).join() === 'c';
      if (leaves && !row.limit) expect.soft(named, `${row.id} in akkoord.leaks`).toBe(true);
      if (!/[Rc]/.test(level.allows(row).join())) expect.soft(leaks, `${row.id} leaks nothing`).toEqual([]);
    }
    if (!isFull) return;
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
