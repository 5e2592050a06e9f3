import {createProxy, createStandIns, type StandIns} from '@akkoord/testkit';
import {test as base} from '@playwright/test';
import type {Engine} from '../blocking/engine.ts';
import {createSite, LISTED_CODE, MEASURED_CODE, SITE_HOST, type Site} from '../blocking/site.ts';
import {tableSites} from '../blocking/table-sites.ts';
import {CARRIED, CONTAINER} from '../blocking/tagged-page.ts';
import {startFirefox} from './firefox.ts';
import {pageHosts} from './page-hosts.ts';
import {startWebkit} from './webkit.ts';

/** Which browser a project of playwright.browsers.config.ts runs. */
export interface BrowsersOptions {
  readonly engineName: 'firefox' | 'webkit';
}

/** A site, the third parties that it asks, and a browser other than Chromium that finds nothing else. */
export const test = base.extend<object, BrowsersOptions & {site: Site; standIns: StandIns; engine: Engine}>({
  engineName: ['firefox', {option: true, scope: 'worker'}],
  site: [
    async ({playwright: _}, use) => {
      const site = await createSite();
      await use(site);
      await site.close();
    },
    {scope: 'worker'},
  ],
  standIns: [
    async ({site}, use) => {
      const hosts = [SITE_HOST, LISTED_CODE, MEASURED_CODE, ...pageHosts, ...tableSites];
      const standIns = await createStandIns({
        upstreams: Object.fromEntries(hosts.map(host => [host, site.upstream])),
        containers: {[CONTAINER]: Object.values(CARRIED)},
      });
      await use(standIns);
      await standIns.close();
    },
    {scope: 'worker'},
  ],
  engine: [
    async ({standIns, engineName}, use) => {
      const proxy = await createProxy(standIns.port);
      const engine =
        engineName === 'firefox' ? await startFirefox(standIns.port) : await startWebkit(proxy.url);
      await use(engine);
      await engine.close();
      await proxy.close();
    },
    {scope: 'worker'},
  ],
});

export {expect} from '@playwright/test';
