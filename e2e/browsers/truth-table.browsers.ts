import {elements} from '../blocking/elements.ts';
import {bare, levels} from '../blocking/levels.ts';
import {runRows} from '../blocking/run-rows.ts';
import {writeColumn} from '../blocking/truth-table.ts';
import {expect, test} from './browsers-test.ts';
import {afterIn, allowedIn, asSeenBy, canBeNamed} from './differences.ts';

test('the page without a blocker shows what each row would do', async ({engine, site, standIns}) => {
  const rows = asSeenBy(engine, elements);
  for (const {row, before} of await runRows(rows, bare, {engine, site, standIns}))
    expect.soft(before, row.id).toBe(row.bare);
});

for (const level of levels) {
  test(`${level.id}: holds what it claims, names what leaked, and gives back what is granted`, async ({
    engine,
    site,
    standIns,
  }) => {
    const seen = await runRows(asSeenBy(engine, elements), level, {engine, site, standIns});
    for (const {row, host, before, leaks, after} of seen) {
      const allowed = allowedIn(engine, level, row);
      expect.soft(allowed, `${row.id} before a grant`).toContain(before);
      expect.soft(after, `${row.id} after a grant`).toBe(afterIn(engine, level, row));
      const named = leaks.some(leak => leak.host === host && leak.service === 'listed');
      // Hosts that only the mark-up names are none that the audit knows.
      if (
        /^(tag|frame-policy)$/.test(level.id) &&
        (before === 'R' || allowed.join() === 'c') &&
        canBeNamed(engine, row)
      )
        expect.soft(named, `${row.id} in akkoord.leaks`).toBe(true);
      if (!/[Rc]/.test(allowed.join())) expect.soft(leaks, `${row.id} leaks nothing`).toEqual([]);
    }
    writeColumn({
      level: level.id,
      title: level.title,
      engine: engine.name,
      version: engine.version,
      cells: Object.fromEntries(
        seen.map(({row, before}) => [row.id, allowedIn(engine, level, row).length > 1 ? 'r' : before]),
      ),
      after: Object.fromEntries(seen.map(({row, after}) => [row.id, after])),
    });
  });
}
