import {existsSync, writeFileSync} from 'node:fs';
import {createNodeCollector} from '@akkoord/collector/node';
import {parseKeys} from '@akkoord/evidence';
import {type Checkpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint} from '@akkoord/ledger';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {keys as memoryKeys, memorySigner} from '../test/receipts.ts';
import {scratchFolder} from '../test/scratch.ts';
import {ORIGIN, sentRecord} from '../test/sent-record.ts';
import {run} from './run.ts';
import {verifiedInThreads} from './verify-in-threads.ts';
import {verifyLogFile} from './verify-log-file.ts';

interface Entry {
  row: {record: {id: string; choices: Record<string, string>}} | null;
  salt: string;
  leaf: string;
  log: {origin: string; index: number};
}

const scratch = scratchFolder();
const SITES = [
  {id: 'shop', origins: [ORIGIN], location: 'Delft, NL', retention: {duration: 'P5Y', reason: 'complaints'}},
];
const NOW = Date.parse('2026-11-20T10:00:00.000Z');

/** A collector over `name` that has taken so many records, its log as exported, and its checkpoints at each size. */
async function logOf(name: string, count: number) {
  const dataDir = scratch.path(name);
  const collector = await createNodeCollector({dataDir, sites: SITES, clock: () => NOW});
  const token = (await collector.firstToken()) ?? '';
  const ask = (path: string, init: RequestInit = {}) =>
    collector.fetch(new Request(`https://c.example${path}`, init));
  const checkpoints: string[] = [];
  for (let i = 0; i < count; i++) {
    await collector.fetch(sentRecord({at: NOW}).request);
    checkpoints.push(await (await ask('/v1/logs/shop/2026/checkpoint')).text());
  }
  const headers = {authorization: `Bearer ${token}`, 'content-type': 'application/json'};
  const exported = async (): Promise<Entry[]> =>
    (await (await ask('/v1/export?format=ndjson', {headers})).text())
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Entry);
  const keys = (await (await ask('/.well-known/akkoord-keys.json')).json()) as {keys: object[]};
  return {collector, ask, headers, exported, checkpoints, keys};
}

const log = await logOf('data', 9);
const entries = await log.exported();
const fork = await logOf('fork', 9);
const forked = await fork.exported();
const bothKeys = {keys: [log.keys, fork.keys].flatMap(({keys}) => keys)};
const keysFile = scratch.file('keys.json', bothKeys);
const publicKeys = parseKeys(bothKeys) ?? [];
const [checkpoint, older] = [scratch.path('now.txt'), scratch.path('older.txt')];
writeFileSync(checkpoint, log.checkpoints[8] as string);
writeFileSync(older, log.checkpoints[4] as string);
let files = 0;

function written(some: readonly unknown[]): string {
  const file = scratch.path(`log-${++files}.ndjson`);
  writeFileSync(file, some.map(entry => `${JSON.stringify(entry)}\n`).join(''));
  return file;
}

async function verify(some: readonly unknown[], ...flags: string[]) {
  const file = written(some);
  const io = capturedIo();
  const code = await run(['verify', file, '--checkpoint', checkpoint, '--keys', keysFile, ...flags], io);
  expect(io.requests).toEqual([]);
  return {code, out: io.out(), err: io.err()};
}

const copy = (): Entry[] => structuredClone(entries);
const at = (index: number, change: (entry: Entry) => Entry): Entry[] =>
  copy().map(entry => (entry.log.index === index ? change(entry) : entry));

/** What may have been done to a log, the words that name it, and its entries then. */
const TAMPERED: readonly (readonly [string, string, () => readonly unknown[]])[] = [
  [
    'a flipped choice',
    'row-mismatch): row 3',
    () =>
      at(3, entry => {
        if (entry.row) entry.row.record.choices.tracking = 'granted';
        return entry;
      }),
  ],
  ['another salt', 'row-mismatch): row 3', () => at(3, entry => ({...entry, salt: entries[4]?.salt ?? ''}))],
  [
    'two rows that changed places',
    'root-mismatch): the first 9 leaves',
    () =>
      copy().map(entry => ({
        ...entry,
        log: {...entry.log, index: [0, 2, 1][entry.log.index] ?? entry.log.index},
      })),
  ],
  ['a log cut off', 'leaf-missing): leaf 8', () => copy().filter(({log: {index}}) => index < 8)],
  [
    'a row removed without a trace',
    'leaf-missing): leaf 2',
    () => copy().filter(({log: {index}}) => index !== 2),
  ],
  [
    'a row put in',
    'leaf-beyond): leaf 9',
    () => [...copy(), {...entries[0], log: {origin: 'shop/2026', index: 9}}],
  ],
  ['a row put in again', 'leaf-duplicate): leaf 4', () => [...copy(), entries[4]]],
  ['a row of another log in its place', 'root-mismatch)', () => at(5, () => forked[5] as Entry)],
  ['another history', 'root-mismatch)', () => forked],
  [
    'a row that is said to be erased, with another leaf',
    'root-mismatch)',
    () => at(5, entry => ({...entry, row: null, leaf: 'ab'.repeat(32)})),
  ],
  ['a leaf that is none', 'malformed-receipt): entry 5', () => at(5, entry => ({...entry, leaf: 'x'}))],
  ['nothing at all', 'leaf-missing): leaf 0', () => []],
];

const worker = new URL('../dist/verify-log-worker.js', import.meta.url);

/** What several threads make of a file that holds `some`; null where they leave it to one that reads in turn. */
async function inThreads(some: readonly unknown[], threads: number, against: readonly string[] = []) {
  const notes = [log.checkpoints[8] as string, ...against];
  const [newest, ...older] = await Promise.all(notes.map(note => verifyCheckpoint(note, publicKeys)));
  return verifiedInThreads(written(some), {newest: newest as Checkpoint, older}, {worker, threads, from: 0});
}

// What a thread runs is the file that is installed; without a build there is none.
describe.skipIf(!existsSync(worker))('several threads (need npm run build)', () => {
  it.each([2, 12])('verify what was exported, in any order, where they are %i', async threads => {
    expect(await inThreads(entries, threads)).toEqual({rows: 9, erased: 0});
    const reversed = await inThreads([...entries].reverse(), threads, [log.checkpoints[4] as string]);
    expect(reversed).toEqual({rows: 9, erased: 0});
  });

  it('verify a file of long lines with other logs and erased rows between', async () => {
    const other = {...entries[0], log: {origin: 'blog/2026', index: 0}, more: 'é'.repeat(100_000)};
    const bare = {...entries[3], row: null, salt: undefined};
    const some = entries.flatMap(entry => [other, entry.log.index === 3 ? bare : entry]);
    expect(await inThreads(some, 3)).toEqual({rows: 8, erased: 1});
  });

  it.each(TAMPERED)('leave %s to be named', async (_, __, some) => {
    expect(await inThreads(some(), 3)).toBeNull();
  });

  it('leave a line that is none, and a history that was rewritten, to be named', async () => {
    expect(await inThreads([...entries, 'x'], 3)).toBeNull();
    expect(await inThreads(entries, 3, [fork.checkpoints[4] as string])).toBeNull();
  });

  it('leave a file to one that is too small, is not there, or is read by one', async () => {
    const heads = {newest: await verifyCheckpoint(log.checkpoints[8] as string, publicKeys), older: []};
    const file = written(entries);
    const threading = {worker, threads: 3, from: 0};
    expect(await verifiedInThreads(file, heads, threading)).not.toBeNull();
    expect(await verifiedInThreads(file, heads, {...threading, from: 1_000_000})).toBeNull();
    expect(await verifiedInThreads(file, heads, {...threading, threads: 1})).toBeNull();
    expect(await verifiedInThreads(scratch.path('none.ndjson'), heads, threading)).toBeNull();
  });

  it('give the same outcome and the same words as one that reads in turn', async () => {
    const comparison = {checkpoint, against: [older], keys: publicKeys};
    const threading = {worker, threads: 3, from: 0};
    const file = written(entries);
    expect(await verifyLogFile(file, comparison, threading)).toEqual(await verifyLogFile(file, comparison));
    const cut = written(entries.slice(1));
    await expect(verifyLogFile(cut, comparison, threading)).rejects.toThrow('(leaf-missing): leaf 0');
  });
});

describe('akkoord verify of a whole log', () => {
  it('holds for what was exported, in any order, and continues an older checkpoint', async () => {
    const {code, out} = await verify([...entries].reverse(), '--against', older);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('shop/2026 has 9 leaves, as the collector signed'),
    ]);
    expect(out).toContain('9 rows, 0 erased. It continues 1 older checkpoint.');
    const json = await verify(entries, '--json');
    expect(JSON.parse(json.out)).toEqual({
      verified: true,
      log: {origin: 'shop/2026', treeSize: 9},
      rows: 9,
      erased: 0,
      against: 0,
    });
  });

  it.each(TAMPERED)('names %s', async (_, found, some) => {
    const {code, err} = await verify(some());
    expect([code, err]).toEqual([1, expect.stringContaining(found)]);
    expect(err).toContain('[log-not-verified]');
  });

  it('names a log that was rebuilt and signed anew, by an older checkpoint that was kept elsewhere', async () => {
    writeFileSync(scratch.path('fork.txt'), fork.checkpoints[8] as string);
    const flags = ['--checkpoint', scratch.path('fork.txt')];
    expect((await verify(forked, ...flags)).code).toBe(0);
    const {code, err} = await verify(forked, ...flags, '--against', older);
    expect([code, err]).toEqual([1, expect.stringContaining('consistency-mismatch): the first 5 leaves')]);
  });

  it.each(['blog/2026', 'shop/2025'])('names a row that is signed to stand in %s', async origin => {
    const {checkpoint: head} = parseCheckpoint(log.checkpoints[8] as string);
    const path = scratch.path('passed-off.txt');
    writeFileSync(path, await signCheckpoint({...head, origin}, memorySigner));
    const moved = copy().map(entry => ({...entry, log: {...entry.log, origin}}));
    const flags = ['--checkpoint', path, '--keys', scratch.file('memory-keys.json', memoryKeys)];
    const {code, err} = await verify(moved, ...flags);
    const found = `wrong-origin): row 0 stands in log "${origin}", expected "shop/2026"`;
    expect([code, err]).toEqual([1, expect.stringContaining(found)]);
  });

  it('names a row that is nested without an end', async () => {
    const file = scratch.path('deep.ndjson');
    const deep = `"deep":${'['.repeat(99_999)}${']'.repeat(99_999)}`;
    const lines = entries.map(entry => JSON.stringify(entry).replace('"row":{', `"row":{${deep},`));
    writeFileSync(file, `${lines.join('\n')}\n`);
    const io = capturedIo();
    expect(await run(['verify', file, '--checkpoint', checkpoint, '--keys', keysFile], io)).toBe(1);
    expect(io.err()).toContain('not-canonical): found nesting deeper than 200 levels');
  });

  it('names a log that an old backup has made shorter', async () => {
    writeFileSync(scratch.path('newer.txt'), log.checkpoints[8] as string);
    const flags = ['--checkpoint', older, '--against', scratch.path('newer.txt')];
    const {code, err} = await verify(
      copy().filter(({log: {index}}) => index < 5),
      ...flags,
    );
    expect([code, err]).toEqual([1, expect.stringContaining('wrong-tree-size')]);
  });

  it('names a checkpoint whose text was altered', async () => {
    const path = scratch.path('altered.txt');
    writeFileSync(path, (log.checkpoints[8] as string).replace('\n9\n', '\n8\n'));
    const {code, err} = await verify(entries, '--checkpoint', path);
    expect([code, err]).toEqual([1, expect.stringContaining('bad-signature')]);
  });

  it('holds after an erasure, which it counts', async () => {
    const {collector, ask, headers, exported} = log;
    const id = entries[0]?.row?.record.id;
    const body = JSON.stringify({id, kind: 'erase', reason: 'asked'});
    expect((await ask('/v1/erasures', {method: 'POST', headers, body})).status).toBe(200);
    const {code, out} = await verify(await exported(), '--against', older);
    expect([code, out]).toEqual([0, expect.stringContaining('8 rows, 1 erased')]);
    await collector.close();
    await fork.collector.close();
  });

  it.each([
    ['a line that is no JSON', 'x\n', 2, '[file-not-json]'],
    ['a line that is no entry', '{}\n', 2, '[file-not-json]'],
  ])('ends with 2 for %s', async (_, text, expected, code) => {
    const file = scratch.path(`bad-${++files}.ndjson`);
    writeFileSync(file, text);
    const io = capturedIo();
    expect(await run(['verify', file, '--checkpoint', checkpoint, '--keys', keysFile], io)).toBe(expected);
    expect(io.err()).toContain(code);
  });

  it('ends with 2 where a file is missing', async () => {
    const io = capturedIo();
    const flags = ['--checkpoint', checkpoint, '--keys', keysFile];
    expect(await run(['verify', scratch.path('no.ndjson'), ...flags], io)).toBe(2);
    expect(io.err()).toContain('[file-unreadable]');
  });
});
