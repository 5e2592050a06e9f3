import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {RecordsAnswer, StandingConsents} from '@akkoord/schema';
import fc from 'fast-check';
import {afterAll, expect, test} from 'vitest';
import {batchOf, ORIGIN, SITES, START, someConsent} from '../test/collector-fixture.ts';
import {createNodeCollector, type NodeCollector} from './node.ts';

const root = mkdtempSync(join(tmpdir(), 'akkoord-reference-'));
afterAll(() => rmSync(root, {recursive: true}));
let directories = 0;
const newDirectory = (): string => join(root, `${++directories}`);
const reports: unknown[] = [];
const start = (dataDir: string): Promise<NodeCollector> =>
  createNodeCollector({dataDir, sites: SITES, clock: () => START, report: cause => reports.push(cause)});

async function send(collector: NodeCollector, references: readonly string[]): Promise<RecordsAnswer> {
  const response = await collector.fetch(
    new Request('https://c.example/v1/records', {
      method: 'POST',
      headers: {origin: ORIGIN, 'content-type': 'text/plain'},
      body: JSON.stringify(batchOf(...references.map(reference => someConsent({reference})))),
    }),
  );
  return (await response.json()) as RecordsAnswer;
}

function ask(collector: NodeCollector, token: string, path: string, reference: string): Promise<Response> {
  return collector.fetch(
    new Request(`https://c.example/v1/other-consents/${path}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
      body: JSON.stringify({site: 'shop', reference}),
    }),
  );
}

/** Every byte that lies in a collector's folder: the database, what it has not yet moved there, and all else. */
const bytesIn = (dataDir: string): string =>
  readdirSync(dataDir)
    .map(name => readFileSync(join(dataDir, name), 'latin1'))
    .join('\n');

const references = fc.uniqueArray(fc.stringMatching(/^[a-z][A-Za-z\d._~-]{11,39}$/), {
  minLength: 1,
  maxLength: 20,
});

test('no reference whatever stands in any stored byte, sent, searched, withdrawn or refused', async () => {
  await fc.assert(
    fc.asyncProperty(references, async given => {
      const dataDir = newDirectory();
      const collector = await start(dataDir);
      const token = (await collector.firstToken()) as string;
      const {records} = await send(collector, given);
      expect(records.map(({status}) => status)).toEqual(given.map(() => 'unpublished'));
      for (const reference of given.slice(0, 3)) {
        const found = (await (await ask(collector, token, 'search', reference)).json()) as StandingConsents;
        expect(found.consents).toHaveLength(1);
        expect((await ask(collector, token, 'withdrawal', reference)).status).toBe(201);
      }
      const address = `${given[0]}@example.nl`;
      expect((await send(collector, [address])).records).toMatchObject([{status: 'refused'}]);
      expect((await ask(collector, token, 'search', address)).status).toBe(400);
      const whileOpen = bytesIn(dataDir);
      await collector.close();
      const all = `${whileOpen}${bytesIn(dataDir)}`;
      for (const reference of given) {
        expect(all.includes(reference)).toBe(false);
        expect(all.includes(Buffer.from(reference).toString('base64').slice(0, -4))).toBe(false);
        expect(all.includes(Buffer.from(reference).toString('hex'))).toBe(false);
      }
      expect(JSON.stringify(reports.map(String))).not.toContain(address);
    }),
    {numRuns: 8},
  );
});

test('a person is found under the same key after a restart', async () => {
  const dataDir = newDirectory();
  const first = await start(dataDir);
  const token = (await first.firstToken()) as string;
  await send(first, ['application-1']);
  await first.close();
  const again = await start(dataDir);
  const found = (await (await ask(again, token, 'search', 'application-1')).json()) as StandingConsents;
  expect(found.consents).toHaveLength(1);
  await again.close();
});

test('a key that is lost is not made anew once consents were taken under it', async () => {
  const dataDir = newDirectory();
  const first = await start(dataDir);
  await first.close();
  const path = join(dataDir, 'reference-key.json');
  const before = readFileSync(path, 'utf8');
  rmSync(path);
  const second = await start(dataDir);
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  await send(second, ['application-1']);
  await second.close();
  rmSync(path);
  await expect(start(dataDir)).rejects.toMatchObject({code: 'key-unreadable', message: /missing.*backup/});
});

test.skipIf(process.platform === 'win32')('a key that others may read is refused', async () => {
  const dataDir = newDirectory();
  await (await start(dataDir)).close();
  const path = join(dataDir, 'reference-key.json');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  await expect(start(dataDir)).rejects.toMatchObject({code: 'key-unreadable', message: /644.*600/});
});

test.each(['', '{', '{"kind":"other"}', '{"kind":"akkoord-reference-key","key":"AAAA"}', 'null'])(
  'a file that holds %j is no key',
  async content => {
    const dataDir = newDirectory();
    await (await start(dataDir)).close();
    writeFileSync(join(dataDir, 'reference-key.json'), content);
    await expect(start(dataDir)).rejects.toMatchObject({code: 'key-unreadable'});
  },
);
