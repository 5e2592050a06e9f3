import {expect} from '@playwright/test';
import type {ElementRow} from './element-row.ts';
import type {Column} from './truth-table.ts';
import {type WorkerRun, type WorkerSeen, workerAfter, workerAllows, workerRows} from './worker-level.ts';

/** Runs `rows` of the truth table, holds each against what the level claims, and gives the engine's column. */
export async function checkWorkerTable(rows: readonly ElementRow[], run: WorkerRun): Promise<Column> {
  const {engine} = run;
  const all = new Map<string, WorkerSeen>();
  await workerRows(rows, run, seen => {
    const {row, before, leaks, after, granted} = seen;
    all.set(row.id, seen);
    expect.soft(workerAllows(row, engine), `${row.id} before a grant`).toContain(before);
    if (!row.limit) expect.soft(leaks, `${row.id} in akkoord.leaks`).toEqual([]);
    expect.soft(workerAfter(row), `${row.id} after a grant`).toContain(after);
    expect.soft(granted, `${row.id} on the view after`).toBe(row.bare);
  });
  const cells = (cellOf: (seen: WorkerSeen) => string): Record<string, string> =>
    Object.fromEntries(
      rows.flatMap(({id}) => {
        const seen = all.get(id);
        return seen ? [[id, cellOf(seen)]] : [];
      }),
    );
  return {
    level: 'tag-worker',
    title: 'tag + worker, second view',
    engine: engine.name,
    version: engine.version,
    cells: cells(({row, before}) => (workerAllows(row, engine).length > 1 ? 'r' : before)),
    after: cells(({row, after}) => (workerAfter(row).length > 1 ? 'r' : after)),
  };
}

/** Runs edge cases, which hold on the second view, and all come on the view after a grant. */
export async function checkWorkerEdgeCases(rows: readonly ElementRow[], run: WorkerRun): Promise<void> {
  const {engine} = run;
  await workerRows(rows, run, ({row, before, leaks, granted}) => {
    expect.soft(workerAllows(row, engine), `${row.id} before a grant`).toContain(before);
    // What a row has put in place before the tag asks past it, and the worker’s refusal stands in resource timing.
    if (before === '·' && !row.beforeTag) expect.soft(leaks, `${row.id} in akkoord.leaks`).toEqual([]);
    expect.soft(granted, `${row.id} on the view after`).toBe(row.bare);
  });
}
