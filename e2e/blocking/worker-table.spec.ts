import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createStandIns} from '@akkoord/testkit';
import {test as base, expect} from '@playwright/test';
import {chromiumEngine} from './chromium-engine.ts';
import {edgeCases} from './edge-cases.ts';
import {elements} from './elements.ts';
import {createSite} from './site.ts';
import {type WorkerRun, workerAfter, workerAllows, workerRows, workerTableSites} from './worker-level.ts';

const test = base.extend<object, {run: WorkerRun}>({
  run: [
    async ({playwright, launchOptions}, use) => {
      const site = await createSite();
      const upstreams = Object.fromEntries(workerTableSites.map(host => [host, site.upstream]));
      const standIns = await createStandIns({upstreams});
      const directory = await mkdtemp(join(tmpdir(), 'akkoord-profile-'));
      const profile = await playwright.chromium.launchPersistentContext(directory, {
        ...launchOptions,
        args: [...standIns.hostRules],
        ignoreHTTPSErrors: true,
      });
      await use({engine: chromiumEngine(profile), site, standIns});
      await profile.close();
      await standIns.close();
      await site.close();
      await rm(directory, {recursive: true, force: true, maxRetries: 3});
    },
    {scope: 'worker', timeout: 60_000},
  ],
});

test('no row of the truth table leaves or runs on the second view, and a grant brings each', async ({
  run,
}) => {
  test.setTimeout(300_000);
  await workerRows(elements, run, ({row, before, leaks, after, granted}) => {
    expect.soft(workerAllows(row), `${row.id} before a grant`).toContain(before);
    if (!row.limit) expect.soft(leaks, `${row.id} in akkoord.leaks`).toEqual([]);
    expect.soft(workerAfter(row, run.engine), `${row.id} after a grant`).toContain(after);
    expect.soft(granted, `${row.id} on the view after`).toBe(row.bare);
  });
});

test('no edge case leaves or runs on the second view, and all do on the view after a grant', async ({
  run,
}) => {
  test.setTimeout(600_000);
  await workerRows(edgeCases, run, ({row, before, leaks, granted}) => {
    expect.soft(workerAllows(row), `${row.id} before a grant`).toContain(before);
    if (before === '·') expect.soft(leaks, `${row.id} in akkoord.leaks`).toEqual([]);
    expect.soft(granted, `${row.id} on the view after`).toBe(row.bare);
  });
});
