import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {canonicalHash} from '@akkoord/ledger/canonical';
import {afterAll, describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {startDemo as start} from './demo.mjs';
// @ts-expect-error: a script without declarations
import {publicationOf, readConfig} from './notice.mjs';

interface Running {
  readonly url: string;
  firstToken(): Promise<string | null>;
  close(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'akkoord-demo-'));
afterAll(() => rmSync(folder, {recursive: true}));

let count = 0;
const newData = () => join(folder, String(++count));
const startDemo = (options: object): Promise<Running> =>
  start({port: 0, host: '127.0.0.1', origins: ['https://www.kade-negen.test'], ...options});
const statusOf = async (url: string) => (await fetch(url, {redirect: 'manual'})).status;

describe('the demo', () => {
  it('has published its notice by the time it answers', async () => {
    const demo = await startDemo({data: newData()});
    const {notice, texts} = await publicationOf(readConfig());
    const response = await fetch(`${demo.url}/v1/notices/${await canonicalHash(notice)}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({notice, texts});
    await demo.close();
  });

  it('serves site, tag folder, console and collector on one port', async () => {
    const demo = await startDemo({data: newData()});
    const statuses = await Promise.all(
      ['/nl/', '/en/', '/readyz', '/console', '/v1/session', '/v1/nothing'].map(path =>
        statusOf(demo.url + path),
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 308, 401, 404]);
    await demo.close();
  });

  it('gives the owner a token at the first start only, and it lets the owner in', async () => {
    const data = newData();
    const first = await startDemo({data});
    const token = await first.firstToken();
    await first.close();
    const second = await startDemo({data});
    expect(await second.firstToken()).toBeNull();
    const headers = {authorization: `Bearer ${token}`};
    expect((await fetch(`${second.url}/v1/sites`, {headers})).status).toBe(200);
    await second.close();
  });

  it('serves the pages alone, or the collector alone', async () => {
    const site = await startDemo({parts: 'site', collectorUrl: 'https://consent.kade-negen.test/'});
    expect(await statusOf(`${site.url}/nl/`)).toBe(200);
    expect(await statusOf(`${site.url}/readyz`)).toBe(404);
    await site.close();
    const collector = await startDemo({parts: 'collector', data: newData()});
    expect(await statusOf(`${collector.url}/nl/`)).toBe(404);
    expect(await statusOf(`${collector.url}/readyz`)).toBe(200);
    await collector.close();
  });

  it('frees its data when the port is taken, and keeps the owner’s token for the next start', async () => {
    const data = newData();
    const first = await startDemo({parts: 'collector', data: newData()});
    const port = Number(new URL(first.url).port);
    await expect(startDemo({data, port})).rejects.toMatchObject({code: 'EADDRINUSE'});
    await first.close();
    const next = await startDemo({data});
    expect(await next.firstToken()).toMatch(/^akkoord_/);
    await next.close();
  });
});

const server = fileURLToPath(new URL('server.mjs', import.meta.url));
const built = existsSync(new URL('../../packages/collector/dist/node.js', import.meta.url));

/** What the server says that cannot start in `env`. */
function refusalIn(env: Record<string, string>): string {
  const run = spawnSync(process.execPath, [server], {
    env: {...process.env, AKKOORD_DATA: newData(), ...env},
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(run.status).toBe(1);
  return run.stderr;
}

describe.skipIf(!built)('a demo that cannot start (needs npm run build)', () => {
  // An address of no machine (RFC 5737), so that nothing is really listened on.
  const NOWHERE = '192.0.2.1';

  it('knows its own origin on the usual port too, where browsers leave the port out', () => {
    expect(refusalIn({HOST: NOWHERE, PORT: '80'})).toContain(`cannot listen on ${NOWHERE}:80`);
  });

  it('says the way out where its data cannot be used', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(refusalIn({PORT: '0', AKKOORD_DATA: file})).toMatch(/cannot use .*AKKOORD_DATA/);
  });
});
