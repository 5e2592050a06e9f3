import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createStandIns} from '@akkoord/testkit';
import {test as base} from '@playwright/test';
import {chromiumEngine} from './chromium-engine.ts';
import {edgeCases} from './edge-cases.ts';
import {elements} from './elements.ts';
import {createSite} from './site.ts';
import {checkWorkerEdgeCases, checkWorkerTable} from './worker-checks.ts';
import {type WorkerRun, workerTableSites} from './worker-level.ts';

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
  test.setTimeout(600_000);
  await checkWorkerTable(elements, run);
});

test('no edge case leaves or runs on the second view, and all do on the view after a grant', async ({
  run,
}) => {
  test.setTimeout(1_200_000);
  await checkWorkerEdgeCases(edgeCases, run);
});
