import {randomBytes, randomUUID} from 'node:crypto';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from '@photostructure/sqlite';
import {afterAll, expect, test} from 'vitest';
import {describeErasure} from '../erasure.contract.ts';
import type {LogHead, NewRecord, RecordStorage} from '../storage.ts';
import {sqliteStorage} from './sqlite.ts';

const directory = mkdtempSync(join(tmpdir(), 'akkoord-erase-'));
afterAll(() => rmSync(directory, {recursive: true}));
let folders = 0;
const newPath = (): string => join(mkdtempSync(join(directory, `${++folders}-`)), 'records.db');

describeErasure('SQLite storage', async () => sqliteStorage({path: newPath()}));

const T0 = Date.parse('2026-03-01T00:00:00.000Z');
const newRecord = (filling = 700): NewRecord => ({
  id: randomUUID(),
  consentId: randomUUID(),
  receivedAt: T0,
  action: 'custom',
  noticeHash: 'ab'.repeat(32),
  text: JSON.stringify({secret: randomBytes(24).toString('base64url'), filling: 'x'.repeat(filling)}),
  salt: new Uint8Array(randomBytes(32)),
  leaf: new Uint8Array(randomBytes(32)),
});

const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
/** All that must be gone with a record, in pieces of eight bytes: half an identifier is one too many. */
const tracesOf = ({id, consentId, salt, text}: NewRecord): readonly string[] =>
  [uuidBytes(id), uuidBytes(consentId as string), salt, Buffer.from(text.slice(11, 43))].flatMap(trace =>
    Array.from({length: trace.length / 8}, (_, i) =>
      Buffer.from(trace.subarray(8 * i, 8 * i + 8)).toString('latin1'),
    ),
  );
const TRACES = 12;

/** Which of the traces of `records` stand somewhere in a file beside `path`. */
function tracesIn(path: string, records: readonly NewRecord[]): ReadonlySet<string> {
  const wanted = new Set(records.flatMap(tracesOf));
  // Four bytes as a number find nearly all places that are none, eight as text tell the rest.
  const starts = new Set([...wanted].map(trace => Buffer.from(trace, 'latin1').readInt32LE()));
  const found = new Set<string>();
  for (const name of readdirSync(join(path, '..'))) {
    const file = readFileSync(join(path, '..', name));
    for (let at = 0; at + 8 <= file.length; at++) {
      if (!starts.has(file.readInt32LE(at))) continue;
      const piece = file.toString('latin1', at, at + 8);
      if (wanted.has(piece)) found.add(piece);
    }
  }
  return found;
}

/** Appends to several logs in turn, as a collector of several sites does. */
function appender(storage: RecordStorage): (records: readonly NewRecord[]) => Promise<void> {
  const heads = new Map<string, LogHead>();
  let turn = 0;
  return async records => {
    for (let at = 0; at < records.length; at += 50) {
      const site = ['shop', 'blog', 'shop', 'jobs'][turn++ % 4] as string;
      const expected = heads.get(site) ?? null;
      const batch = records.slice(at, at + 50);
      const size = (expected?.size ?? 0) + batch.length;
      const head = {origin: `${site}/2026`, size, checkpoint: 'note'};
      await storage.append([{site, expected, records: batch, tiles: [], head}]);
      heads.set(site, head);
    }
  };
}

test('leaves nothing of an erased row in any file: neither in unused space nor in the write-ahead log', async () => {
  const path = newPath();
  const storage = sqliteStorage({path});
  const append = appender(storage);
  let kept: readonly NewRecord[] = [];
  const gone: NewRecord[] = [];
  // One by chance, a neighbourhood at once, all but few: each leaves other pages behind.
  const choices = [
    () => Math.random() < 0.2,
    (i: number) => i > 100 && i < 700,
    () => Math.random() < 0.9,
    (i: number) => i % 40 !== 0,
    (i: number) => i < 500,
  ];
  for (const isChosen of choices) {
    // Some are longer than a page.
    const fresh = Array.from({length: 600}, (_, i) => newRecord(i % 7 === 0 ? 5000 : i % 900));
    await append(fresh);
    const there = [...kept, ...fresh];
    const chosen = there.filter((_, i) => isChosen(i));
    kept = there.filter(record => !chosen.includes(record));
    gone.push(...chosen);
    const ids = chosen.map(({id}) => id);
    expect(await storage.erase(ids, {at: 1, reason: 'asked by its holder'})).toBe(ids.length);
    expect(tracesIn(path, gone).size).toBe(0);
    expect(tracesIn(path, kept).size).toBe(kept.length * TRACES);
  }
  await storage.close();
  expect(tracesIn(path, gone).size).toBe(0);
});

test('leaves nothing of a request that was changed or removed in any file', async () => {
  const path = newPath();
  const storage = sqliteStorage({path});
  const kept = new Map<string, NewRecord>();
  const gone: NewRecord[] = [];
  const put = async (id: string, filling: number): Promise<void> => {
    const record = newRecord(filling);
    const before = kept.get(id);
    if (before) gone.push(before);
    kept.set(id, record);
    // As long as those of records, so that the same traces are looked for.
    const request = {id, site: 'shop', text: record.text};
    const isKept = before
      ? await storage.changeRequest({...request, text: before.text}, request)
      : await storage.addRequest(request);
    expect(isKept).toBe(true);
  };
  const texts = (records: Iterable<NewRecord>) => [...records].map(({text}) => text.slice(11, 43));
  const found = (records: Iterable<NewRecord>): number => {
    const files = readdirSync(join(path, '..')).map(name => readFileSync(join(path, '..', name)));
    return texts(records).filter(text => files.some(file => file.includes(text))).length;
  };
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < 40; i++) await put(randomUUID(), (i * 37) % 900);
    // Some grow beyond a page, and push their neighbours elsewhere.
    for (const [i, id] of [...kept.keys()].entries()) if (i % 3 === 0) await put(id, (i * 91) % 6000);
    for (const [i, id] of [...kept.keys()].entries()) {
      if (i % 2) continue;
      gone.push(kept.get(id) as NewRecord);
      kept.delete(id);
      expect(await storage.removeRequest(id)).toBe(true);
    }
    expect(found(gone)).toBe(0);
    expect(found(kept.values())).toBe(kept.size);
    expect((await storage.requests()).map(({id}) => id).sort()).toEqual([...kept.keys()].sort());
  }
  expect(await storage.removeRequest('none')).toBe(false);
  await storage.setMark({kind: 'moving', place: 'elsewhere', at: 1});
  await expect(storage.removeRequest([...kept.keys()][0] as string)).rejects.toThrow('moved');
  await expect(storage.addRequest({id: 'new', site: 'shop', text: '{}'})).rejects.toThrow('moved');
  await storage.close();
});

test('gives back the space of rows that were erased side by side, and still finds the rest', async () => {
  const path = newPath();
  const storage = sqliteStorage({path});
  const records = Array.from({length: 2000}, () => newRecord());
  await appender(storage)(records);
  const ids = records.slice(0, 1900).map(({id}) => id);
  for (let at = 0; at < ids.length; at += 100) {
    await storage.erase(ids.slice(at, at + 100), {at: 1, reason: 'retention P1Y'});
  }
  const kept = records.slice(1900);
  expect((await storage.recordsById(records.map(({id}) => id))).length).toBe(kept.length);
  const page = await storage.list({}, {order: 'oldest', limit: 200, cursor: null});
  expect(page.records.map(({id}) => id).sort()).toEqual(kept.map(({id}) => id).sort());
  for (const [at, {leaf}] of records.slice(0, 50).entries()) {
    expect(await storage.recordAt('shop/2026', at)).toBeNull();
    expect(await storage.indexOfLeaf('shop/2026', leaf)).toBe(at);
  }
  await storage.close();
  const database = new DatabaseSync(path);
  const {rows} = database.prepare('SELECT count(*) AS rows FROM record').get() as {rows: number};
  expect(rows).toBeLessThan(kept.length + 300);
  const {free} = database.prepare('SELECT freelist_count AS free FROM pragma_freelist_count').get() as {
    free: number;
  };
  expect(free * 4096).toBeGreaterThan(1_000_000);
  database.close();
});

test.each([
  ["UPDATE erased SET reason = 'x'", /never changed/],
  ['DELETE FROM erased', /never undone/],
  [
    "INSERT INTO erased VALUES ((SELECT max(place) FROM record), 0, x'00', 1, 'x'); DELETE FROM record WHERE received_at > 0",
    /never removed/,
  ],
  [
    'UPDATE record SET id = zeroblob(16), salt = zeroblob(32), received_at = -1 WHERE received_at > 0',
    /never changed/,
  ],
  ['UPDATE record SET received_at = 1 WHERE received_at < 0', /never changed/],
])('the database itself refuses %s', async (statement, message) => {
  const path = newPath();
  const storage = sqliteStorage({path});
  const records = [newRecord(), newRecord()];
  const head = {origin: 'shop/2026', size: 2, checkpoint: 'note'};
  await storage.append([{site: 'shop', expected: null, records, tiles: [], head}]);
  await storage.erase([records[0]?.id as string], {at: 1, reason: 'x'});
  await storage.close();
  const database = new DatabaseSync(path);
  expect(() => database.exec(statement)).toThrow(message);
  database.close();
});
