import {edgeCases} from '../blocking/edge-cases.ts';
import {bare, levels} from '../blocking/levels.ts';
import {runRows} from '../blocking/run-rows.ts';
import {expect, test} from './browsers-test.ts';
import {asSeenBy, levelIn} from './differences.ts';

test('the page without a blocker shows what each edge case would do', async ({engine, site, standIns}) => {
  const rows = asSeenBy(engine, edgeCases);
  for (const {row, before} of await runRows(rows, bare, {engine, site, standIns}))
    expect.soft(before, row.id).toBe(row.bare);
});

test('the tag holds each edge case, but for the limits that docs/blocking.md names', async ({
  engine,
  site,
  standIns,
}) => {
  const [first] = levels;
  if (!first) return;
  const tag = levelIn(engine, first);
  const rows = asSeenBy(engine, edgeCases);
  for (const {row, before, after} of await runRows(rows, tag, {engine, site, standIns})) {
    expect.soft(tag.allows(row), `${row.id} before a grant`).toContain(before);
    expect.soft(after, `${row.id} after a grant`).toBe(tag.afterGrant(row));
  }
});
