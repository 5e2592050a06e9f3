import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createStandIns, type NetworkEntry, type StandIns} from '@akkoord/testkit';
import {type BrowserContext, test as base, type Page} from '@playwright/test';
import {createWorkerSite, WORKER_SITE, type WorkerSite, workerPage} from './worker-site.ts';

/** A visitor with a profile on disk of their own: private ones never preconnect. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Warnings of ours in the console, by code. */
  readonly warnings: string[];
  /** Opens `path` of the site. */
  open(path: string): Promise<void>;
  /** The first view, up to the moment in which the worker has everything that the second one needs. */
  firstView(path?: string): Promise<void>;
  /** What arrived at third parties since the last call, connections without a request included; waits until it is quiet. */
  arrivals(): Promise<string[]>;
}

/** A site, the third parties that it asks, and a visitor. */
export const test = base.extend<
  {visitor: Visitor; site: WorkerSite},
  {standIns: StandIns; server: WorkerSite}
>({
  server: [
    async ({playwright: _}, use) => {
      const server = await createWorkerSite();
      await use(server);
      await server.close();
    },
    {scope: 'worker'},
  ],
  standIns: [
    async ({server}, use) => {
      const upstreams = {[new URL(WORKER_SITE).host]: server.upstream};
      const standIns = await createStandIns({upstreams});
      await use(standIns);
      await standIns.close();
    },
    {scope: 'worker'},
  ],
  site: async ({server}, use) => {
    server.reset();
    server.put('/', workerPage());
    await use(server);
  },
  visitor: async ({playwright, standIns, launchOptions, site: _}, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'akkoord-profile-'));
    const context = await playwright.chromium.launchPersistentContext(directory, {
      ...launchOptions,
      args: [...standIns.hostRules],
      ignoreHTTPSErrors: true,
    });
    standIns.requests.clear();
    await use(visitorOf(context, await context.newPage(), standIns));
    await context.close();
    await rm(directory, {recursive: true, force: true, maxRetries: 3});
  },
});

/** Time in which a page does what it is going to do. */
const SETTLED = 400;

function visitorOf(context: BrowserContext, page: Page, standIns: StandIns): Visitor {
  const warnings: string[] = [];
  page.on('console', message => {
    const code = /^\[akkoord\] ([\w-]+)/.exec(message.text())?.[1];
    if (code) warnings.push(code);
  });
  const open = async (path: string): Promise<void> => {
    await page.goto(WORKER_SITE + path);
  };
  return {
    context,
    page,
    warnings,
    open,
    async firstView(path = '/') {
      await open(path);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    },
    async arrivals() {
      await page.waitForTimeout(SETTLED);
      const seen = standIns.requests.all().filter(({party}) => party === 'third-party');
      standIns.requests.clear();
      return seen.map(nameOf).filter((name, _, all) => !name.startsWith('connect') || !hasRequest(name, all));
    },
  };
}

const nameOf = (entry: NetworkEntry): string =>
  entry.kind === 'connect' ? `connect ${entry.host}` : `${entry.host}${entry.path}`;

const hasRequest = (connect: string, all: readonly string[]): boolean =>
  all.some(name => name.startsWith(`${connect.slice('connect '.length)}/`));

/** Waits until the worker has kept what a page has told it. */
export async function told({page}: Visitor): Promise<void> {
  await page.waitForFunction(async () =>
    (await indexedDB.databases()).some(({name}) => name === 'akkoord-worker'),
  );
}

/** Ends every worker of the browser, as it does by itself when they are idle. */
export async function killWorkers({context, page}: Visitor): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

export {expect} from '@playwright/test';
