import {createHash} from 'node:crypto';
import {type Manifest, type PackSource, parseManifest, verifyPack} from '@akkoord/evidence';
import {zipSource} from '@akkoord/evidence/zip';
import type {ConsentRecord} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {
  SITES,
  somePublication,
  someRecord,
  startCollector,
  submissionOf,
} from '../../test/collector-fixture.ts';
import {somePng} from '../../test/some-png.ts';
import {memoryStorage, type RecordStorage} from '../index.ts';
import {sqliteStorage} from '../node.ts';

const DAY = 86_400_000;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function unzipped(response: Response): Promise<Map<string, Uint8Array>> {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const zip = await zipSource({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  });
  const files = new Map<string, Uint8Array>();
  for (const name of zip.names) files.set(name, await zip.read(name));
  return files;
}

const sourceOf = (files: ReadonlyMap<string, Uint8Array>): PackSource => ({
  names: [...files.keys()],
  read: async name => {
    const bytes = files.get(name);
    if (!bytes) throw new Error('no such file');
    return bytes;
  },
});

const manifestOf = (files: ReadonlyMap<string, Uint8Array>): Manifest =>
  parseManifest(JSON.parse(text(files.get('manifest.json') as Uint8Array))) as Manifest;

const jsonLines = (
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): readonly Record<string, unknown>[] =>
  text(files.get(name) ?? new Uint8Array())
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

const linesOf = (files: ReadonlyMap<string, Uint8Array>, pattern: RegExp): readonly string[] =>
  [...files].flatMap(([name, bytes]) => (pattern.test(name) ? text(bytes).split('\n').filter(Boolean) : []));

/** Sends a record that was decided a second ago. */
async function sendNow({post, clock}: Pick<Running, 'post' | 'clock'>, change: Partial<ConsentRecord> = {}) {
  const record = someRecord({decidedAt: new Date(clock.now - 1000).toISOString(), ...change});
  const response = await post({sentAt: new Date(clock.now).toISOString(), records: [submissionOf(record)]});
  expect(response.status).toBeLessThan(300);
  return record;
}

type Running = Awaited<ReturnType<typeof startCollector>>;

/** Records over five days, one of them under a published notice; the third day's first is erased, its second restricted. */
async function started(storage: RecordStorage = memoryStorage()) {
  const running = await startCollector(storage);
  const {hash, ...publication} = await somePublication();
  await storage.addNotice({hash, materialHash: hash, text: JSON.stringify(publication), publishedAt: 1});
  const png = somePng(390, 4);
  const sha256 = createHash('sha256').update(png).digest('hex');
  const labels = {notice: hash, language: 'nl', layer: 'first', width: 390, height: 4} as const;
  await storage.addPicture({...labels, sha256, bytes: png.length, build: null, receivedAt: 1}, png);
  const consentId = crypto.randomUUID();
  const records: ConsentRecord[] = [];
  for (let i = 0; i < 20; i++) {
    const change = i % 5 === 0 ? {consentId, notice: {hash, version: '1', language: 'nl'}} : {};
    records.push(await sendNow(running, change));
    running.clock.now += DAY / 4;
  }
  const idOf = (i: number): string => records[i]?.id as string;
  await storage.erase([idOf(8), idOf(0)], {at: running.clock.now, reason: 'asked'});
  const hold = {askedAt: 1, dueAt: running.clock.now + 900 * DAY, reason: 'a claim'};
  await storage.hold({recordId: idOf(9), kind: 'restrict', ...hold});
  const pack = async (query: string) =>
    unzipped(await running.asStaff(`/v1/export?format=evidence&${query}`));
  return {...running, records, consentId, hash, pack, png};
}

describe.each([
  ['memory', () => memoryStorage()],
  ['SQLite', () => sqliteStorage({path: ':memory:'})],
])('an evidence pack from %s storage', (_, storageOf) => {
  test('holds every leaf of the logs and verifies offline, with its own keys and with given ones', async () => {
    const {pack, signer} = await started(storageOf());
    const files = await pack('site=shop');
    const report = await verifyPack(sourceOf(files));
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ok: true, isTrusted: false, checked: {rows: 17, leaves: 20}});
    expect(await verifyPack(sourceOf(files), {keys: [signer]})).toMatchObject({ok: true, isTrusted: true});
    expect(manifestOf(files)).toMatchObject({
      site: 'shop',
      period: {from: null, to: null},
      scope: {kind: 'full'},
      logs: [{origin: 'shop/2026', treeSize: 20, folder: 'log/shop-2026/'}],
      counts: {rows: 17, late: 0, unpublished: 14, erased: 2, restricted: 1, outside: 0},
    });
    expect(manifestOf(files).absent).toEqual(
      expect.arrayContaining(['verifier', 'restricted-rows', 'unpublished-notices', 'screenshots']),
    );
  });

  test('of a period holds its rows and the places between them, and nothing of another content', async () => {
    const {pack, records} = await started(storageOf());
    const files = await pack('site=shop&from=2026-03-03&to=2026-03-04');
    expect((await verifyPack(sourceOf(files))).findings).toEqual([]);
    const range = JSON.parse(text(files.get('log/shop-2026/range.json') as Uint8Array));
    expect(range).toMatchObject({first: 7, end: 11, treeSize: 20});
    expect(manifestOf(files).counts).toMatchObject({rows: 2, erased: 1, restricted: 1, outside: 0});
    const rows = linesOf(files, /^records\/2026-03-\d+\.ndjson$/).map(line => JSON.parse(line).row.record.id);
    expect(rows).toEqual([records[7]?.id, records[10]?.id]);
    const bare = linesOf(files, /leaves/).map(line => JSON.parse(line));
    expect(bare).toMatchObject([
      {row: null, erased: {reason: 'asked'}, log: {index: 8}},
      {row: null, withheld: 'restricted', log: {index: 9}},
    ]);
    const whole = await pack('site=shop&from=2026-03-03&to=2026-03-04&restricted=true');
    expect(manifestOf(whole).counts).toMatchObject({rows: 3, restricted: 0});
  });

  test('of one person holds the own records with a proof for each', async () => {
    const {pack, consentId} = await started(storageOf());
    const files = await pack(`site=shop&consentId=${consentId}`);
    expect((await verifyPack(sourceOf(files))).findings).toEqual([]);
    expect(manifestOf(files)).toMatchObject({scope: {kind: 'person', consentId}, counts: {rows: 3}});
    const cover = text(files.get('README.en.html') as Uint8Array);
    expect(cover).toContain('no others of this consent id is not proven');
    expect(cover).not.toContain('left out since');
    expect([...files.keys()].filter(name => name.endsWith('.tlog-proof'))).toEqual(
      [5, 10, 15].map(index => `log/shop-2026/proofs/${index}.tlog-proof`),
    );
  });

  test('of a sample holds the leaves that the root draws, and is refused without one of them', async () => {
    const {pack} = await started(storageOf());
    const files = await pack('site=shop&sample=6');
    const report = await verifyPack(sourceOf(files));
    expect(report.findings).toEqual([]);
    expect(report.checked.leaves).toBe(6);
    const all = await pack('site=shop&sample=100');
    expect((await verifyPack(sourceOf(all))).checked).toMatchObject({rows: 17, leaves: 20});
  });
});

test('one changed byte in any file is found, and the file named', async () => {
  const {pack, consentId} = await started();
  for (const query of ['site=shop', `site=shop&consentId=${consentId}`, 'site=shop&sample=3']) {
    const files = await pack(query);
    for (const [name, content] of files) {
      // What is empty has no byte to change: it is given one.
      const bytes = content.length > 0 ? content : new Uint8Array(1);
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const altered = bytes.slice();
        altered[at] = (altered[at] as number) ^ 1;
        const {ok, findings} = await verifyPack(sourceOf(new Map([...files, [name, altered]])));
        expect([ok, findings.map(({file}) => file)], name).toEqual([false, expect.arrayContaining([name])]);
      }
    }
  }
});

test('pictures of a notice go with it, and where there are none of one the pack says so', async () => {
  const {pack, consentId, hash, png} = await started();
  const files = await pack(`site=shop&consentId=${consentId}`);
  const folder = `notices/${hash}/pictures/`;
  const [listed, ...others] = JSON.parse(text(files.get(`${folder}pictures.json`) as Uint8Array)) as object[];
  const sha256 = createHash('sha256').update(png).digest('hex');
  const file = `nl-first-390-${sha256.slice(0, 16)}.png`;
  const receivedAt = '1970-01-01T00:00:00.001Z';
  expect(listed).toEqual({
    ...{file, language: 'nl', layer: 'first', width: 390, height: 4, sha256, bytes: png.length},
    ...{build: null, receivedAt},
  });
  expect([others, files.get(`${folder}${file}`)]).toEqual([[], png]);
  expect(manifestOf(files).files[`${folder}${file}`]).toEqual({sha256, bytes: png.length});
  expect(manifestOf(files).absent).not.toContain('screenshots');
  expect(manifestOf(await pack('site=shop')).absent).toContain('screenshots');
  expect(text(files.get('README.nl.html') as Uint8Array)).not.toContain('geen gemaakt');
});

test('a file that is missing or was put in is named', async () => {
  const {pack} = await started();
  const files = await pack('site=shop');
  for (const name of files.keys()) {
    const rest = new Map([...files].filter(([other]) => other !== name));
    const {ok, findings} = await verifyPack(sourceOf(rest));
    expect([ok, findings.map(({file}) => file)]).toEqual([false, expect.arrayContaining([name])]);
  }
  const more = new Map([...files, ['records/2026-04-001.ndjson', new Uint8Array()]]);
  expect((await verifyPack(sourceOf(more))).findings).toMatchObject([
    {file: 'records/2026-04-001.ndjson', code: 'file-unlisted'},
  ]);
});

test('a pack of another collector is refused by the keys that are trusted', async () => {
  const {pack} = await started();
  const other = await startCollector();
  const {ok, findings} = await verifyPack(sourceOf(await pack('site=shop')), {keys: [other.signer]});
  expect(ok).toBe(false);
  expect(findings.map(({code}) => code)).toContain('not-signed');
});

test('logs of two years stand in one pack, and a year beyond the period stays out', async () => {
  const running = await startCollector();
  running.clock.now = Date.parse('2025-12-30T12:00:00Z');
  for (let i = 0; i < 6; i++) {
    await sendNow(running);
    running.clock.now += DAY;
  }
  const pack = async (query: string) =>
    unzipped(await running.asStaff(`/v1/export?format=evidence&${query}`));
  const both = await pack('site=shop&from=2025-12-31&to=2026-01-02');
  expect((await verifyPack(sourceOf(both))).findings).toEqual([]);
  expect(manifestOf(both).logs.map(({origin}) => origin)).toEqual(['shop/2025', 'shop/2026']);
  expect(manifestOf(both).counts.rows).toBe(2);
  const one = await pack('site=shop&from=2026-01-02');
  expect((await verifyPack(sourceOf(one))).findings).toEqual([]);
  expect(manifestOf(one).logs.map(({origin}) => origin)).toEqual(['shop/2026']);
  const none = await pack('site=shop&from=2024-01-01&to=2024-02-01');
  expect((await verifyPack(sourceOf(none))).findings).toEqual([]);
  expect(manifestOf(none)).toMatchObject({logs: [], counts: {rows: 0}});
});

test('covers in four languages say how much there is, and take what sites wrote for text', async () => {
  const sites = SITES.map(site => ({
    ...site,
    retention: {duration: 'P5Y', reason: '<script>alert(1)</script>'},
  }));
  const running = await startCollector(memoryStorage(), sites);
  await running.send(someRecord());
  const files = await unzipped(await running.asStaff('/v1/export?format=evidence&site=shop'));
  for (const language of ['nl', 'en', 'fr', 'de']) {
    const cover = text(files.get(`README.${language}.html`) as Uint8Array);
    expect(cover).toContain(`<html lang="${language}">`);
    expect(cover).toMatch(/<td>1<\/td>/);
    expect(cover).not.toContain('undefined');
  }
});

test.each([
  ['', 'evidence is of no site'],
  ['&site=shop&sample=0', 'sample is "0"'],
  ['&site=shop&sample=5&from=2026-01-01', 'sample stands beside'],
  ['&site=shop&after=x', 'after is not known'],
  ['&site=nowhere', 'site is "nowhere"'],
])('what asks for no pack is refused: %s', async (query, message) => {
  const {asStaff} = await startCollector();
  const response = await asStaff(`/v1/export?format=evidence${query}`);
  expect([response.status, await response.json()]).toMatchObject([
    400,
    {code: 'query-invalid', message: expect.stringContaining(message)},
  ]);
});

test('every pack that was handed out stands in the access log, and a viewer gets none', async () => {
  const {pack, storage, asStaff} = await started();
  await pack('site=shop&from=2026-03-03');
  const [entry] = await storage.accessLog(1);
  expect(entry).toMatchObject({deed: 'export', detail: 'export ?format=evidence&site=shop&from=2026-03-03'});
  const body = JSON.stringify({name: 'Vera', role: 'viewer'});
  const made = await asStaff('/v1/tokens', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body,
  });
  const {token} = (await made.json()) as {token: string};
  expect((await asStaff('/v1/export?format=evidence&site=shop', {}, token)).status).toBe(403);
});

test('tells what was configured when, by whom and why, and what was erased', async () => {
  const {pack, hash, asStaff, records, clock, consentId, signer} = await started();
  const json = {'content-type': 'application/json'};
  const second = await somePublication('2');
  const put = await asStaff(`/v1/notices/${second.hash}`, {
    method: 'PUT',
    headers: json,
    body: JSON.stringify({notice: second.notice, texts: second.texts}),
  });
  expect(put.status).toBe(201);
  const order = {id: records[5]?.id, kind: 'erase', reason: 'asked by its holder'};
  expect(
    (await asStaff('/v1/erasures', {method: 'POST', headers: json, body: JSON.stringify(order)})).status,
  ).toBe(200);
  const files = await pack('site=shop');
  const at = new Date(clock.now).toISOString();
  const [first, last, ...more] = jsonLines(files, 'config-history.ndjson');
  expect(more).toEqual([]);
  expect(first).toMatchObject({event: 'notice-published', notice: hash, version: '1', by: null, why: null});
  expect(last).toMatchObject({
    at,
    event: 'notice-published',
    notice: second.hash,
    version: '2',
    by: 'owner',
    verdict: 'editorial',
    changes: [{kind: 'editorial', text: 'version 2, was 1', asks: []}],
  });
  expect(jsonLines(files, 'deletions.ndjson')).toEqual([
    {at, by: 'owner', deed: 'erase', detail: '1 of shop, erased: asked by its holder'},
  ]);
  const report = await verifyPack(sourceOf(files), {keys: [signer]});
  expect(report.findings).toEqual([]);
  // Whoever is handed what is known of one person learns nothing of others, and no names of staff.
  const person = await pack(`site=shop&consentId=${consentId}`);
  expect(person.has('deletions.ndjson')).toBe(false);
  expect(jsonLines(person, 'config-history.ndjson').map(line => 'by' in line)).toEqual([false, false]);
});
