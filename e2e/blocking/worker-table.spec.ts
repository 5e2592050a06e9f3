import {createStandIns} from '@akkoord/testkit';
import {test as base} from '@playwright/test';
import {chromiumEngine} from './chromium-engine.ts';
import {edgeCases} from './edge-cases.ts';
import {elements} from './elements.ts';
import {withProfile} from './profile.ts';
import {isFull, rowsForWorker} from './row-sizes.ts';
import {createSite} from './site.ts';
import {writeColumn} from './truth-table.ts';
import {checkWorkerEdgeCases, checkWorkerTable} from './worker-checks.ts';
import {type WorkerRun, workerTableSites} from './worker-level.ts';

const test = base.extend<object, {run: WorkerRun}>({
  run: [
    async ({playwright, launchOptions}, use) => {
      const site = await createSite();
      const upstreams = Object.fromEntries(workerTableSites.map(host => [host, site.upstream]));
      const standIns = await createStandIns({upstreams});
      await withProfile({playwright, standIns, launchOptions}, profile =>
        use({engine: chromiumEngine(profile), site, standIns}),
      );
      await standIns.close();
      await site.close();
    },
    {scope: 'worker', timeout: 60_000},
  ],
});

test('no row of the truth table leaves or runs on the second view, and a grant brings each', async ({
  run,
}) => {
  test.setTimeout(600_000);
  const column = await checkWorkerTable(rowsForWorker(elements), run);
  if (isFull) writeColumn(column);
});

test('no edge case leaves or runs on the second view, and all do on the view after a grant', async ({
  run,
}) => {
  test.setTimeout(1_200_000);
  await checkWorkerEdgeCases(rowsForWorker(edgeCases), run);
});
