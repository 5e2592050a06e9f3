import {type PostgresServer, postgresMissing, startPostgres} from '@akkoord/testkit';
import pg from 'pg';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startCollector} from '../../test/collector-fixture.ts';
import {describeDesk} from '../desk.contract.ts';
import {describeErasure} from '../erasure.contract.ts';
import {describePictures} from '../picture.contract.ts';
import {describeStorage} from '../storage.contract.ts';
import type {NewRecord, RecordStorage} from '../storage.ts';
import {MIGRATIONS} from './postgres/migrations.ts';
import {postgresStorage} from './postgres.ts';

const missing = postgresMissing();
const title = `PostgreSQL storage${missing ? ` (skipped: ${missing})` : ''}`;

describe.skipIf(missing !== null)(title, () => {
  let server: PostgresServer;
  let admin: pg.Client;
  let schemas = 0;
  beforeAll(async () => {
    server = await startPostgres();
    admin = new pg.Client(server.url);
    await admin.connect();
  }, 60_000);
  afterAll(async () => {
    await admin?.end();
    await server?.stop();
  });
  const newSchema = (): string => `akkoord_${++schemas}`;
  const open = (schema = newSchema()): Promise<RecordStorage> => postgresStorage({url: server.url, schema});

  describeStorage('PostgreSQL storage', () => open());
  describeErasure('PostgreSQL storage', () => open());
  describeDesk('PostgreSQL storage', () => open());
  describePictures('PostgreSQL storage', () => open());

  const newRecord = (receivedAt = Date.UTC(2026, 2, 1)): NewRecord => ({
    id: crypto.randomUUID(),
    consentId: crypto.randomUUID(),
    receivedAt,
    action: 'custom',
    noticeHash: 'ab'.repeat(32),
    text: '{}',
    salt: crypto.getRandomValues(new Uint8Array(32)),
    leaf: crypto.getRandomValues(new Uint8Array(32)),
  });
  const append = (storage: RecordStorage, expectedSize: number, ...records: NewRecord[]) =>
    storage.append([
      {
        site: 'shop',
        expected: expectedSize === 0 ? null : {size: expectedSize, checkpoint: 'note'},
        records,
        tiles: [],
        head: {origin: 'shop/2026', size: expectedSize + records.length, checkpoint: 'note'},
      },
    ]);
  const partitionsIn = async (schema: string): Promise<readonly string[]> => {
    const {rows} = await admin.query<{name: string}>(
      `SELECT c.relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
       WHERE inhparent = ($1 || '.record')::regclass ORDER BY 1`,
      [schema],
    );
    return rows.map(({name}) => name);
  };

  test('keeps each month of a log in a partition of its own, and lists across them', async () => {
    const schema = newSchema();
    const storage = await open(schema);
    const records = [0, 1, 2, 3].map(month => newRecord(Date.UTC(2026, month, 28)));
    await append(storage, 0, ...records);
    expect(await partitionsIn(schema)).toEqual([
      'record_1_202601',
      'record_1_202602',
      'record_1_202603',
      'record_1_202604',
    ]);
    const page = await storage.list({site: 'shop'}, {order: 'newest', limit: 3, cursor: null});
    const rest = await storage.list({site: 'shop'}, {order: 'newest', limit: 3, cursor: page.next});
    const ids = [...page.records, ...rest.records].map(({id}) => id);
    expect(ids).toEqual(records.map(({id}) => id).reverse());
    await storage.close();
  });

  test('drops the partition of a past month once nothing is left in it, and keeps the leaves', async () => {
    const schema = newSchema();
    const storage = await open(schema);
    const [old, recent] = [newRecord(Date.UTC(2026, 0, 5)), newRecord(Date.UTC(2026, 5, 5))];
    await append(storage, 0, old, recent);
    await storage.erase([old.id, recent.id], {at: Date.UTC(2026, 5, 6), reason: 'asked'});
    await storage.close();
    expect(await partitionsIn(schema)).toEqual(['record_1_202606']);
    const again = await open(schema);
    expect(await again.indexOfLeaf('shop/2026', old.leaf)).toBe(0);
    expect(await again.recordAt('shop/2026', 0)).toBeNull();
    const late = newRecord(Date.UTC(2026, 0, 6));
    await append(again, 2, late);
    expect((await again.recordsById([late.id])).length).toBe(1);
    await again.close();
  });

  test('lets whoever has a turn at a log append, and everybody else wait for it', async () => {
    const schema = newSchema();
    const [one, other] = [await open(schema), await open(schema)];
    await append(one, 0, newRecord());
    const turn = await one.takeTurn?.(['shop/2026']);
    const waiting = other.takeTurn?.(['shop/2026']);
    await append(one, 1, newRecord());
    await turn?.release();
    const next = await waiting;
    expect(turn?.stateOf('shop/2026').head?.size).toBe(1);
    expect(next?.stateOf('shop/2026').head?.size).toBe(2);
    await append(other, 2, newRecord());
    await next?.release();
    expect((await one.head('shop/2026'))?.size).toBe(3);
    await one.close();
    await other.close();
  });

  test('erases while somebody has a turn, and leaves connections to whoever has it', async () => {
    const storage = await open();
    const records = Array.from({length: 12}, () => newRecord());
    await append(storage, 0, ...records);
    const turn = await storage.takeTurn?.(['shop/2026']);
    const erasing = records.map(({id}) => storage.erase([id], {at: 1, reason: 'asked'}));
    expect(await storage.recordsById([crypto.randomUUID()])).toEqual([]);
    await Promise.all(erasing);
    await append(storage, 12, newRecord());
    await turn?.release();
    expect(await storage.countRecords('shop')).toBe(1);
    await storage.close();
  });

  test('brings the schema up once, however many collectors start', async () => {
    const schema = newSchema();
    const storages = await Promise.all(Array.from({length: 4}, () => open(schema)));
    for (const storage of storages) await storage.close();
    const {rows} = await admin.query(`SELECT version FROM ${schema}.schema_version`);
    expect(rows).toHaveLength(MIGRATIONS.length);
  });

  test('refuses a database of a later version', async () => {
    const schema = newSchema();
    await (await open(schema)).close();
    await admin.query(`INSERT INTO ${schema}.schema_version VALUES (${MIGRATIONS.length + 1})`);
    await expect(open(schema)).rejects.toMatchObject({code: 'storage-newer'});
  });

  test('asks for a flush at each commit, whatever the role was told', async () => {
    const schema = newSchema();
    await (await open(schema)).close();
    await admin.query(`
      ALTER ROLE akkoord SET synchronous_commit TO off;
      SET search_path TO ${schema};
      CREATE TABLE seen (setting text);
      CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
      CREATE TRIGGER see BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION see();`);
    const storage = await open(schema);
    await append(storage, 0, newRecord());
    await storage.close();
    expect((await admin.query(`SELECT setting FROM ${schema}.seen`)).rows).toEqual([{setting: 'on'}]);
    await admin.query('ALTER ROLE akkoord RESET synchronous_commit');
  });

  test('names it an outage where somebody else holds for too long what is asked for', async () => {
    const schema = newSchema();
    const storage = await open(schema);
    await admin.query(`
      SET search_path TO ${schema};
      CREATE TABLE held ();
      CREATE FUNCTION hurry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM set_config('lock_timeout', '10ms', true); LOCK TABLE held; RETURN NEW; END $$;
      CREATE TRIGGER hurry BEFORE INSERT ON request FOR EACH ROW EXECUTE FUNCTION hurry();`);
    await admin.query('BEGIN; LOCK TABLE held');
    const {asStaff} = await startCollector(storage);
    const wanted = {site: 'shop', kind: 'access', receivedOn: '2026-02-20'};
    const headers = {'content-type': 'application/json'};
    const answer = await asStaff('/v1/requests', {method: 'POST', headers, body: JSON.stringify(wanted)});
    expect([answer.status, await answer.json()]).toMatchObject([503, {code: 'storage-unavailable'}]);
    await admin.query('ROLLBACK');
    await storage.close();
  });

  test.each([
    ["UPDATE record SET row = '{}'", /never changed/],
    ['DELETE FROM record', /never removed/],
    ['UPDATE log SET size = 0', /never shrinks/],
    ["UPDATE erased SET reason = 'x'", /never changed/],
    ['DELETE FROM erased', /undone/],
    ["UPDATE notice SET body = '{}'", /never changed/],
    ['DELETE FROM access_log', /shortened/],
  ])('the database itself refuses %s', async (statement, message) => {
    const schema = newSchema();
    const storage = await open(schema);
    const [kept, gone] = [newRecord(), newRecord()];
    await append(storage, 0, kept, gone);
    await storage.erase([gone.id], {at: 1, reason: 'asked'});
    await storage.addNotice({hash: 'ab'.repeat(32), materialHash: 'cd', text: '{}', publishedAt: 1});
    await storage.logAccess({at: 1, name: null, role: null, deed: 'export', outcome: 'done', detail: ''});
    await storage.close();
    await admin.query(`SET search_path TO ${schema}`);
    await expect(admin.query(statement)).rejects.toThrow(message);
  });
});
