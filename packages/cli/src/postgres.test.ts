import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {type PostgresServer, postgresMissing, startPostgres} from '@akkoord/testkit';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const configFile = scratch.file('config.json', {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
  origins: ['https://shop.example'],
  retention: {duration: 'P5Y', reason: 'to answer complaints'},
});
const missing = postgresMissing();

describe.skipIf(missing !== null)(`over PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server?.stop());

  /** Starts `akkoord serve`, and ends it once it has told its addresses. */
  async function serveOnce(data: string, storage: string): Promise<{code: number; out: string; err: string}> {
    const stopping = new AbortController();
    const io = capturedIo({signal: stopping.signal, env: {AKKOORD_STORAGE: storage}});
    const argv = ['serve', '--config', configFile, '--port', '0', '--json', '--data', data];
    let isOver = false;
    const ended = run(argv, io).finally(() => {
      isOver = true;
    });
    while (!isOver && !io.out().includes('\n')) await new Promise(resolve => setTimeout(resolve, 5));
    stopping.abort();
    return {code: await ended, out: io.out(), err: io.err()};
  }

  it('akkoord serve keeps nothing of its records in its folder, and finds them again', async () => {
    const data = scratch.path('data');
    const first = await serveOnce(data, server.url);
    expect(first.code).toBe(0);
    expect(first.err).not.toContain('"level":"error"');
    expect(first.err).toContain('"storage":"postgresql"');
    expect(JSON.parse(first.out)).toMatchObject({ownerToken: expect.any(String), notices: [{new: true}]});
    expect(existsSync(join(data, 'records.db'))).toBe(false);
    expect(readdirSync(data)).toContain('log-key.json');
    const second = await serveOnce(data, server.url);
    expect(JSON.parse(second.out)).toMatchObject({ownerToken: null, notices: [{new: false}]});
  });

  it('akkoord retention and akkoord token work on the same database', async () => {
    const data = scratch.path('data');
    const place = ['--data', data, '--storage', server.url];
    const retaining = capturedIo({});
    expect(await run(['retention', '--config', configFile, '--dry-run', ...place], retaining)).toBe(0);
    expect(retaining.out()).toMatch(/^shop: 0 due/);
    const making = capturedIo({});
    expect(await run(['token', '--role', 'dpo', ...place], making)).toBe(0);
    expect(making.out().trim()).toMatch(/^\S{20,}$/);
  });

  it.each([
    ['postgres://akkoord:hush@127.0.0.1:1/postgres', /127\.0\.0\.1:1\/postgres.*see that it runs/],
    ['mysql://akkoord:hush@127.0.0.1/postgres', /begins with .*mysql:/],
    ['hush', /is no address/],
  ])('akkoord serve refuses %s with the way out, and without the password', async (storage, message) => {
    const {code, err} = await serveOnce(scratch.path('other'), storage);
    expect(code).not.toBe(0);
    expect(err).toMatch(message);
    expect(err).toMatch(/storage-unavailable/);
    expect(err).not.toContain('hush');
  });
});
