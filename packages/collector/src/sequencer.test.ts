import {copyFileSync, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  fromBase64,
  parseCheckpoint,
  portableHasher,
  type TreeHead,
  toBase64,
  verifyCheckpoint,
  verifyConsistency,
  verifyReceipt,
} from '@akkoord/ledger';
import type {ConsentRecord, Receipt, RecordsAnswer} from '@akkoord/schema';
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {
  batchOf,
  clientOf,
  SITES,
  START,
  someRecord,
  startCollector,
  submissionOf,
} from '../test/collector-fixture.ts';
import {arrivalOf} from './arrival.ts';
import {sqliteStorage} from './drivers/sqlite.ts';
import {createCollector, memoryStorage, type RecordStorage} from './index.ts';
import {createSequencer} from './sequencer.ts';
import {createSigner} from './signer.ts';

const directory = mkdtempSync(join(tmpdir(), 'akkoord-sequencer-'));
afterAll(() => rmSync(directory, {recursive: true}));
let files = 0;

const receiptsIn = ({records}: RecordsAnswer): readonly Receipt[] =>
  records.flatMap(entry => (entry.status === 'refused' ? [] : [entry.receipt]));

type Call = 'append' | 'head' | 'tiles' | 'recordsById' | 'recordAt';

/** `storage` in which one call fails once: before it does anything, or after it has done everything. */
function failing(storage: RecordStorage) {
  let armed: {readonly call: Call; readonly after: boolean} | null = null;
  let failures = 0;
  const guard =
    (call: Call) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      const method = storage[call] as (...args: readonly unknown[]) => Promise<unknown>;
      if (armed?.call !== call) return method(...args);
      const {after} = armed;
      armed = null;
      failures += 1;
      if (after) await method(...args);
      throw new Error('the disk is gone');
    };
  const calls: readonly Call[] = ['append', 'head', 'tiles', 'recordsById', 'recordAt'];
  const guarded = Object.fromEntries(calls.map(call => [call, guard(call)]));
  return {
    storage: {...storage, ...guarded} as RecordStorage,
    arm: (call: Call, after: boolean) => {
      armed = {call, after};
    },
    failures: () => failures,
  };
}

const drivers: readonly (readonly [string, () => RecordStorage])[] = [
  ['memory', memoryStorage],
  ['SQLite', () => sqliteStorage({path: join(directory, `${++files}.db`)})],
];

describe.each(drivers)('over %s', (_, createStorage) => {
  const crashes = (['append', 'head', 'tiles', 'recordsById', 'recordAt'] as const).flatMap(call =>
    [false, true].map(after => [call, after ? 'fails after it has persisted' : 'fails'] as const),
  );

  test.each(crashes)('nothing is lost, doubled or forked when %s %s', async (call, when) => {
    const {storage, arm, failures} = failing(createStorage());
    const {collector, post, send, signer, ask, reports} = await startCollector(storage);
    const sent = someRecord();
    await send(sent, someRecord());
    // Only who has met a record that was there already looks ids up before it appends.
    if (call === 'recordsById') await send(sent);
    const before = await checkpointOf(ask);

    // Whatever fails first makes the sequencer read its log again, which is when head, tiles and rows are read.
    if (call !== 'append' && call !== 'recordsById') {
      arm('append', false);
      await post(batchOf(someRecord()));
    }
    const record = someRecord();
    arm(call, when !== 'fails');
    const refused = await post(batchOf(record));
    expect(failures()).toBeGreaterThan(0);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.text()).not.toContain('the disk is gone');
    expect(String((reports.at(-1) as Error | undefined)?.message)).toContain('the disk is gone');

    const [receipt] = receiptsIn(await send(record)) as [Receipt];
    await verifyReceipt(receipt, [signer]);
    const others = receiptsIn(await send(someRecord(), record));
    for (const other of others) await verifyReceipt(other, [signer]);
    expect(others[1]?.log.index).toBe(receipt.log.index);
    await expectConsistent(ask, before);
    await collector.close();
  });

  test('receipts of any batches verify, and every checkpoint continues the one before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom('shop', 'blog'), {minLength: 1, maxLength: 20}), {
          minLength: 1,
          maxLength: 8,
        }),
        async batches => {
          const {collector, signer, ask} = await startCollector(createStorage());
          const origins = {shop: SITES[0].origins[0], blog: SITES[1].origins[0]};
          let before: TreeHead | null = null;
          const places = new Set<string>();
          for (const sites of batches) {
            const sent = sites.map(site =>
              postOne(collector, someRecord({site}), origins[site as 'shop' | 'blog']),
            );
            for (const receipt of (await Promise.all(sent)).flatMap(receiptsIn)) {
              const {index, checkpoint} = await verifyReceipt(receipt, [signer]);
              places.add(`${checkpoint.origin}/${index}`);
            }
            if (before) await expectConsistent(ask, before);
            before = await checkpointOf(ask);
          }
          expect(places.size).toBe(batches.flat().length);
          await collector.close();
        },
      ),
      {numRuns: 15},
    );
  });

  test('old receipts stay provable in a log that has grown by hundreds', async () => {
    const {collector, ask, signer, clock} = await startCollector(createStorage());
    const all: Receipt[] = [];
    for (let batch = 0; batch < 20; batch++) {
      clock.now += 1000;
      const records = Array.from({length: 20}, () => someRecord());
      all.push(
        ...receiptsIn(
          (await (await clientOf(collector, '').post(batchOf(...records))).json()) as RecordsAnswer,
        ),
      );
    }
    for (const old of all.filter((_, i) => i % 7 === 0)) {
      const {leaf} = await verifyReceipt(old, [signer]);
      const response = await ask(`/v1/logs/shop/2026/inclusion?leaf=${leaf}`);
      const {index, treeSize, hashes, checkpoint} = (await response.json()) as {
        index: number;
        treeSize: number;
        hashes: string[];
        checkpoint: string;
      };
      expect([index, treeSize]).toEqual([old.log.index, 400]);
      await verifyReceipt({...old, log: {...old.log, index, treeSize, inclusion: hashes, checkpoint}}, [
        signer,
      ]);
    }
    await collector.close();
  });
});

test('what was refused for good is answered at once after the log was found altered', async () => {
  const {collector, post, send, storage, reports, ask} = await startCollector(memoryStorage());
  await send(someRecord());
  const altered = failing(storage);
  const over: RecordStorage = {
    ...altered.storage,
    head: async () => ({origin: 'shop/2026', size: 1, checkpoint: 'forged'}),
  };
  await collector.close();
  const signer = createSigner(new Date(START));
  const bad = await createCollector({
    storage: {...over, heads: async () => []},
    signer,
    sites: SITES,
    clock: () => START,
    report: cause => reports.push(cause),
  });
  const client = clientOf(bad, '');
  expect((await client.post(batchOf(someRecord()))).status).toBe(503);
  expect(reports.at(-1)).toMatchObject({code: 'log-mismatch'});
  expect((await client.ask('/readyz')).status).toBe(503);
  expect((await (await client.post(batchOf(someRecord()))).json()) as object).toMatchObject({
    code: 'log-unavailable',
  });
  expect((await post(batchOf(someRecord()))).status).toBe(503);
  expect((await ask('/healthz')).status).toBe(200);
});

test.each([
  ['after a step that failed', true],
  ['and nothing had failed', false],
])('a database that comes back without its last commits is not gone on with, %s', async (_, fails) => {
  const [path, older] = [join(directory, `${++files}.db`), join(directory, `${++files}.db`)];
  const {storage, arm} = failing(sqliteStorage({path}));
  let current = storage;
  const calls: readonly Call[] = ['append', 'head', 'tiles', 'recordsById', 'recordAt'];
  const over = Object.fromEntries(
    calls.map(call => [
      call,
      (...args: readonly unknown[]) =>
        (current[call] as (...args: readonly unknown[]) => Promise<unknown>)(...args),
    ]),
  );
  const {collector, send, post, reports} = await startCollector({...storage, ...over} as RecordStorage);
  await send(someRecord());
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, older + end);
  await send(someRecord());
  if (fails) {
    arm('append', false);
    expect((await post(batchOf(someRecord()))).status).toBe(503);
  }
  // As a server that was switched to a copy that lagged behind.
  current = sqliteStorage({path: older});
  expect((await post(batchOf(someRecord()))).status).toBe(503);
  expect(reports.at(-1)).toMatchObject({
    code: 'log-mismatch',
    message: expect.stringContaining('it has 1 leaves, 2 were signed'),
  });
  expect((await (await post(batchOf(someRecord()))).json()) as object).toMatchObject({
    code: 'log-unavailable',
  });
  expect((await current.head('shop/2026'))?.size).toBe(1);
  await current.close();
  await collector.close();
});

describe('two collectors over one storage', () => {
  test('both write to one log without forking it', async () => {
    const path = join(directory, `${++files}.db`);
    const first = await startCollector(sqliteStorage({path}));
    const second = await first.open(sqliteStorage({path}));
    const clients = [clientOf(first.collector, ''), clientOf(second, '')];
    const sent = Array.from({length: 30}, (_, i) => clients[i % 2]?.post(batchOf(someRecord())));
    const answers = await Promise.all(
      sent.map(async response => (await (await response)?.json()) as RecordsAnswer),
    );
    const receipts = answers.flatMap(receiptsIn);
    for (const receipt of receipts) await verifyReceipt(receipt, [first.signer]);
    expect(new Set(receipts.map(({log}) => log.index)).size).toBe(30);
    await second.close();
    await first.collector.close();
  });

  test('one record sent to both is stored once', async () => {
    const path = join(directory, `${++files}.db`);
    const first = await startCollector(sqliteStorage({path}));
    const second = await first.open(sqliteStorage({path}));
    const record = someRecord();
    await clientOf(first.collector, '').post(batchOf(someRecord()));
    const answers = await Promise.all(
      [first.collector, second].map(
        async one => (await (await clientOf(one, '').post(batchOf(record))).json()) as RecordsAnswer,
      ),
    );
    expect(answers.map(({records}) => records[0]?.status).sort()).toEqual(['duplicate', 'unpublished']);
    await second.close();
    await first.collector.close();
  });
});

describe('a start', () => {
  const fill = async (count: number) => {
    const path = join(directory, `${++files}.db`);
    const first = await startCollector(sqliteStorage({path}));
    const records = Array.from({length: count}, () => someRecord());
    const receipts = receiptsIn(await first.send(...records));
    const before = await checkpointOf(first.ask);
    await first.collector.close();
    return {path, first, receipts, before};
  };

  test.each([1, 3, 15, 16, 17, 20])('goes on where %i rows were left', async count => {
    const {path, first, receipts, before} = await fill(count);
    const again = await first.open(sqliteStorage({path}));
    const client = clientOf(again, '');
    const [next] = receiptsIn(await client.send(someRecord())) as [Receipt];
    expect(next.log.index).toBe(count);
    await verifyReceipt(next, [first.signer]);
    await expectConsistent(client.ask, before);
    const [repeated] = receiptsIn(await client.send(receipts[0]?.row.record as ConsentRecord)) as [Receipt];
    await verifyReceipt(repeated, [first.signer]);
    await again.close();
  });

  test.each<[string, (storage: RecordStorage) => Partial<RecordStorage>]>([
    ['a tile is missing', () => ({tiles: async (_, ids) => ids.map(() => null)})],
    [
      'a tile was altered',
      storage => ({
        tiles: async (origin, ids) =>
          (await storage.tiles(origin, ids)).map(
            tile => tile && {...tile, hashes: tile.hashes.map(byte => byte ^ 1)},
          ),
      }),
    ],
    ['the last row is gone', () => ({recordAt: async () => null})],
    [
      'the last row was altered',
      storage => ({
        recordAt: async (origin, index) => {
          const row = await storage.recordAt(origin, index);
          return row && {...row, text: row.text.replace('"youtube":"granted"', '"youtube":"denied"')};
        },
      }),
    ],
    ['a row stands beyond the last', storage => ({recordAt: async origin => storage.recordAt(origin, 0)})],
    [
      'the checkpoint is of a smaller tree',
      storage => ({heads: async () => (await storage.heads()).map(head => ({...head, size: head.size - 1}))}),
    ],
    [
      'the checkpoint was altered',
      storage => ({
        heads: async () =>
          (await storage.heads()).map(head => ({
            ...head,
            checkpoint: head.checkpoint.replace('\n5\n', '\n4\n'),
          })),
      }),
    ],
    [
      'the checkpoint is of another log',
      storage => ({heads: async () => (await storage.heads()).map(head => ({...head, origin: 'blog/2026'}))}),
    ],
  ])('is refused where %s', async (_, change) => {
    const {path, first} = await fill(5);
    const storage = sqliteStorage({path});
    await expect(first.open({...storage, ...change(storage)})).rejects.toMatchObject({code: 'log-mismatch'});
    await storage.close();
  });

  test('is not refused for what another collector appends meanwhile', async () => {
    const {path, first} = await fill(5);
    const running = await first.open(sqliteStorage({path}));
    const storage = sqliteStorage({path});
    const heads = async () => {
      const read = await storage.heads();
      await clientOf(running, '').send(someRecord(), someRecord());
      return read;
    };
    const late = await first.open({...storage, heads});
    const [receipt] = receiptsIn(await clientOf(late, '').send(someRecord())) as [Receipt];
    expect(receipt.log.index).toBe(7);
    await late.close();
    await running.close();
  });

  test('is refused with the key of another', async () => {
    const {path} = await fill(5);
    const storage = sqliteStorage({path});
    const stranger = createSigner(new Date(START));
    const attempt = createCollector({storage, signer: stranger, sites: SITES});
    await expect(attempt).rejects.toMatchObject({code: 'log-mismatch'});
    await storage.close();
  });
});

test('closing commits what has arrived, and takes nothing afterwards', async () => {
  const {collector, post} = await startCollector();
  const pending = Array.from({length: 5}, () => post(batchOf(someRecord())));
  await new Promise(resolve => setTimeout(resolve));
  await collector.close();
  for (const response of await Promise.all(pending)) expect([202, 503]).toContain(response.status);
  expect((await post(batchOf(someRecord()))).status).toBe(503);
});

test('closing commits what has queued, however many send without a pause', async () => {
  const storage = memoryStorage();
  const signer = createSigner(new Date(START));
  const times = {sentAt: START, receivedAt: START};
  const send = () => sequencer.submit(arrivalOf(submissionOf(someRecord()), times));
  const late: ReturnType<typeof send>[] = [];
  const append: RecordStorage['append'] = async batch => {
    if (late.length < 50) late.push(send());
    await storage.append(batch);
  };
  const sequencer = createSequencer({
    storage: {...storage, append},
    signer,
    hasher: portableHasher,
    report: () => {},
  });
  const queued = send();
  await sequencer.close();
  expect(await queued).toMatchObject({status: 'recorded'});
  expect((await Promise.all(late)).map(({status}) => status)).toEqual(['refused']);
  expect((await storage.head('shop/2026'))?.size).toBe(1);
});

test('a failure that nobody can be told of costs the batch and nothing else', async () => {
  const {storage, arm} = failing(memoryStorage());
  const unable = () => {
    throw new Error('nobody listens');
  };
  const log = {write: unable, has: () => false};
  const signer = createSigner(new Date(START));
  const options = {storage, signer, sites: SITES, clock: () => START, log, report: unable};
  const {post, send} = clientOf(await createCollector(options), '');
  await send(someRecord());
  arm('append', false);
  expect((await post(batchOf(someRecord()))).status).toBe(503);
  const [receipt] = receiptsIn(await send(someRecord())) as [Receipt];
  expect(receipt.log.index).toBe(1);
});

test('sends away what a queue of twenty thousand cannot hold, and keeps the rest', async () => {
  const storage = memoryStorage();
  const {promise, resolve} = withResolvers();
  const slow = {
    ...storage,
    append: async (batch: Parameters<RecordStorage['append']>[0]) =>
      promise.then(() => storage.append(batch)),
  };
  const signer = createSigner(new Date(START));
  const sequencer = createSequencer({storage: slow, signer, hasher: portableHasher, report: () => {}});
  const arrival = arrivalOf(submissionOf(someRecord()), {sentAt: START, receivedAt: START});
  const outcomes = Array.from({length: 20_001}, () => sequencer.submit(arrival));
  expect(await outcomes.at(-1)).toMatchObject({status: 'refused', error: {code: 'log-unavailable'}});
  resolve();
  expect(await outcomes[0]).toMatchObject({status: 'recorded'});
  expect(await outcomes.at(-2)).toMatchObject({status: 'duplicate'});
  await sequencer.close();
});

test('a signer that fails costs the batch and nothing else', async () => {
  const storage = memoryStorage();
  const signer = createSigner(new Date(START));
  let broken = false;
  const flaky = {
    ...signer,
    sign: (message: Uint8Array) => {
      if (broken) throw new Error('no key');
      return signer.sign(message);
    },
  };
  const collector = await createCollector({
    storage,
    signer: flaky,
    sites: SITES,
    clock: () => START,
    report: () => {},
    hasher: portableHasher,
  });
  const {post, send} = clientOf(collector, '');
  await send(someRecord());
  broken = true;
  expect((await post(batchOf(someRecord()))).status).toBe(503);
  broken = false;
  const [receipt] = receiptsIn(await send(someRecord())) as [Receipt];
  expect(receipt.log.index).toBe(1);
  await verifyReceipt(receipt, [signer]);
});

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>(settle => {
    resolve = settle;
  });
  return {promise, resolve: () => resolve()};
}

type Ask = (path: string) => Promise<Response>;

async function checkpointOf(ask: Ask): Promise<TreeHead | null> {
  const response = await ask('/v1/logs/shop/2026/checkpoint');
  return response.status === 200 ? parseCheckpoint(await response.text()).checkpoint : null;
}

/** That today's log begins with the one of `before`, by the proof that the collector gives. */
async function expectConsistent(ask: Ask, before: TreeHead | null): Promise<void> {
  if (!before) return;
  const response = await ask(`/v1/logs/shop/2026/consistency?first=${before.size}`);
  const {hashes, checkpoint} = (await response.json()) as {hashes: readonly string[]; checkpoint: string};
  const keys = (await (await ask('/.well-known/akkoord-keys.json')).json()) as {
    keys: {name: string; publicKey: string}[];
  };
  const verifiers = keys.keys.map(({name, publicKey}) => ({
    name,
    publicKey: fromBase64(publicKey) as Uint8Array,
  }));
  const now = await verifyCheckpoint(checkpoint, verifiers);
  verifyConsistency(
    {first: before, second: now},
    hashes.map(hash => fromBase64(hash) as Uint8Array),
  );
  expect(now.size).toBeGreaterThanOrEqual(before.size);
  expect(toBase64(now.root)).not.toBe('');
}

async function postOne(
  collector: {fetch(request: Request): Promise<Response>},
  record: ConsentRecord,
  origin: string,
): Promise<RecordsAnswer> {
  const request = new Request('https://consent.example/v1/records', {
    method: 'POST',
    headers: {'content-type': 'text/plain', origin},
    body: JSON.stringify(batchOf(record)),
  });
  return (await (await collector.fetch(request)).json()) as RecordsAnswer;
}
