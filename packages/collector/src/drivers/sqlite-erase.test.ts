import {randomBytes, randomUUID} from 'node:crypto';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from '@photostructure/sqlite';
import {afterAll, expect, test} from 'vitest';
import {describeErasure} from '../erasure.contract.ts';
import type {NewRecord} from '../storage.ts';
import {sqliteStorage} from './sqlite.ts';

const directory = mkdtempSync(join(tmpdir(), 'akkoord-erase-'));
afterAll(() => rmSync(directory, {recursive: true}));
let folders = 0;
const newPath = (): string => join(mkdtempSync(join(directory, `${++folders}-`)), 'records.db');

describeErasure('SQLite storage', async () => sqliteStorage({path: newPath()}));

const newRecord = (): NewRecord => ({
  id: randomUUID(),
  consentId: randomUUID(),
  receivedAt: Date.parse('2026-03-01T00:00:00.000Z'),
  action: 'custom',
  noticeHash: 'ab'.repeat(32),
  text: JSON.stringify({secret: randomBytes(16).toString('hex'), filling: 'x'.repeat(700)}),
  salt: new Uint8Array(randomBytes(32)),
  leaf: new Uint8Array(randomBytes(32)),
});

const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
/** All that must be gone with a record; the text without its filling, which is the same in all of them. */
const tracesOf = ({id, consentId, salt, text}: NewRecord): readonly Buffer[] => [
  uuidBytes(id),
  uuidBytes(consentId as string),
  Buffer.from(salt),
  Buffer.from(text.slice(0, 40)),
];
const filesBeside = (path: string): readonly Buffer[] =>
  readdirSync(join(path, '..')).map(name => readFileSync(join(path, '..', name)));

test('leaves nothing of an erased row in any file: neither in free pages nor in the write-ahead log', async () => {
  const path = newPath();
  const storage = sqliteStorage({path});
  const records = Array.from({length: 1500}, newRecord);
  for (let at = 0; at < records.length; at += 100) {
    const head = {origin: 'shop/2026', size: at + 100, checkpoint: 'note'};
    const batch = records.slice(at, at + 100);
    await storage.append([{site: 'shop', expectedSize: at, records: batch, tiles: [], head}]);
  }
  const [gone, kept] = [records.filter((_, i) => i % 5 === 2), records.filter((_, i) => i % 5 !== 2)];
  const found = (some: readonly NewRecord[]): number => {
    const files = filesBeside(path);
    return some.flatMap(tracesOf).filter(trace => files.some(file => file.includes(trace))).length;
  };
  expect(found(gone)).toBe(gone.length * 4);
  const ids = gone.map(({id}) => id);
  expect(await storage.erase(ids, {at: 1, reason: 'asked by its holder'})).toBe(gone.length);
  expect(found(gone)).toBe(0);
  expect(found(kept)).toBe(kept.length * 4);
  await storage.close();
  expect(found(gone)).toBe(0);
});

test.each([
  ["UPDATE erased SET reason = 'x'", /never changed/],
  ['DELETE FROM erased', /never undone/],
  [
    "INSERT INTO erased VALUES ((SELECT min(place) FROM record), 0, x'00', 1, 'x'); DELETE FROM record",
    /never removed/,
  ],
])('the database itself refuses %s', async (statement, message) => {
  const path = newPath();
  const storage = sqliteStorage({path});
  const records = [newRecord(), newRecord()];
  const head = {origin: 'shop/2026', size: 2, checkpoint: 'note'};
  await storage.append([{site: 'shop', expectedSize: 0, records, tiles: [], head}]);
  await storage.erase([records[0]?.id as string], {at: 1, reason: 'x'});
  await storage.close();
  const database = new DatabaseSync(path);
  expect(() => database.exec(statement)).toThrow(message);
  database.close();
});
