import {cpSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {openStorage, sqliteStorage} from '@akkoord/collector/node';
import {type PostgresServer, postgresMissing, startPostgres} from '@akkoord/testkit';
import pg from 'pg';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {asHolder, openCollector, type Place, publicAnswer, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const missing = postgresMissing();
const PUBLIC = [
  '/v1/logs/shop/2026/checkpoint',
  '/v1/logs/blog/2026/checkpoint',
  '/v1/logs/shop/2026/consistency?first=3',
  '/.well-known/akkoord-keys.json',
];

async function command(argv: readonly string[], env: Record<string, string> = {}) {
  const io = capturedIo({env});
  const code = await run(argv, io);
  return {code, out: io.out(), err: io.err()};
}

/** A collector with records of two sites, an erased one, one that waits for its erasure, and a token. */
async function fill(place: Place) {
  const collector = await openCollector(place);
  const token = (await collector.firstToken()) as string;
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) ids.push(await takeRecord(collector));
  const waiting = await takeRecord(collector, 'blog');
  expect((await asHolder(collector, ids[2] as string, 'DELETE')).status).toBe(200);
  expect((await asHolder(collector, waiting, 'DELETE')).status).toBe(202);
  await collector.close();
  return {ids, waiting, token};
}

/** The folder without its anchors, as it was before the collector went on elsewhere. */
function copyOf(dataDir: string): string {
  const copy = `${dataDir}-copy`;
  cpSync(dataDir, copy, {recursive: true});
  rmSync(join(copy, 'anchors.json'));
  return copy;
}

/** All that the outside sees of a collector. */
async function faceOf(place: Place, {ids, waiting, token}: Awaited<ReturnType<typeof fill>>) {
  const collector = await openCollector(place);
  const receipts = await Promise.all(
    [...ids, waiting].map(async id => {
      const answer = await asHolder(collector, id);
      return [answer.status, await answer.text()];
    }),
  );
  const open = await Promise.all(PUBLIC.map(path => publicAnswer(collector, path)));
  const headers = {authorization: `Bearer ${token}`};
  const staff = await Promise.all(
    ['/v1/sites', '/v1/overview?site=shop', '/v1/tokens'].map(async path =>
      (await collector.fetch(new Request(`https://c.example${path}`, {headers}))).text(),
    ),
  );
  await collector.close();
  return {receipts, open, staff};
}

describe.skipIf(missing !== null)(`akkoord move${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: PostgresServer;
  let admin: pg.Client;
  let databases = 0;
  beforeAll(async () => {
    server = await startPostgres();
    admin = new pg.Client(server.url);
    await admin.connect();
  }, 60_000);
  afterAll(async () => {
    await admin?.end();
    await server?.stop();
  }, 60_000);
  const newDatabase = async (): Promise<string> => {
    databases += 1;
    await admin.query(`CREATE DATABASE moved_${databases}`);
    const url = new URL(server.url);
    url.pathname = `/moved_${databases}`;
    return url.href;
  };

  it('keeps roots, keys, receipts and their addresses from SQLite to PostgreSQL and back', async () => {
    const dataDir = scratch.path('there-and-back');
    const filled = await fill({dataDir});
    const before = await faceOf({dataDir}, filled);
    expect(before.receipts.map(([status]) => status)).toEqual([200, 200, 404, 200, 200, 200, 200, 200]);
    const storage = await newDatabase();

    const there = await command(['move', '--data', dataDir, '--json'], {AKKOORD_TO: storage});
    expect([there.code, there.err]).toEqual([0, '']);
    expect(JSON.parse(there.out)).toMatchObject({
      logs: [
        {origin: 'blog/2026', size: 1},
        {origin: 'shop/2026', size: 7},
      ],
      aside: null,
    });
    expect(await faceOf({dataDir, storage}, filled)).toEqual(before);

    const old = await command(['token', '--data', dataDir]);
    expect(old.code).toBe(2);
    expect(old.err).toMatch(/the records went on to postgres:\/\/.*moved_\d.*\(storage-moved\)/);
    expect(old.err).not.toContain(new URL(storage).password || 'no password');

    const collector = await openCollector({dataDir, storage});
    const added = await takeRecord(collector);
    await collector.close();
    const grown = {...filled, ids: [...filled.ids, added]};
    const there2 = await faceOf({dataDir, storage}, grown);
    const back = await command(['move', '--data', dataDir, '--to', 'sqlite', '--storage', storage]);
    expect([back.code, back.err]).toEqual([0, '']);
    expect(back.out).toMatch(/shop\/2026: 8 leaves, compared and verified/);
    expect(back.out).toMatch(/put aside: .*records-\d{14}\.db/);
    expect(await faceOf({dataDir}, grown)).toEqual(there2);
    await expect(openStorage(dataDir, storage)).rejects.toMatchObject({code: 'storage-moved'});
  }, 60_000);

  it('leaves nothing changed where the new place is taken, cannot be reached, or is the old one', async () => {
    const dataDir = scratch.path('refused');
    const filled = await fill({dataDir});
    const before = await faceOf({dataDir}, filled);
    const taken = await newDatabase();
    const other = scratch.path('another');
    await fill({dataDir: other, storage: taken});
    for (const [to, code, words] of [
      [taken, 'move-not-done', /storage-taken/],
      ['postgres://nobody@127.0.0.1:1/none', 'move-not-done', /storage-unavailable/],
      ['mysql://somewhere', 'flag-unusable', /expected postgres/],
      ['sqlite', 'flag-unusable', /is where the collector is/],
      ['', 'flag-missing', /AKKOORD_TO/],
    ] as const) {
      const {code: exit, err} = await command(['move', '--data', dataDir, '--to', to]);
      expect([to, exit]).toEqual([to, 2]);
      expect(err).toContain(`[${code}]`);
      expect(err).toMatch(words);
    }
    expect(await faceOf({dataDir}, filled)).toEqual(before);
    expect(readdirSync(dataDir).filter(name => name.includes('part'))).toEqual([]);
  }, 60_000);

  it('refuses rows that are not what was signed, and opens the source again', async () => {
    const dataDir = scratch.path('tampered');
    const storage = await newDatabase();
    const filled = await fill({dataDir, storage});
    const before = await faceOf({dataDir, storage}, filled);
    const inside = new pg.Client(storage);
    await inside.connect();
    await inside.query('ALTER TABLE akkoord.record DISABLE TRIGGER USER');
    const {rowCount} = await inside.query(
      `UPDATE akkoord.record SET row = replace(row, 'denied', 'granted') WHERE id = '${filled.ids[1]}'`,
    );
    expect(rowCount).toBe(1);
    const {code, err} = await command(['move', '--data', dataDir, '--to', 'sqlite', '--storage', storage]);
    expect(code).toBe(2);
    expect(err).toMatch(/row 1 of log "shop\/2026" does not lead to its leaf.*log-mismatch/);
    await inside.query(
      `UPDATE akkoord.record SET row = replace(row, '"tracking":"granted"', '"tracking":"denied"') WHERE id = '${filled.ids[1]}'`,
    );
    await inside.end();
    expect(await faceOf({dataDir, storage}, filled)).toEqual(before);
    expect(readdirSync(dataDir)).not.toContain('records.db');
  }, 60_000);

  it('has a collector that goes on running take nothing meanwhile, so that browsers keep what they have', async () => {
    for (const place of [
      {dataDir: scratch.path('running')},
      {dataDir: scratch.path('running-server'), storage: await newDatabase()},
    ]) {
      const collector = await openCollector(place);
      await takeRecord(collector);
      const mover = await openStorage(place.dataDir, 'storage' in place ? place.storage : undefined);
      await mover.setMark({kind: 'moving', place: 'postgres://db', at: 1});
      await expect(takeRecord(collector)).rejects.toThrow(/^503 .*storage-unavailable/);
      expect(await publicAnswer(collector, '/v1/logs/shop/2026/checkpoint')).toContain('shop/2026\n1\n');
      await mover.setMark(null);
      await takeRecord(collector);
      expect(await publicAnswer(collector, '/v1/logs/shop/2026/checkpoint')).toContain('shop/2026\n2\n');
      await mover.close();
      await collector.close();
    }
  }, 60_000);

  it('notes down after a kill what was in place already, and lets nobody go on in two places', async () => {
    const dataDir = scratch.path('killed-late');
    const filled = await fill({dataDir});
    const before = await faceOf({dataDir}, filled);
    const storage = await newDatabase();
    const to = JSON.parse((await command(['move', '--data', dataDir, '--to', storage, '--json'])).out)
      .to as string;
    const markAsPlacing = async () => {
      const old = sqliteStorage({path: join(dataDir, 'records.db')});
      await old.setMark({kind: 'placing', place: to, at: 1});
      await old.close();
    };
    await markAsPlacing();
    const undo = await command(['move', '--data', dataDir, '--undo']);
    expect(undo.err).toMatch(/may be in place at postgres.*could fork the logs.*storage-moved/);
    const collector = await openCollector({dataDir, storage});
    await takeRecord(collector);
    await collector.close();
    expect(await command(['move', '--data', dataDir, '--to', storage])).toMatchObject({code: 0, err: ''});
    expect((await command(['move', '--data', dataDir, '--undo'])).err).toContain('went on to');
    expect((await faceOf({dataDir, storage}, filled)).receipts.length).toBe(before.receipts.length);

    // Killed before the last step: the new place has nothing, so that all is done again.
    await markAsPlacing();
    const elsewhere = await newDatabase();
    const placing = sqliteStorage({path: join(dataDir, 'records.db')});
    await placing.setMark({kind: 'placing', place: to.replace(/moved_\d+/, `moved_${databases}`), at: 1});
    await placing.close();
    expect((await command(['move', '--data', dataDir, '--to', elsewhere])).code).toBe(0);
    expect(await faceOf({dataDir: copyOf(dataDir), storage: elsewhere}, filled)).toEqual(before);
  }, 60_000);

  it('goes on after a kill: by the same command, or where it was by --undo', async () => {
    const dataDir = scratch.path('killed');
    const filled = await fill({dataDir});
    const killed = await openStorage(dataDir);
    await killed.setMark({kind: 'moving', place: 'postgres://db', at: 1});
    await killed.close();
    await expect(openCollector({dataDir})).rejects.toMatchObject({code: 'storage-moved'});
    expect((await command(['move', '--data', dataDir, '--undo'])).out).toMatch(/goes on here/);
    expect((await command(['move', '--data', dataDir, '--undo', '--json'])).out).toBe('{"undone":false}\n');
    const before = await faceOf({dataDir}, filled);

    const again = await openStorage(dataDir);
    await again.setMark({kind: 'moving', place: 'postgres://db', at: 1});
    await again.close();
    const storage = await newDatabase();
    const half = new pg.Client(storage);
    await half.connect();
    await half.query('CREATE SCHEMA akkoord_part CREATE TABLE leftover (x int)');
    await half.end();
    expect((await command(['move', '--data', dataDir, '--to', storage])).code).toBe(0);
    expect(await faceOf({dataDir, storage}, filled)).toEqual(before);
    const undo = await command(['move', '--data', dataDir, '--undo']);
    expect(undo.err).toMatch(/storage-moved.*move-not-done/s);
  }, 60_000);
});

it('a folder without a collector is not moved', async () => {
  mkdirSync(scratch.path('empty'));
  const {code, err} = await command(['move', '--data', scratch.path('empty'), '--to', 'postgres://h/d']);
  expect(code).toBe(2);
  expect(err).toMatch(/no records\.db/);
  expect(readdirSync(join(scratch.path('empty')))).toEqual([]);
});
