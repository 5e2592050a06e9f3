import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import {portableHasher, verifyReceipt} from '@akkoord/ledger';
import type {ConsentRecord, Receipt, RecordsAnswer} from '@akkoord/schema';
import {type PostgresServer, postgresMissing, startPostgres} from '@akkoord/testkit';
import pg from 'pg';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {batchOf, clientOf, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createFirstToken} from '../index.ts';
import {postgresStorage} from './postgres.ts';

const full = process.env.AKKOORD_FULL !== undefined;
/** The smaller numbers are for every change; `npm run test:full` takes the larger ones. */
const [RECORDS, CRASHES] = full ? [20_000, 25] : [600, 2];
const SENDERS = 8;

const missing = postgresMissing();
const title = `collectors that share a PostgreSQL database${missing ? ` (skipped: ${missing})` : ''}`;

/** Relays TCP connections to `port`, until those that there are have to say nothing any more, without an end. */
async function startRelay(port: number) {
  const pairs = new Set<readonly [Socket, Socket]>();
  const relay = createServer(socket => {
    const pair = [socket, connect(port, '127.0.0.1')] as const;
    pairs.add(pair);
    for (const end of pair) end.on('error', () => {});
    pair[0].pipe(pair[1]).pipe(pair[0]);
  });
  await new Promise<void>(done => relay.listen(0, '127.0.0.1', done));
  return {
    port: (relay.address() as AddressInfo).port,
    silence: () => {
      for (const [a, b] of pairs) for (const end of [a, b]) end.unpipe().pause();
    },
    end: () => {
      for (const pair of pairs) for (const end of pair) end.destroy();
      relay.close();
    },
  };
}

describe.skipIf(missing !== null)(title, () => {
  let server: PostgresServer;
  let schemas = 0;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server?.stop());

  /** Two collectors with one key, each with connections of its own. */
  async function startTwo() {
    const schema = `shared_${++schemas}`;
    const storages = [
      await postgresStorage({url: server.url, schema}),
      await postgresStorage({url: server.url, schema}),
    ] as const;
    const first = await startCollector(storages[0]);
    const second = await first.open(storages[1]);
    const clients = [first, clientOf(second, first.owner)] as const;
    return {
      clients,
      storage: storages[0],
      signer: first.signer,
      reports: first.reports,
      close: async () => {
        await first.collector.close();
        await second.close();
      },
    };
  }

  type Client = Pick<ReturnType<typeof clientOf>, 'post'>;

  /** Sends a record as an outbox does: again and again, until it is acknowledged. */
  async function deliver({post}: Client, record: ConsentRecord): Promise<Receipt> {
    const until = Date.now() + 60_000;
    for (;;) {
      if (Date.now() > until) throw new Error(`record ${record.id} is not taken`);
      const response = await post(batchOf(record));
      const {records = []} = (await response.json()) as Partial<RecordsAnswer>;
      const [answer] = records;
      if (answer && answer.status !== 'refused') return answer.receipt;
      // Never 500: an outage is to be told as what it is.
      expect([429, 503, 200, 202]).toContain(response.status);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  test('of collectors that start at once on an empty database one gives the owner a token', async () => {
    const schema = `shared_${++schemas}`;
    const storages = await Promise.all([1, 2, 3].map(() => postgresStorage({url: server.url, schema})));
    const told: string[] = [];
    const given = await Promise.all(
      storages.map(storage =>
        createFirstToken({storage, clock: Date.now, hasher: portableHasher}, token => told.push(token)),
      ),
    );
    expect(told).toHaveLength(1);
    expect(given.filter(token => token !== null)).toEqual(told);
    expect(await storages[0]?.tokens()).toHaveLength(1);
    for (const storage of storages) await storage.close();
  });

  test('neither takes the first records of the other for a log that was tampered with', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const {clients, reports, close} = await startTwo();
      const sent = Array.from({length: 40}, (_, i) => deliver(clients[i % 2] as Client, someRecord()));
      expect(new Set((await Promise.all(sent)).map(({log}) => log.index)).size).toBe(40);
      expect(reports).toEqual([]);
      await close();
    }
  });

  test.each([
    ['of the same length, while it was alone', 2, false],
    ['that is longer, while it was alone', 3, false],
    ['of the same length, while they took turns', 2, true],
    ['that is longer, while they took turns', 3, true],
  ])('none goes on with a copy that had lagged, and that another made a log %s', async (_, others, turns) => {
    const name = `live_${++schemas}`;
    const admin = new pg.Client(server.url);
    await admin.connect();
    const withoutUsers = async (...statements: readonly string[]): Promise<void> => {
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      for (const statement of statements) await admin.query(statement);
    };
    const url = Object.assign(new URL(server.url), {pathname: `/${name}`}).href;
    await admin.query(`CREATE DATABASE ${name}`);
    const first = await startCollector(await postgresStorage({url}));
    await first.send(someRecord());
    await withoutUsers(`CREATE DATABASE ${name}_copy TEMPLATE ${name}`);
    const last = someRecord();
    const receipt = await deliver(first, last);
    expect(receipt.log.index).toBe(1);
    // Whoever has met a record that was there already takes turns for some time.
    if (turns) expect((await deliver(first, last)).log.index).toBe(1);
    expect((await deliver(first, someRecord())).log.index).toBe(2);
    // No statement is under way: nobody is told that the server was switched.
    await withoutUsers(
      `ALTER DATABASE ${name} RENAME TO ${name}_gone`,
      `ALTER DATABASE ${name}_copy RENAME TO ${name}`,
    );
    const second = await first.open(await postgresStorage({url}));
    for (let i = 0; i < others; i++) await deliver(clientOf(second, ''), someRecord());
    expect((await first.post(batchOf(someRecord()))).status).toBe(503);
    expect(first.reports).toMatchObject([{code: 'log-mismatch', message: expect.stringContaining('signed')}]);
    expect((await first.ask('/readyz')).status).toBe(503);
    await first.collector.close();
    await second.close();
    await admin.end();
  });

  test('a connection that goes silent costs its batch, and not those after it', async () => {
    const relay = await startRelay(Number(new URL(server.url).port));
    const url = Object.assign(new URL(server.url), {port: String(relay.port)}).href;
    const storage = await postgresStorage({url, schema: `shared_${++schemas}`, patience: 4000});
    const {collector, post, ...client} = await startCollector(storage);
    await deliver({post}, someRecord());
    relay.silence();
    const record = someRecord();
    expect((await post(batchOf(record))).status).toBe(503);
    const {log} = await deliver({post}, record);
    expect(log.index).toBe(1);
    expect(client.reports.at(0)).toMatchObject({code: 'storage-unavailable'});
    relay.end();
    await collector.close();
  });

  test(
    'both write to one log without forking it, refusing nobody and doubling nothing',
    async () => {
      const {clients, storage, signer, reports, close} = await startTwo();
      const receipts: Receipt[] = [];
      let left = RECORDS;
      const sender = async (turn: number): Promise<void> => {
        while (left-- > 0) {
          const record = someRecord();
          const client = clients[turn % 2] as Client;
          // Every tenth comes by two ways at once.
          const others = left % 10 === 0 ? [clients[(turn + 1) % 2] as Client] : [];
          const answers = await Promise.all([client, ...others].map(one => deliver(one, record)));
          expect(new Set(answers.map(({log}) => log.index)).size).toBe(1);
          receipts.push(answers[0] as Receipt);
        }
      };
      await Promise.all(Array.from({length: SENDERS * 2}, (_, turn) => sender(turn)));
      expect(reports).toEqual([]);
      expect((await storage.head('shop/2026'))?.size).toBe(RECORDS);
      expect(new Set(receipts.map(({log}) => log.index)).size).toBe(RECORDS);
      for (const receipt of receipts) await verifyReceipt(receipt, [signer]);
      await close();
    },
    RECORDS * 20 + 60_000,
  );

  test(
    `nothing acknowledged is lost or doubled when the server crashes ${CRASHES} times under load`,
    async () => {
      const {clients, storage, signer, close} = await startTwo();
      const acknowledged = new Map<ConsentRecord, Receipt>();
      let isOver = false;
      const sender = async (turn: number): Promise<void> => {
        while (!isOver) {
          const record = someRecord();
          acknowledged.set(record, await deliver(clients[turn % 2] as Client, record));
        }
      };
      const sending = Promise.all(Array.from({length: SENDERS}, (_, turn) => sender(turn)));
      for (let crash = 0; crash < CRASHES; crash++) {
        const before = acknowledged.size;
        while (acknowledged.size < before + 20) await new Promise(resolve => setTimeout(resolve, 5));
        await new Promise(resolve => setTimeout(resolve, Math.random() * 200));
        await server.crash();
      }
      isOver = true;
      await sending;
      expect(acknowledged.size).toBeGreaterThan(CRASHES * 20);
      expect((await storage.head('shop/2026'))?.size).toBe(acknowledged.size);
      for (const [record, before] of acknowledged) {
        const after = await deliver(clients[0], record);
        expect(after.row).toEqual(before.row);
        expect(after.log.index).toBe(before.log.index);
        await verifyReceipt(before, [signer]);
        await verifyReceipt(after, [signer]);
      }
      await close();
    },
    CRASHES * 20_000 + 120_000,
  );
});
