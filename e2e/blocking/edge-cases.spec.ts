import {expect, test} from './blocking-test.ts';
import {edgeCases} from './edge-cases.ts';
import {elements} from './elements.ts';
import {bare, levels} from './levels.ts';
import {rowsForBarePages} from './row-sizes.ts';
import {runRows} from './run-rows.ts';
import {writeLimits} from './truth-table.ts';

test.describe.configure({timeout: 600_000});

test('the page without a blocker shows what each edge case would do', async ({engine, site, standIns}) => {
  for (const {row, before} of await runRows(rowsForBarePages(edgeCases), bare, {engine, site, standIns}))
    expect.soft(before, row.id).toBe(row.bare);
});

test('the tag holds each edge case, but for the limits that docs/blocking.md names', async ({
  engine,
  site,
  standIns,
}) => {
  const [tag] = levels;
  if (!tag) return;
  for (const {row, before, after} of await runRows(edgeCases, tag, {engine, site, standIns})) {
    expect.soft(tag.allows(row), `${row.id} before a grant`).toContain(before);
    expect.soft(after, `${row.id} after a grant`).toBe(tag.afterGrant(row));
  }
  writeLimits([...elements, ...edgeCases]);
});
