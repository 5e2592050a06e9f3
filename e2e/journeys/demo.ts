import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createStandIns, freePort, type StandIns} from '@akkoord/testkit';
import {type Browser, type BrowserContext, test as base, chromium, type Page} from '@playwright/test';

/** The demo's own host. */
export const SITE = 'https://www.kade-negen.test';

/** Another host of the same site, which serves the same pages. */
export const JOBS = 'https://jobs.kade-negen.test';

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
  /** What the collector has of decisions that were taken since the test began, oldest first. */
  records(): Promise<Listed[]>;
  /** Waits until there are `count` of those, and gives them. */
  waitForRecords(count: number): Promise<Listed[]>;
  /** What the collector has of whatever test, oldest first. */
  allRecords(): Promise<Listed[]>;
  /** The export as text. */
  exported(format: 'csv' | 'ndjson'): Promise<string>;
  /** Serves `path` to `page` with its HTML changed, on whichever host of the site. */
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

/** Longest wait for what is sure to come, on however busy a machine. */
const PATIENCE = 60_000;

/** What the server prints once it has printed everything, the owner's token before it. */
const LAST_LINE = 'Ctrl+C stops it.';

/** Starts the example's server as `npm start` does, with data of its own, and waits until it answers and has said so. */
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
      ORIGINS: `${SITE},${JOBS}`,
      ...(collector === SITE ? {} : {COLLECTOR_URL: `${collector}/`}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += chunk));
  const latest = Date.now() + PATIENCE;
  while (child.exitCode === null && Date.now() < latest) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    // It answers before it has printed the token, which it makes only then.
    if (ready?.ok && output.includes(LAST_LINE)) return {child, output: () => output};
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
  const hosts = [SITE, JOBS, COLLECTORS[place]].map(origin => new URL(origin).host);
  const standIns = await createStandIns({upstreams: Object.fromEntries(hosts.map(host => [host, upstream]))});
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({executablePath, args: [...standIns.hostRules]});

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(upstream + path, {...init, headers: {Authorization: `Bearer ${token}`, ...init.headers}});
  const allRecords = async (): Promise<Listed[]> => {
    const found: Listed[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const response = await ask(
        `/v1/records?site=kade-negen&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      if (!response.ok) throw new Error(`the listing answered ${response.status}: ${await response.text()}`);
      const page = (await response.json()) as {records: Listed[]; next: string | null};
      found.push(...page.records);
      cursor = page.next;
    }
    return found.reverse();
  };

  return {
    standIns,
    browser,
    collector: COLLECTORS[place],
    ask,
    ...recordsSince(0, allRecords),
    allRecords,
    async visitor(options) {
      const context = await browser.newContext({ignoreHTTPSErrors: true, locale: 'nl-NL', ...options});
      const errors: string[] = [];
      context.on('weberror', error => errors.push(String(error.error())));
      return {context, page: await context.newPage(), errors};
    },
    exported: async format => (await ask(`/v1/export?format=${format}&site=kade-negen`)).text(),
    async changeHtml(page, path, change) {
      // Chromium takes a page that a test has changed for one of the internet, and asks before it may reach this machine.
      await page.context().grantPermissions(['local-network-access']);
      await page.route(
        ({origin, pathname}) => [SITE, JOBS].includes(origin) && pathname === path,
        async route => {
          const response = await fetch(upstream + path);
          await route.fulfill({contentType: 'text/html; charset=utf-8', body: change(await response.text())});
        },
      );
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

/** Records of an earlier test may come in late: they are told by the time at which they were decided. */
function recordsSince(
  start: number,
  allRecords: Demo['allRecords'],
): Pick<Demo, 'records' | 'waitForRecords'> {
  const records = async (): Promise<Listed[]> =>
    (await allRecords()).filter(({row}) => Date.parse(row.record.decidedAt) >= start);
  return {
    records,
    async waitForRecords(count) {
      const latest = Date.now() + PATIENCE;
      for (;;) {
        const found = await records();
        if (found.length >= count) return found;
        if (Date.now() > latest)
          throw new Error(`the collector has ${found.length} records of this test, expected ${count}`);
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
  };
}

/** Tests that share one demo, with the collector on the site's own host; each counts its own records. */
export const test = base.extend<{demo: Demo}, {place: CollectorPlace; running: Demo}>({
  place: ['the same host', {scope: 'worker', option: true}],
  running: [
    async ({place}, use) => {
      const demo = await createDemo(place);
      await use(demo);
      await demo.close();
    },
    {scope: 'worker', timeout: 180_000},
  ],
  demo: async ({running}, use) => use({...running, ...recordsSince(Date.now(), running.allRecords)}),
});

export {expect} from '@playwright/test';
