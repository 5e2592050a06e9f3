import {cpSync, existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type PostgresServer, postgresMissing, startPostgres} from '@akkoord/testkit';
import pg from 'pg';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {asHolder, openCollector, publicAnswer, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const configFile = scratch.file('config.json', {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
  origins: ['https://shop.example'],
  location: 'Delft, NL',
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

  it('a database that is lost is made up for by a backup, on a server or in a file', async () => {
    const env = {AKKOORD_BACKUP_PASSPHRASE: 'correct horse battery'};
    const command = async (argv: readonly string[], storage?: string) => {
      const io = capturedIo({env: {...env, ...(storage ? {AKKOORD_STORAGE: storage} : {})}});
      return {code: await run(argv, io), out: io.out(), err: io.err()};
    };
    const newDatabase = async (name: string): Promise<string> => {
      const admin = new pg.Client(server.url);
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name}`);
      await admin.end();
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    };
    const dataDir = scratch.path('lost');
    const storage = await newDatabase('lost');
    const before = await openCollector({dataDir, storage});
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await takeRecord(before));
    const file = scratch.path('lost.bin');
    const saved = await command(['backup', '--data', dataDir, '--out', file], storage);
    expect([saved.code, saved.err]).toEqual([0, '']);
    expect(readFileSync(file).includes('shop')).toBe(false);
    expect((await asHolder(before, ids[1] as string, 'DELETE')).status).toBe(200);
    await takeRecord(before);
    await before.close();
    const taken = await command(['restore', '--data', dataDir, '--from', file], storage);
    expect(taken.err).toMatch(/storage-taken.*backup-not-done/s);

    const fresh = await newDatabase('fresh');
    const began = Date.now();
    const inFile = scratch.path('lost-in-file');
    cpSync(dataDir, inFile, {recursive: true});
    const restored = await command(['restore', '--data', dataDir, '--from', file], fresh);
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(restored.out).toMatch(
      /^shop\/2026: 5 leaves, verified\nerased again: 1\nshop\/2026: records 5 to 5 are lost, stated and signed; shop\/2026-2 goes on\n$/,
    );
    const gaps = JSON.parse(readFileSync(join(dataDir, 'gaps.json'), 'utf8'));
    const stated = Date.parse(gaps[0].statement.at);
    expect([stated >= began, stated <= Date.now()]).toEqual([true, true]);
    expect((await command(['restore', '--data', inFile, '--from', file])).code).toBe(0);
    for (const place of [{dataDir, storage: fresh}, {dataDir: inFile}]) {
      const after = await openCollector(place);
      const statuses = await Promise.all(ids.map(async id => (await asHolder(after, id)).status));
      expect(statuses).toEqual([200, 404, 200, 200, 200]);
      await takeRecord(after);
      expect(await publicAnswer(after, '/v1/logs/shop/2026-2/checkpoint')).toContain('shop/2026-2\n1\n');
      await after.close();
    }
  }, 60_000);

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
