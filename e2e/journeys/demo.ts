import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createStandIns, type StandIns} from '@akkoord/testkit';
import {type Browser, type BrowserContext, test as base, chromium, type Page} from '@playwright/test';

/** The demo's own host. */
export const SITE = 'https://www.kade-negen.test';

/** Where a collector can stand, seen from the site. */
export const COLLECTORS = {
  'the same host': SITE,
  'a sibling subdomain': 'https://consent.kade-negen.test',
  'another site': 'https://collector.elders.test',
} as const;

/** Name of a place for the collector. */
export type CollectorPlace = keyof typeof COLLECTORS;

/** One record as the listing route answers it; only what these specs look at. */
export interface Listed {
  readonly notice: 'published' | 'unpublished';
  readonly row: {
    readonly receivedAt: string;
    readonly record: {
      readonly id: string;
      readonly decidedAt: string;
      readonly expiresAt: string;
      readonly action: string;
      readonly control: string;
      readonly choices: Readonly<Record<string, string>>;
      readonly consentId: string | null;
      readonly previous: string | null;
      readonly signals: readonly string[];
      readonly notice: {readonly hash: string; readonly version: string; readonly language: string};
    };
  };
  readonly log: {readonly origin: string; readonly index: number};
}

/** The demo site with a collector, third parties played by stand-ins, and a browser that reaches only them. */
export interface Demo {
  readonly standIns: StandIns;
  readonly browser: Browser;
  /** Address of the collector as pages use it. */
  readonly collector: string;
  /** A visitor: a fresh browser profile with one page. Faults in the page are collected. */
  visitor(options?: Parameters<Browser['newContext']>[0]): Promise<Visitor>;
  /** What the collector has, oldest first. */
  records(): Promise<Listed[]>;
  /** Waits until the collector has `count` records, and gives them. */
  waitForRecords(count: number): Promise<Listed[]>;
  /** The export as text. */
  exported(format: 'csv' | 'ndjson'): Promise<string>;
  /** Serves `path` to `page` with its HTML changed. */
  changeHtml(page: Page, path: string, change: (html: string) => string): Promise<void>;
  /** A request to the collector with the owner's token. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
}

/** One visitor's browser. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Uncaught errors of every page of this visitor. */
  readonly errors: string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const {port} = server.address() as {port: number};
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Starts the example's server as `npm start` does, with data of its own, and waits until it answers. */
async function startDemo(
  place: CollectorPlace,
  data: string,
  port: number,
): Promise<{child: ChildProcess; output: () => string}> {
  const collector = COLLECTORS[place];
  const child = spawn(process.execPath, ['examples/staffing-agency/server.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      AKKOORD_DATA: data,
      ORIGINS: SITE,
      ...(collector === SITE ? {} : {COLLECTOR_URL: `${collector}/`}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += chunk));
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return {child, output: () => output};
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`the demo did not start:\n${output}`);
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** A demo whose collector stands at `place`. */
export async function createDemo(place: CollectorPlace): Promise<Demo & {close(): Promise<void>}> {
  const data = await mkdtemp(join(tmpdir(), 'akkoord-e2e-'));
  const port = await freePort();
  let server = await startDemo(place, data, port);
  const token = /akkoord_[\w-]{20,}/.exec(server.output())?.[0] ?? '';
  const upstream = `http://127.0.0.1:${port}`;
  const hosts = [SITE, COLLECTORS[place]].map(origin => new URL(origin).host);
  const standIns = await createStandIns({upstreams: Object.fromEntries(hosts.map(host => [host, upstream]))});
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({executablePath, args: [...standIns.hostRules]});

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(upstream + path, {...init, headers: {Authorization: `Bearer ${token}`, ...init.headers}});
  const records = async (): Promise<Listed[]> => {
    const response = await ask('/v1/records?site=kade-negen&limit=100');
    if (!response.ok) throw new Error(`the listing answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as {records: Listed[]}).records.reverse();
  };

  return {
    standIns,
    browser,
    collector: COLLECTORS[place],
    ask,
    records,
    async visitor(options) {
      const context = await browser.newContext({ignoreHTTPSErrors: true, locale: 'nl-NL', ...options});
      const errors: string[] = [];
      context.on('weberror', error => errors.push(String(error.error())));
      return {context, page: await context.newPage(), errors};
    },
    async waitForRecords(count) {
      for (let tries = 0; tries < 100; tries++) {
        const found = await records();
        if (found.length >= count) return found;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      throw new Error(`the collector has ${(await records()).length} records, expected ${count}`);
    },
    exported: async format => (await ask(`/v1/export?format=${format}&site=kade-negen`)).text(),
    async changeHtml(page, path, change) {
      await page.route(`${SITE}${path}`, async route => {
        const response = await fetch(upstream + path);
        await route.fulfill({contentType: 'text/html; charset=utf-8', body: change(await response.text())});
      });
    },
    stopServer: () => stop(server.child),
    async startServer() {
      server = await startDemo(place, data, port);
    },
    async close() {
      await browser.close();
      await standIns.close();
      await stop(server.child);
      await rm(data, {recursive: true, force: true});
    },
  };
}

/** Tests that share one demo, with the collector on the site's own host. */
export const test = base.extend<object, {place: CollectorPlace; demo: Demo}>({
  place: ['the same host', {scope: 'worker', option: true}],
  demo: [
    async ({place}, use) => {
      const demo = await createDemo(place);
      await use(demo);
      await demo.close();
    },
    {scope: 'worker', timeout: 60_000},
  ],
});

export {expect} from '@playwright/test';
