/*
 * How SQLite answers what people at the desk ask: along an index, without passing over rows and without sorting them.
 */
import {DatabaseSync} from '@photostructure/sqlite';
import {afterAll, describe, expect, test} from 'vitest';
import {TALLIES} from './sqlite/desk.ts';
import {BY_CONSENT, listStatement, WALKS} from './sqlite/list-statements.ts';
import {MIGRATIONS} from './sqlite/migrations.ts';

const database = new DatabaseSync(':memory:');
for (const step of MIGRATIONS) database.exec(step);
afterAll(() => database.close());

/** The steps of SQLite's plan for `statement`, in one text. */
function planOf(statement: string): string {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as {detail: string}[];
  return steps.map(({detail}) => detail).join('\n');
}

describe.each(['newest', 'oldest'] as const)('a page, %s first', order => {
  test.each([
    ['all', 'record_time (site=?'],
    ['action', 'record_action (site=? AND action=?'],
    ['notice', 'record_notice (site=? AND notice=? AND action=?'],
  ] as const)('of %s starts at its row in one index and needs no sorting', (name, index) => {
    const plan = planOf(listStatement(WALKS[name], order));
    const [used = ''] = plan.split('\n').filter(step => step.startsWith('SEARCH record '));
    expect(used).toContain(`USING INDEX ${index} AND `);
    // Where the page starts, and where the time that was asked for ends.
    expect(used).toMatch(/\(received_at,rowid\)[<>]/);
    expect(used).toMatch(/ received_at[<>]/);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  test('of one browser reads the index of each part of a log, and sorts what it has found', () => {
    const plan = planOf(listStatement(BY_CONSENT, order));
    expect(plan).toMatch(/SEARCH record USING INDEX record_consent \(<expr>=\? AND consent_key=\?\)/);
    expect(plan).not.toMatch(/SCAN record/);
  });
});

test.each(Object.entries(TALLIES))('counts of %s are sought by site and day', (_, statement) => {
  const plan = planOf(statement);
  expect(plan).toMatch(/SEARCH tally USING PRIMARY KEY \(site=\? AND day>\? AND day<\?\)/);
  // The names of sites are read as the first of each, which is no walk either.
  expect(plan).not.toMatch(/SCAN tally/);
});
