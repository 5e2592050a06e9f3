import {createStandIns, type StandIns} from '@akkoord/testkit';
import {type BrowserContext, test as base, type Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {withProfile} from './profile.ts';
import {createSite, SITE_HOST, type Site, type SitePage} from './site.ts';
import {CARRIED, CONTAINER, type TaggedPage, taggedPage} from './tagged-page.ts';

/** A visitor with a profile of its own on disk: private contexts never preconnect, and would hide that. */
export interface Visitor {
  readonly page: Page;
  /** Warnings of the SDK in the console. */
  readonly warnings: readonly string[];
  /** Uncaught errors and refusals by a content security policy. */
  readonly errors: readonly string[];
  /** Opens `path`, and waits until whatever it starts by itself has arrived. */
  view(path: string): Promise<void>;
  /** Takes a decision by the page's own interface, and waits until what follows from it has arrived. */
  choose(choices: Readonly<Record<string, 'granted' | 'denied'>>): Promise<void>;
}

/** Site and stand-ins of one worker, and visitors that reach nothing else. */
export const test = base.extend<
  {visitor: Visitor},
  {
    site: Site & {serve(path: string, page: TaggedPage, headers?: SitePage['headers']): void};
    standIns: StandIns;
  }
>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures it needs
    async ({}, use) => {
      const site = await createSite();
      await use({
        ...site,
        serve: (path, page, headers) =>
          void site.put(path, {body: taggedPage(page), ...(headers ? {headers} : {})}),
      });
      await site.close();
    },
    {scope: 'worker'},
  ],
  standIns: [
    async ({site}, use) => {
      const standIns = await createStandIns({
        upstreams: {[SITE_HOST]: site.upstream},
        containers: {[CONTAINER]: Object.values(CARRIED)},
      });
      await use(standIns);
      await standIns.close();
    },
    {scope: 'worker'},
  ],
  visitor: async ({playwright, standIns, launchOptions}, use) => {
    await withProfile({playwright, standIns, launchOptions}, async context => {
      standIns.requests.clear();
      await use(await visitorOf(context, standIns));
    });
  },
});

function unlessLeft(error: Error): void {
  if (!/context was destroyed/i.test(error.message)) throw error;
}

async function visitorOf(context: BrowserContext, {requests}: StandIns): Promise<Visitor> {
  const page = context.pages()[0] ?? (await context.newPage());
  const warnings: string[] = [];
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => {
    const text = message.text();
    if (text.startsWith('[akkoord]')) warnings.push(text);
    if (/Content Security Policy|Trusted(HTML|Script)/.test(text)) errors.push(text);
  });
  const settled = (): Promise<void> => quiet(page, requests);
  return {
    page,
    warnings,
    errors,
    async view(path) {
      await page.goto(`https://${SITE_HOST}${path}`);
      await settled();
    },
    async choose(choices) {
      // A withdrawal may load the page again before it has answered.
      await page.evaluate(`akkoord.set(${JSON.stringify(choices)})`).catch(unlessLeft);
      await settled();
    },
  };
}

export {expect} from '@playwright/test';
