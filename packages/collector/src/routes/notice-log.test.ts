import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  fromBase64,
  parseCheckpoint,
  portableHasher,
  toHex,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@akkoord/ledger';
import {hashLeaf, utf8} from '@akkoord/ledger/log';
import {expect, test} from 'vitest';
import {somePublication, startCollector} from '../../test/collector-fixture.ts';
import {sqliteStorage} from '../drivers/sqlite.ts';
import {type Collector, memoryStorage, type RecordStorage} from '../index.ts';
import {treeOf} from '../notice-log/notice-tree.ts';
import {parseTilePath, tileBytes} from '../notice-log/tlog-tiles.ts';

const LOG = '/v1/logs/notices';

async function publish(collector: Collector, ...versions: readonly string[]): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const version of versions) {
    const {hash, ...publication} = await somePublication(version);
    await collector.publishNotice(publication);
    hashes.push(hash);
  }
  return hashes;
}

const bytes = (hashes: readonly string[]) => hashes.map(hash => fromBase64(hash) as Uint8Array);

test('has every published notice as a leaf that anybody can prove without a token', async () => {
  const {collector, ask, signer} = await startCollector();
  expect((await ask(`${LOG}/checkpoint`)).status).toBe(404);
  const hashes = await publish(collector, '1', '2', '3');
  await publish(collector, '2');
  const note = await (await ask(`${LOG}/checkpoint`)).text();
  const {origin, size, root} = await verifyCheckpoint(note, [signer]);
  expect([origin, size]).toEqual(['notices', 3]);
  const lines = (await (await ask(`${LOG}/entries`)).text()).trimEnd().split('\n');
  expect(lines.map(line => JSON.parse(line))).toEqual(
    hashes.map(notice => ({
      v: 1,
      notice,
      material: expect.stringMatching(/^[\da-f]{64}$/),
      site: 'shop',
      publishedAt: '2026-03-01T10:00:00.000Z',
    })),
  );
  for (const [i, notice] of hashes.entries()) {
    const leaf = hashLeaf(utf8(lines[i] as string));
    for (const query of [`notice=${notice}`, `leaf=${toHex(leaf)}`]) {
      const answer = await ask(`${LOG}/inclusion?${query}`);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const proof = (await answer.json()) as {
        index: number;
        treeSize: number;
        leaf: string;
        hashes: string[];
      };
      expect([proof.index, proof.leaf]).toEqual([i, lines[i]]);
      verifyInclusion(leaf, {...proof, hashes: bytes(proof.hashes)}, {root});
    }
  }
});

test.each([
  ['lacks its last notice', 1],
  ['never had one', 0],
])('goes on with no copy that %s, and says so', async (_, copied) => {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-notices-'));
  const [path, older] = [join(folder, 'now.db'), join(folder, 'older.db')];
  const storage = sqliteStorage({path});
  let current: RecordStorage = storage;
  const switched = Object.keys(storage).map(name => {
    const call = (...args: readonly unknown[]): unknown =>
      (current[name as keyof RecordStorage] as (...given: readonly unknown[]) => unknown)(...args);
    return [name, call] as const;
  });
  const {collector, ask, reports} = await startCollector({...storage, ...Object.fromEntries(switched)});
  await publish(collector, ...['1', '2'].slice(0, copied));
  for (const end of ['', '-wal']) copyFileSync(path + end, older + end);
  await publish(collector, ...['1', '2'].slice(copied));
  // As a server that was switched to a copy that lagged behind.
  current = sqliteStorage({path: older});
  await expect(publish(collector, '3', '4')).rejects.toMatchObject({code: 'log-mismatch'});
  expect((await current.noticeHead())?.size ?? 0).toBe(copied);
  expect((await ask(`${LOG}/checkpoint`)).status).toBe(500);
  expect(reports.at(-1)).toMatchObject({code: 'log-mismatch'});
  await collector.close();
  await storage.close();
  rmSync(folder, {recursive: true});
});

test('shows that today’s log continues the one that was known before', async () => {
  const {collector, ask} = await startCollector();
  await publish(collector, '1', '2', '3');
  const {checkpoint: first} = parseCheckpoint(await (await ask(`${LOG}/checkpoint`)).text());
  await publish(collector, '4', '5');
  const answer = (await (await ask(`${LOG}/consistency?first=3`)).json()) as {
    hashes: string[];
    checkpoint: string;
  };
  verifyConsistency(
    {first, second: parseCheckpoint(answer.checkpoint).checkpoint},
    bytes(answer.hashes),
    portableHasher,
  );
});

test('serves the tiles of C2SP, from which the whole tree can be built', async () => {
  const {collector, ask} = await startCollector();
  await publish(collector, '1', '2', '3');
  const answer = await ask(`${LOG}/tile/0/000.p/3`);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  const tile = new Uint8Array(await answer.arrayBuffer());
  const lines = (await (await ask(`${LOG}/entries`)).text()).trimEnd().split('\n');
  expect(toHex(tile)).toBe(lines.map(line => toHex(hashLeaf(utf8(line)))).join(''));
  const bundle = Buffer.from(await (await ask(`${LOG}/tile/entries/000.p/3`)).arrayBuffer());
  const found: string[] = [];
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
    found.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)).toString());
  expect(found).toEqual(lines);
});

test.each([
  `${LOG}/tile/0/000`,
  `${LOG}/tile/0/000.p/4`,
  `${LOG}/tile/0/000.p/0`,
  `${LOG}/tile/0/0`,
  `${LOG}/tile/0/001.p/1`,
  `${LOG}/tile/00/000.p/1`,
  `${LOG}/tile/0/x000/000.p/1`,
  `${LOG}/tile/1/000.p/1`,
  `${LOG}/tile/data/000.p/1`,
  `${LOG}/tile/0/..%2f000.p/1`,
  `${LOG}/inclusion?notice=${'cd'.repeat(32)}`,
  `${LOG}/gap`,
  `${LOG}/2026/checkpoint`,
])('has nothing at %s', async path => {
  const {collector, ask} = await startCollector();
  await publish(collector, '1', '2', '3');
  expect((await ask(path)).status).toBe(404);
});

test.each(['inclusion', 'inclusion?leaf=ab', 'consistency', 'consistency?first=9', 'consistency?first=-1'])(
  'refuses %s',
  async query => {
    const {collector, ask} = await startCollector();
    await publish(collector, '1');
    const answer = await ask(`${LOG}/${query}`);
    expect([answer.status, await answer.json()]).toMatchObject([400, {code: 'query-invalid'}]);
  },
);

test('catches up at a start with what was added when a process ended before it was logged', async () => {
  const storage = memoryStorage();
  const broken = {
    ...storage,
    appendNotices: async () => {
      throw new Error('the disk is full');
    },
  };
  const {open, ask} = await startCollector(storage);
  const first = await open(broken);
  await expect(publish(first, '1')).rejects.toMatchObject({code: 'internal'});
  const [hash] = [(await somePublication('1')).hash];
  expect((await ask(`${LOG}/checkpoint`)).status).toBe(404);
  const second = await open();
  const note = await second.fetch(new Request(`https://c.example${LOG}/inclusion?notice=${hash}`));
  expect(note.status).toBe(200);
});

test('refuses to start on a log of notices in which a leaf was altered', async () => {
  const storage = memoryStorage();
  const {collector, open} = await startCollector(storage);
  await publish(collector, '1', '2');
  const altered = {
    ...storage,
    noticeLeaves: async () => (await storage.noticeLeaves()).map(data => data.replace('"shop"', '"blog"')),
  };
  await expect(open(altered)).rejects.toMatchObject({code: 'log-mismatch'});
});

test('two collectors over one storage publish into one log', async () => {
  const storage = memoryStorage();
  const {collector, open, ask} = await startCollector(storage);
  const other = await open();
  const versions = Array.from({length: 12}, (_, i) => String(i));
  await Promise.all(versions.map((version, i) => publish(i % 2 ? collector : other, version)));
  const {size} = parseCheckpoint(await (await ask(`${LOG}/checkpoint`)).text()).checkpoint;
  expect(size).toBe(12);
  await open();
});

test('names tiles of large trees as C2SP does', () => {
  expect(parseTilePath('0/x001/x234/067')).toEqual({level: 0, index: 1_234_067, width: 256});
  expect(parseTilePath('entries/000.p/255')).toEqual({level: 'entries', index: 0, width: 255});
  const tree = treeOf(
    Array.from({length: 513}, (_, i) => String(i)),
    portableHasher,
  );
  const upper = tileBytes(tree, {level: 1, index: 0, width: 2}) as Uint8Array;
  for (const i of [0, 1]) {
    const {root} = treeOf(tree.leaves.slice(i * 256, i * 256 + 256), portableHasher);
    expect(toHex(upper.subarray(i * 32, i * 32 + 32))).toBe(toHex(root));
  }
  expect(tileBytes(tree, {level: 1, index: 0, width: 3})).toBeNull();
  expect(tileBytes(tree, {level: 0, index: 2, width: 1})?.length).toBe(32);
});
