import {createStandIns, type StandIns} from '@akkoord/testkit';
import {type Browser, test as base} from '@playwright/test';
import {chromiumEngine} from './chromium-engine.ts';
import type {Engine} from './engine.ts';
import {withProfile} from './profile.ts';
import {createSite, LISTED_CODE, MEASURED_CODE, SITE_HOST, type Site} from './site.ts';
import {tableSites} from './table-sites.ts';

/** A site, the third parties that it asks, and a browser that finds nothing else. */
export const test = base.extend<
  {fresh: undefined},
  {site: Site; standIns: StandIns; engine: Engine; browser: Browser}
>({
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
      const hosts = [SITE_HOST, LISTED_CODE, MEASURED_CODE, ...tableSites];
      const standIns = await createStandIns({
        upstreams: Object.fromEntries(hosts.map(host => [host, site.upstream])),
      });
      await use(standIns);
      await standIns.close();
    },
    {scope: 'worker'},
  ],
  browser: [
    async ({playwright, standIns, launchOptions}, use) => {
      const browser = await playwright.chromium.launch({...launchOptions, args: [...standIns.hostRules]});
      await use(browser);
      await browser.close();
    },
    {scope: 'worker'},
  ],
  fresh: [
    async ({standIns}, use) => {
      standIns.requests.clear();
      await use(undefined);
    },
    {auto: true},
  ],
  engine: [
    ({playwright, standIns, launchOptions}, use) =>
      withProfile({playwright, standIns, launchOptions}, profile => use(chromiumEngine(profile))),
    {scope: 'worker'},
  ],
});

export {expect} from '@playwright/test';
