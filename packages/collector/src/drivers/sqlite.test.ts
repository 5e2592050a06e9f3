import {copyFileSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from '@photostructure/sqlite';
import {afterAll, expect, test} from 'vitest';
import {describeDesk} from '../desk.contract.ts';
import {describePictures} from '../picture.contract.ts';
import {describeStorage} from '../storage.contract.ts';
import type {LogAppend, NewRecord, RecordStorage} from '../storage.ts';
import {MIGRATIONS} from './sqlite/migrations.ts';
import {closeDatabase, type Database} from './sqlite/open-database.ts';
import {sqliteStorage} from './sqlite.ts';

const directory = mkdtempSync(join(tmpdir(), 'akkoord-sqlite-'));
afterAll(() => rmSync(directory, {recursive: true}));
let files = 0;
const newPath = () => join(directory, `${++files}.db`);

describeDesk('SQLite storage in a file', async () => sqliteStorage({path: newPath()}));
describePictures('SQLite storage in a file', async () => sqliteStorage({path: newPath()}));
describeStorage('SQLite storage in memory', async () => sqliteStorage({path: ':memory:'}));
describeStorage('SQLite storage in a file', async () => sqliteStorage({path: newPath()}));

const append: LogAppend = {
  site: 'shop',
  expected: null,
  records: [
    {
      id: '0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b',
      consentId: null,
      receivedAt: 1,
      action: 'custom',
      noticeHash: 'ab'.repeat(32),
      text: '{}',
      salt: new Uint8Array(32).fill(3),
      leaf: new Uint8Array(32).fill(4),
    },
  ],
  tiles: [],
  head: {origin: 'shop/2026', size: 1, checkpoint: 'note'},
};

async function filled(): Promise<{readonly path: string; readonly storage: RecordStorage}> {
  const path = newPath();
  const storage = sqliteStorage({path});
  await storage.append([append]);
  return {path, storage};
}

test('what was appended is there after the file is opened again', async () => {
  const {path, storage} = await filled();
  await storage.close();
  const again = sqliteStorage({path});
  expect(await again.head('shop/2026')).toEqual(append.head);
  expect(await again.recordAt('shop/2026', 0)).toMatchObject(append.records[0] as object);
  await again.close();
});

test('all of it stands in the one file once it is closed, though somebody reads from it', async () => {
  const {path, storage} = await filled();
  const other = sqliteStorage({path});
  const reader = new DatabaseSync(path);
  reader.exec('BEGIN; SELECT * FROM log;');
  await other.close();
  reader.close();
  await storage.close();
  const copy = newPath();
  copyFileSync(path, copy);
  const again = sqliteStorage({path: copy});
  expect(await again.recordAt('shop/2026', 0)).toMatchObject(append.records[0] as object);
  await again.close();
});

test('closing waits for no reader: that is said before the log is copied back', () => {
  const said: string[] = [];
  closeDatabase({
    exec: (text: string) => said.push(text),
    close: () => said.push('closed'),
  } as unknown as Database);
  expect(said.join(' ')).toMatch(/^PRAGMA busy_timeout = 0;.*wal_checkpoint.* closed$/);
});

test('what was appended is seen by another process at once, and its size guards there too', async () => {
  const {path, storage} = await filled();
  const other = sqliteStorage({path});
  expect((await other.head('shop/2026'))?.size).toBe(1);
  await expect(other.append([append])).rejects.toMatchObject({code: 'storage-conflict'});
  await other.close();
  await storage.close();
});

test.each([
  ["UPDATE record SET row = '{}'", /never changed/],
  ['UPDATE record SET received_at = 2', /never changed/],
  ['DELETE FROM record', /never removed/],
  ['INSERT OR REPLACE INTO record SELECT * FROM record', /never|constraint/],
  ['UPDATE log SET size = 0', /never shrinks/],
  ["UPDATE notice SET body = '{}'", /never changed/],
  ['DELETE FROM access_log', /never shortened/],
  ["UPDATE access_log SET name = 'x'", /never changed/],
  ["UPDATE notice_picture SET language = 'x'", /never changed/],
  ['DELETE FROM notice_picture', /never removed/],
])('the database itself refuses %s', async (statement, message) => {
  const {path, storage} = await filled();
  await storage.addNotice({hash: 'ab'.repeat(32), materialHash: 'cd', text: '{}', publishedAt: 1});
  await storage.logAccess({at: 1, name: null, role: null, deed: 'export', outcome: 'done', detail: ''});
  const labels = {notice: 'ab', language: 'nl', layer: 'first', width: 1, height: 1} as const;
  const picture = {...labels, sha256: 'cd', bytes: 1, build: null, receivedAt: 1};
  await storage.addPicture(picture, Uint8Array.of(1));
  await storage.close();
  const database = new DatabaseSync(path);
  // REPLACE runs delete triggers only where recursive triggers are on.
  database.exec('PRAGMA recursive_triggers = ON');
  expect(() => database.exec(statement)).toThrow(message);
  database.close();
});

test('finds leaves and consents in every part of a log that has many', async () => {
  const storage = sqliteStorage({path: ':memory:'});
  const consentId = crypto.randomUUID();
  const wanted = [0, 4095, 4096, 8191, 9999];
  const records = Array.from({length: 10_000}, (_, i) => ({
    ...(append.records[0] as NewRecord),
    id: crypto.randomUUID(),
    receivedAt: i,
    consentId: wanted.includes(i) ? consentId : crypto.randomUUID(),
    leaf: Uint8Array.from({length: 32}, (_, at) => (at < 2 ? i >> (8 * at) : 7)),
  }));
  const head = {...append.head, size: records.length};
  await storage.append([{...append, records, head}]);
  for (const index of wanted) {
    expect(await storage.indexOfLeaf('shop/2026', (records[index] as NewRecord).leaf)).toBe(index);
  }
  const page = await storage.list({consentId}, {order: 'newest', limit: 3, cursor: null});
  const rest = await storage.list({consentId}, {order: 'newest', limit: 3, cursor: page.next});
  expect([...page.records, ...rest.records].map(({index}) => index)).toEqual([...wanted].reverse());
  expect(rest.next).toBeNull();
  await storage.close();
});

test('flushes each commit, keeps a write-ahead log and overwrites what is deleted', async () => {
  const {path, storage} = await filled();
  const database = new DatabaseSync(path);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({journal_mode: 'wal'});
  expect(database.prepare('PRAGMA user_version').get()).toEqual({user_version: MIGRATIONS.length});
  database.close();
  await storage.close();
  // A removed token must not be readable in the file any more.
  const again = sqliteStorage({path});
  const hash = 'f00d'.repeat(16);
  await again.addToken({id: 'x', hash, name: 'n', role: 'owner', createdAt: 1});
  await again.removeToken('x');
  await again.close();
  expect(readFileSync(path).includes(hash)).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'lets nobody else read the file or what lies beside it',
  async () => {
    const {path, storage} = await filled();
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o077).toBe(0);
    await storage.close();
  },
);

test('refuses a database of a later version', async () => {
  const {path, storage} = await filled();
  await storage.close();
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  database.close();
  expect(() => sqliteStorage({path})).toThrow(expect.objectContaining({code: 'storage-newer'}));
});
