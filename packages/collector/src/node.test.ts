import fs, {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {Agent, request as httpRequest} from 'node:http';
import {syncBuiltinESMExports} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fromBase64, verifyReceipt} from '@akkoord/ledger';
import type {Receipt, RecordsAnswer} from '@akkoord/schema';
import {afterAll, describe, expect, test, vi} from 'vitest';
import {batchOf, ORIGIN, SECRET, SITES, START, someRecord} from '../test/collector-fixture.ts';
import {createNodeCollector, listen, type NodeCollector, writeNewSigner} from './node.ts';

const root = mkdtempSync(join(tmpdir(), 'akkoord-node-'));
afterAll(() => rmSync(root, {recursive: true}));
let directories = 0;

const newDirectory = () => join(root, `${++directories}`);
const start = (dataDir: string): Promise<NodeCollector> =>
  createNodeCollector({dataDir, sites: SITES, clock: () => START, report: () => {}});

async function postTo(url: string, body: unknown): Promise<Response> {
  const headers = {origin: ORIGIN, 'content-type': 'text/plain'};
  return fetch(`${url}/v1/records`, {method: 'POST', headers, body: JSON.stringify(body)});
}

test('gives the owner a token once, and keeps only its hash', async () => {
  const dataDir = newDirectory();
  const first = await start(dataDir);
  const token = (await first.firstToken()) as string;
  expect(token).toMatch(/^akkoord_[\w-]{43}$/);
  expect(await first.firstToken()).toBeNull();
  await first.close();
  const again = await start(dataDir);
  expect(await again.firstToken()).toBeNull();
  const headers = {authorization: `Bearer ${token}`};
  expect((await again.fetch(new Request('https://c.example/v1/session', {headers}))).status).toBe(200);
  await again.close();
  for (const file of readdirSync(dataDir)) {
    expect(readFileSync(join(dataDir, file)).includes(token)).toBe(false);
  }
});

test('gives the owner a token at the next start where the first ended before it was told', async () => {
  const dataDir = newDirectory();
  await (await start(dataDir)).close();
  const cutOff = await start(dataDir);
  const telling = cutOff.firstToken(() => Promise.reject(new Error('the terminal is gone')));
  await expect(telling).rejects.toThrow('the terminal is gone');
  await cutOff.close();
  const next = await start(dataDir);
  const told: string[] = [];
  const token = await next.firstToken(given => told.push(given));
  expect(told).toEqual([token]);
  await next.close();
});

test.skipIf(process.platform === 'win32')(
  'lets nobody else into the directory, database and key',
  async () => {
    const dataDir = newDirectory();
    const collector = await start(dataDir);
    for (const path of ['', 'records.db', 'log-key.json', 'reference-key.json'])
      expect(statSync(join(dataDir, path)).mode & 0o077).toBe(0);
    await collector.close();
  },
);

test('imports nothing by name that the first Node 20 lacks, which would not load it then', () => {
  const source = readFileSync(new URL('node.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/import \{[^}]*\bhash\b[^}]*\} from 'node:crypto'/);
});

describe('over a real socket', () => {
  test('a restart loses nothing', async () => {
    const dataDir = newDirectory();
    const first = await listen(await start(dataDir), {port: 0});
    const record = someRecord();
    const answer = (await (await postTo(first.url, batchOf(record, someRecord()))).json()) as RecordsAnswer;
    expect(answer.records.map(({status}) => status)).toEqual(['unpublished', 'unpublished']);
    await first.close();

    const second = await listen(await start(dataDir), {port: 0});
    const headers = {authorization: `Bearer ${SECRET}`};
    const receipt = (await (
      await fetch(`${second.url}/v1/receipts/${record.id}`, {headers})
    ).json()) as Receipt;
    const {keys} = (await (await fetch(`${second.url}/.well-known/akkoord-keys.json`)).json()) as {
      keys: {name: string; publicKey: string; from: string}[];
    };
    expect(keys[0]?.from).toBe('2026-03-01T10:00:00.000Z');
    const verifiers = keys.map(({name, publicKey}) => ({
      name,
      publicKey: fromBase64(publicKey) as Uint8Array,
    }));
    expect((await verifyReceipt(receipt, verifiers)).index).toBe(0);
    const more = (await (await postTo(second.url, batchOf(someRecord()))).json()) as RecordsAnswer;
    expect(more.records[0]).toMatchObject({receipt: {log: {index: 2, treeSize: 3}}});
    await second.close();
  });

  test('many at once are all taken, each once', async () => {
    const server = await listen(await start(newDirectory()), {port: 0});
    const answers = await Promise.all(
      Array.from({length: 100}, () => postTo(server.url, batchOf(someRecord()))),
    );
    const indexes = await Promise.all(
      answers.map(
        async answer =>
          ((await answer.json()) as {records: {receipt: Receipt}[]}).records[0]?.receipt.log.index,
      ),
    );
    expect(new Set(indexes).size).toBe(100);
    await server.close();
  });

  test('a chunked body beyond the limit is answered 413', async () => {
    const server = await listen(await start(newDirectory()), {port: 0});
    const status = await new Promise((resolve, reject) => {
      const headers = {origin: ORIGIN, 'content-type': 'text/plain', 'transfer-encoding': 'chunked'};
      const sending = httpRequest(`${server.url}/v1/records`, {method: 'POST', headers}, answer => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sending.on('error', reject);
      for (let i = 0; i < 30; i++) sending.write('x'.repeat(8192));
      sending.end();
    });
    expect(status).toBe(413);
    await server.close();
  });

  test('an export arrives whole', async () => {
    const collector = await start(newDirectory());
    const server = await listen(collector, {port: 0});
    for (let i = 0; i < 60; i++)
      await postTo(server.url, batchOf(...Array.from({length: 20}, () => someRecord())));
    const headers = {authorization: `Bearer ${await collector.firstToken()}`};
    const text = await (await fetch(`${server.url}/v1/export?format=ndjson&site=shop`, {headers})).text();
    const indexes = text
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as {log: {index: number}}).log.index);
    expect(indexes).toEqual(Array.from({length: 1200}, (_, i) => i));
    await server.close();
  });

  test('a sender who never ends does not keep it from closing', async () => {
    const server = await listen(await start(newDirectory()), {port: 0, grace: 50});
    const headers = {
      origin: ORIGIN,
      'content-type': 'text/plain',
      'content-length': '500',
      expect: '100-continue',
    };
    const sending = httpRequest(`${server.url}/v1/records`, {method: 'POST', headers});
    const cutOff = new Promise(resolve => sending.once('error', resolve));
    const begun = new Promise(resolve => sending.once('continue', resolve));
    sending.flushHeaders();
    await begun;
    sending.write('{');
    await server.close();
    expect(await cutOff).toMatchObject({code: 'ECONNRESET'});
  });

  test('whoever sends without a pause does not keep it from closing, and has an answer', async () => {
    const collector = await start(newDirectory());
    let closing: Promise<void> | undefined;
    const fetchAndClose: typeof collector.fetch = async (...asked) => {
      const answer = await collector.fetch(...asked);
      closing ??= server.close();
      return answer;
    };
    const server = await listen({...collector, fetch: fetchAndClose}, {port: 0, grace: 600_000});
    const statuses: (number | undefined)[] = [];
    const agent = new Agent({keepAlive: true, maxSockets: 1});
    const headers = {origin: ORIGIN, 'content-type': 'text/plain'};
    const sendOne = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const sending = httpRequest(`${server.url}/v1/records`, {method: 'POST', headers, agent}, answer => {
          statuses.push(answer.statusCode);
          answer.resume().once('end', resolve);
        });
        sending.once('error', reject);
        sending.end(JSON.stringify(batchOf(someRecord())));
      });
    const send = async (): Promise<never> => {
      for (;;) await sendOne();
    };
    await expect(send()).rejects.toMatchObject({code: 'ECONNREFUSED'});
    await closing;
    expect(statuses).toEqual([202]);
  });

  test('a port that is taken is an error', async () => {
    const server = await listen(await start(newDirectory()), {port: 0});
    const other = await start(newDirectory());
    const port = Number(new URL(server.url).port);
    await expect(listen(other, {port})).rejects.toMatchObject({code: 'EADDRINUSE'});
    await other.close();
    await server.close();
  });
});

describe('the key', () => {
  const withKey = async (change: (file: string) => void): Promise<string> => {
    const dataDir = newDirectory();
    const server = await listen(await start(dataDir), {port: 0});
    await postTo(server.url, batchOf(someRecord()));
    await server.close();
    change(join(dataDir, 'log-key.json'));
    return dataDir;
  };

  test.each<[string, (file: string) => void]>([
    ['is gone while logs exist', file => rmSync(file)],
    ['is no key', file => writeFileSync(file, '{}')],
    ['is not JSON', file => writeFileSync(file, 'key')],
    ['may be read by others', file => chmodSync(file, 0o644)],
  ])('stops a start where it %s', async (_, change) => {
    const dataDir = await withKey(change);
    await expect(start(dataDir)).rejects.toMatchObject({code: 'key-unreadable'});
  });

  test('leaves no part of itself where its writing was cut off', async () => {
    const dataDir = newDirectory();
    const {writeFileSync: writeFile, writeSync: write} = fs;
    const full = () => {
      throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
    };
    Object.assign(fs, {writeFileSync: full, writeSync: full});
    syncBuiltinESMExports();
    try {
      await expect(start(dataDir)).rejects.toMatchObject({code: 'key-unreadable'});
    } finally {
      Object.assign(fs, {writeFileSync: writeFile, writeSync: write});
      syncBuiltinESMExports();
    }
    expect(readdirSync(dataDir).filter(file => file.startsWith('log-key'))).toEqual([]);
    await (await start(dataDir)).close();
  });

  test('is never taken the place of', async () => {
    const dataDir = newDirectory();
    await (await start(dataDir)).close();
    const file = join(dataDir, 'log-key.json');
    const before = readFileSync(file, 'utf8');
    expect(() => writeNewSigner(file, new Date(START))).toThrow('the key file cannot be written');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(dataDir).filter(name => name.startsWith('log-key'))).toEqual(['log-key.json']);
  });

  test('of another collector stops a start, after which no anchor is written', async () => {
    const dataDir = await withKey(file => writeNewSigner(`${file}.other`, new Date(START)));
    const anchors = readFileSync(join(dataDir, 'anchors.json'), 'utf8');
    const [key, other] = ['log-key.json', 'log-key.json.other'].map(name => join(dataDir, name));
    writeFileSync(key as string, readFileSync(other as string));
    rmSync(join(dataDir, 'anchors.json'));
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
    try {
      await expect(start(dataDir)).rejects.toMatchObject({code: 'log-mismatch'});
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    expect(anchors).toContain('shop/2026');
    expect(existsSync(join(dataDir, 'anchors.json'))).toBe(false);
  });

  test('of another collector stops a start, and is not replaced', async () => {
    const other = newDirectory();
    await (await start(other)).close();
    const dataDir = await withKey(file => writeFileSync(file, readFileSync(join(other, 'log-key.json'))));
    await expect(start(dataDir)).rejects.toMatchObject({code: 'log-mismatch'});
    expect(existsSync(join(dataDir, 'log-key.json'))).toBe(true);
  });
});
