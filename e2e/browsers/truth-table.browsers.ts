import type {ElementRow} from '../blocking/element-row.ts';
import {elements} from '../blocking/elements.ts';
import {bare, levels} from '../blocking/levels.ts';
import {runRows} from '../blocking/run-rows.ts';
import {writeColumn} from '../blocking/truth-table.ts';
import {expect, test} from './browsers-test.ts';
import {asSeenBy, canBeNamed, levelIn} from './differences.ts';

test('the page without a blocker shows what each row would do', async ({engine, site, standIns}) => {
  const rows = asSeenBy(engine, elements);
  for (const {row, before} of await runRows(rows, bare, {engine, site, standIns}))
    expect.soft(before, row.id).toBe(row.bare);
});

for (const claimed of levels) {
  test(`${claimed.id}: holds what it claims, names what leaked, and gives back what is granted`, async ({
    engine,
    site,
    standIns,
  }) => {
    const level = levelIn(engine, claimed);
    // Hosts that only the mark-up names are none that the audit knows.
    const names = (row: ElementRow): boolean =>
      /^(tag|frame-policy)$/.test(level.id) && canBeNamed(engine, row);
    const seen = await runRows(asSeenBy(engine, elements), level, {engine, site, standIns, names});
    for (const {row, host, before, leaks, after} of seen) {
      const allowed = level.allows(row);
      expect.soft(allowed, `${row.id} before a grant`).toContain(before);
      expect.soft(after, `${row.id} after a grant`).toBe(level.afterGrant(row));
      const named = leaks.some(leak => leak.host === host && leak.service === 'listed');
      if ((before === 'R' || allowed.join() === 'c') && names(row))
        expect.soft(named, `${row.id} in akkoord.leaks`).toBe(true);
      if (!/[Rc]/.test(allowed.join())) expect.soft(leaks, `${row.id} leaks nothing`).toEqual([]);
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
