import {createProxy, createStandIns} from '@akkoord/testkit';
import {test as base} from '@playwright/test';
import type {BrowsersOptions} from '../browsers/browsers-test.ts';
import {asSeenBy} from '../browsers/differences.ts';
import {startFirefox} from '../browsers/firefox.ts';
import {startWebkit} from '../browsers/webkit.ts';
import {edgeCases} from './edge-cases.ts';
import {elements} from './elements.ts';
import {createSite} from './site.ts';
import {writeColumn} from './truth-table.ts';
import {checkWorkerEdgeCases, checkWorkerTable} from './worker-checks.ts';
import {type WorkerRun, workerTableSites} from './worker-level.ts';

const test = base.extend<object, BrowsersOptions & {run: WorkerRun}>({
  engineName: ['firefox', {option: true, scope: 'worker'}],
  run: [
    async ({engineName}, use) => {
      const site = await createSite();
      const upstreams = Object.fromEntries(workerTableSites.map(host => [host, site.upstream]));
      const standIns = await createStandIns({upstreams});
      const proxy = await createProxy(standIns.port);
      const engine =
        engineName === 'firefox' ? await startFirefox(standIns.port) : await startWebkit(proxy.url);
      await use({engine, site, standIns});
      await engine.close();
      await proxy.close();
      await standIns.close();
      await site.close();
    },
    {scope: 'worker', timeout: 60_000},
  ],
});

test('no row of the truth table leaves or runs on the second view, and a grant brings each', async ({
  run,
}) => {
  test.setTimeout(300_000);
  writeColumn(await checkWorkerTable(asSeenBy(run.engine, elements), run));
});

test('no edge case leaves or runs on the second view, and all do on the view after a grant', async ({
  run,
}) => {
  test.setTimeout(900_000);
  await checkWorkerEdgeCases(asSeenBy(run.engine, edgeCases), run);
});
