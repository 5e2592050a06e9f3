import {createStandIns, type NetworkEntry, type StandIns} from '@akkoord/testkit';
import {type BrowserContext, test as base, expect, type Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {withProfile} from './profile.ts';
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
  /**
   * What arrived at third parties since the last call, connections without a request included. Waits until all that
   * is `expected` has arrived, and then until it is quiet.
   */
  arrivals(expected?: readonly string[]): Promise<string[]>;
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
    await withProfile({playwright, standIns, launchOptions}, async context => {
      standIns.requests.clear();
      await use(visitorOf(context, await context.newPage(), standIns));
    });
  },
});

/** A browser starts a worker when it has nothing better to do. */
const PATIENT = {timeout: 30_000};

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
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, PATIENT);
    },
    async arrivals(expected = []) {
      const missing = (): string[] => {
        const arrived = thirdPartyNames(standIns);
        return expected.filter(name => !arrived.includes(name));
      };
      await expect.poll(missing, {message: 'what has not arrived', timeout: 20_000}).toEqual([]);
      await quiet(page, standIns.requests);
      const seen = thirdPartyNames(standIns);
      standIns.requests.clear();
      return seen.filter(name => !name.startsWith('connect') || !hasRequest(name, seen));
    },
  };
}

const thirdPartyNames = ({requests}: StandIns): string[] =>
  requests
    .all()
    .filter(({party}) => party === 'third-party')
    .map(nameOf);

const nameOf = (entry: NetworkEntry): string =>
  entry.kind === 'connect' ? `connect ${entry.host}` : `${entry.host}${entry.path}`;

const hasRequest = (connect: string, all: readonly string[]): boolean =>
  all.some(name => name.startsWith(`${connect.slice('connect '.length)}/`));

/** Waits until the worker has kept what a page has told it. */
export async function told({page}: Visitor): Promise<void> {
  await page.waitForFunction(
    async () => (await indexedDB.databases()).some(({name}) => name === 'akkoord-worker'),
    undefined,
    PATIENT,
  );
}

/** Puts `body` in the place of the worker's file, and waits until it has taken over. */
export async function replaceWorker(site: WorkerSite, {page}: Visitor, body: string): Promise<void> {
  site.put('/akkoord-worker.js', {type: 'text/javascript', body});
  await page.evaluate(async () => {
    // Listened for first, as the new one may be there before the update is told to be done.
    const changed = new Promise(resolve =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, {once: true}),
    );
    await (await navigator.serviceWorker.getRegistration())?.update();
    await changed;
  });
}

/** Waits until the worker has written down that the tag of a page has spoken since the last view without one. */
export async function spoken({page}: Visitor): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise<number | undefined>(done => {
            const request = indexedDB.open('akkoord-worker');
            request.onerror = () => done(undefined);
            // Who only looks must leave nothing behind.
            request.onupgradeneeded = () => request.transaction?.abort();
            request.onsuccess = () => {
              const kept = request.result.transaction('state').objectStore('state').get('kept');
              kept.onsuccess = () => done(kept.result?.silentViews);
              request.result.close();
            };
          }),
      ),
    )
    .toBe(0);
}

/** Ends every worker of the browser, as it does by itself when they are idle. */
export async function killWorkers({context, page}: Visitor): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

export {expect} from '@playwright/test';
