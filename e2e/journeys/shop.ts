import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createCollector, createFirstToken, memoryStorage} from '@akkoord/collector';
import {createSigner} from '@akkoord/collector/node';
import {portableHasher} from '@akkoord/ledger';
import {
  type Containers,
  createSharedCache,
  createStandIns,
  freePort,
  type SharedCache,
  type StandIns,
} from '@akkoord/testkit';
import {type BrowserContext, chromium, type Page} from '@playwright/test';

/** Where browsers find the example. */
export const SHOP = 'https://www.shop.test';

const HOST = new URL(SHOP).host;
const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

/** An example whose pages are files, which any web server can send. */
export interface FilesExample {
  readonly name: string;
  readonly files: string;
  /** What containers of Google Tag Manager carry, as the stand-ins take it. */
  readonly containers?: Containers;
}

/** An example with a server of its own. */
export interface ServerExample {
  readonly name: string;
  /** What Node runs in the example's folder. */
  readonly run: readonly string[];
  /** How it is told where to listen. */
  readonly env: (port: number) => Readonly<Record<string, string>>;
  /** A warning that the framework leaves no way around, by its code; the example's README says why. */
  readonly warning?: string;
}

/** How the site of an example is made to answer, once it is built. */
export type Example = FilesExample | ServerExample;

/** A record that the collector has, as far as these specs look at it. */
export interface Kept {
  readonly action: string;
  readonly choices: Readonly<Record<string, string>>;
}

/** One visitor: a browser profile of their own, and everything that its console and its pages complained of. */
export interface ShopVisitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** The site of an example, with a collector on the same host, behind a cache that all visitors share. */
export interface Shop {
  readonly standIns: StandIns;
  readonly cache: SharedCache;
  visitor(): Promise<ShopVisitor>;
  /** Waits until the collector has `count` records, and gives them, oldest first. */
  records(count: number): Promise<readonly Kept[]>;
  close(): Promise<void>;
}

/** Starts the site of a built example. Of its pages nothing is changed but that the tag is told of the collector. */
export async function openShop(example: Example): Promise<Shop> {
  const {answer: collect, records} = await startCollector();
  const site = await startSite(example);
  const cache = await createSharedCache(async request => {
    const {pathname} = new URL(request.url);
    // Browsers ask for it whatever the page says.
    if (pathname === '/favicon.ico') return new Response(null, {status: 204});
    return pathname.startsWith('/v1/') ? collect(request) : withCollector(await site.answer(request));
  });
  const containers = 'containers' in example ? (example.containers ?? {}) : {};
  const standIns = await createStandIns({upstreams: {[HOST]: cache.url}, containers});
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({executablePath, args: [...standIns.hostRules]});
  return {
    standIns,
    cache,
    async visitor() {
      const context = await browser.newContext({ignoreHTTPSErrors: true, locale: 'en-GB'});
      const complaints: string[] = [];
      context.on('weberror', error => complaints.push(String(error.error().stack)));
      const expected = ('warning' in example && example.warning) || undefined;
      context.on('console', message => {
        const text = message.text();
        const isExpected = expected && text.startsWith(`[akkoord] ${expected}:`);
        if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(text);
      });
      return {context, page: await context.newPage(), complaints};
    },
    async records(count) {
      for (let tries = 0; tries < 600; tries++) {
        const found = await records();
        if (found.length >= count) return found;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      throw new Error(`the collector has ${(await records()).length} records, expected ${count}`);
    },
    async close() {
      await browser.close();
      await standIns.close();
      await cache.close();
      await site.close();
    },
  };
}

/** A collector that keeps what it has in memory, on the site's own host. */
async function startCollector() {
  const storage = memoryStorage();
  const clock = Date.now;
  const token = await createFirstToken({storage, clock, hasher: portableHasher});
  const collector = await createCollector({
    storage,
    clock,
    signer: createSigner(new Date()),
    sites: [
      {id: 'shop', origins: [SHOP], location: 'Delft, NL', retention: {duration: 'P5Y', reason: 'claims'}},
    ],
  });
  // What ends TLS before the site says so to it, and the collector compares it with the page's origin.
  const answer = (request: Request): Promise<Response> =>
    collector.fetch(new Request(request.url.replace(/^http:/, 'https:'), request));
  const records = async (): Promise<readonly Kept[]> => {
    const listed = await collector.fetch(
      new Request(`${SHOP}/v1/records?site=shop&limit=100`, {headers: {authorization: `Bearer ${token}`}}),
    );
    const {records: found} = (await listed.json()) as {records: {row: {record: Kept}}[]};
    return found.map(({row}) => row.record).reverse();
  };
  return {answer, records};
}

interface RunningSite {
  answer(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const startSite = (example: Example): Promise<RunningSite> =>
  'run' in example
    ? startServer(example)
    : Promise.resolve(sendFiles(join(examples, example.name, example.files)));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const sendFiles = (folder: string): RunningSite => ({
  async answer(request) {
    const path = new URL(request.url).pathname.slice(1) || 'index.html';
    const body = await readFile(join(folder, path)).catch(() => null);
    if (!body) return new Response('not here', {status: 404});
    return new Response(new Uint8Array(body), {
      headers: {'content-type': TYPES[extname(path)] ?? 'application/octet-stream'},
    });
  },
  close: async () => {},
});

async function startServer({name, run, env}: ServerExample): Promise<RunningSite> {
  const cwd = join(examples, name);
  const [entry = '', ...args] = run;
  if (!existsSync(join(cwd, entry)))
    throw new Error(`examples/${name} is not built; node scripts/framework-examples.mjs ${name} does it`);
  const port = await freePort();
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env: {...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env(port)},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => output.push(String(chunk)));
  const upstream = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 900 && child.exitCode === null; tries++) {
    if (await fetch(`${upstream}/akkoord/akkoord.js`).catch(() => null))
      return {answer: request => pass(request, upstream), close: () => end(child)};
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  await end(child);
  throw new Error(`examples/${name} did not start:\n${output.join('')}`);
}

/** The answer of the example's server, whole: what `fetch` has unpacked no header may call packed. */
async function pass(request: Request, upstream: string): Promise<Response> {
  const {pathname, search} = new URL(request.url);
  const headers = new Headers(request.headers);
  headers.set('x-forwarded-proto', 'https');
  headers.set('x-forwarded-host', HOST);
  const answer = await fetch(upstream + pathname + search, {
    method: request.method,
    headers,
    redirect: 'manual',
  });
  const own = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])
    own.delete(name);
  const body = await answer.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, {status: answer.status, headers: own});
}

async function withCollector(answer: Response): Promise<Response> {
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer;
  const html = (await answer.text()).replace('data-site="shop"', 'data-site="shop" data-collector="/"');
  return new Response(html, {status: answer.status, headers: answer.headers});
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

export {expect, test} from '@playwright/test';
