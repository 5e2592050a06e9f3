import {verifyReceipt} from '@akkoord/ledger';
import type {Receipt, RecordsAnswer} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {
  batchOf,
  clientOf,
  ORIGIN,
  SECRET_HASH,
  someRecord,
  startCollector,
  submissionOf,
} from '../../test/collector-fixture.ts';
import {createEventLog} from '../index.ts';

const answerOf = async (response: Response) => (await response.json()) as RecordsAnswer & {code?: string};

function receiptsIn(answer: RecordsAnswer): readonly Receipt[] {
  return answer.records.flatMap(entry => (entry.status === 'refused' ? [] : [entry.receipt]));
}

test('answers a record with a receipt that verifies', async () => {
  const {collector, post, signer} = await startCollector();
  const record = someRecord();
  const response = await post(batchOf(record));
  expect(response.status).toBe(202);
  const answer = await answerOf(response);
  expect(answer.records).toMatchObject([{id: record.id, status: 'unpublished'}]);
  const [receipt] = receiptsIn(answer) as [Receipt];
  expect(receipt.row.record).toEqual(record);
  expect(receipt.row).toMatchObject({receivedAt: '2026-03-01T10:00:00.000Z', skewSeconds: 0, late: false});
  expect(receipt.row.secretHash).toBe(SECRET_HASH);
  expect(receipt.log).toMatchObject({origin: 'shop/2026', index: 0, treeSize: 1});
  expect((await verifyReceipt(receipt, [signer])).checkpoint.origin).toBe('shop/2026');
  await collector.close();
});

test('warns the operator, once for each site, of pages that show what nobody has published', async () => {
  const {storage, open, owner} = await startCollector();
  const lines: string[] = [];
  const collector = await open(storage, createEventLog({sink: line => lines.push(line)}));
  const {post} = clientOf(collector, owner);
  await post(batchOf(someRecord()));
  await post(batchOf(someRecord()));
  expect(lines.map(line => JSON.parse(line))).toMatchObject([
    {level: 'warn', event: 'notice-unpublished', site: 'shop'},
  ]);
});

test('takes a batch in order, as text or as JSON, and counts on in the log', async () => {
  const {post, signer} = await startCollector();
  const first = await answerOf(await post(batchOf(someRecord(), someRecord())));
  const second = await answerOf(
    await post(batchOf(someRecord()), {'content-type': 'application/json; charset=utf-8'}),
  );
  const receipts = [...receiptsIn(first), ...receiptsIn(second)];
  expect(receipts.map(({log}) => log.index)).toEqual([0, 1, 2]);
  for (const receipt of receipts) await verifyReceipt(receipt, [signer]);
});

test('a record sent twice is stored once, and answers its place again', async () => {
  const {send, signer} = await startCollector();
  const record = someRecord();
  const [before] = receiptsIn(await send(record)) as [Receipt];
  await send(someRecord());
  const again = await send(record);
  expect(again.records[0]?.status).toBe('duplicate');
  const [after] = receiptsIn(again) as [Receipt];
  expect(after.log.index).toBe(before.log.index);
  expect(after.row).toEqual(before.row);
  await verifyReceipt(after, [signer]);
});

test('the same record twice in one batch is stored once', async () => {
  const {post} = await startCollector();
  const record = someRecord();
  const answer = await answerOf(await post(batchOf(record, record)));
  expect(answer.records.map(({status}) => status)).toEqual(['unpublished', 'duplicate']);
});

test.each([
  [
    'another choice',
    (record: ReturnType<typeof someRecord>) => submissionOf({...record, choices: {tracking: 'granted'}}),
  ],
  ['another secret', (record: ReturnType<typeof someRecord>) => ({record, secretHash: 'ee'.repeat(32)})],
])('an id that comes back with %s is refused', async (_, change) => {
  const {send, post} = await startCollector();
  const record = someRecord();
  await send(record);
  const response = await post({...batchOf(), records: [change(record)]});
  expect(response.status).toBe(409);
  expect(await answerOf(response)).toMatchObject({
    code: 'record-conflict',
    records: [{id: record.id, status: 'refused', error: {code: 'record-conflict'}}],
  });
});

test('refuses single submissions and takes the others', async () => {
  const {post} = await startCollector();
  const bad = {...submissionOf(someRecord()), record: {...someRecord(), action: 'nonsense'}};
  const response = await post({...batchOf(someRecord()), records: [submissionOf(someRecord()), bad]});
  expect(response.status).toBe(207);
  const {records} = await answerOf(response);
  expect(records[0]?.status).toBe('unpublished');
  expect(records[1]).toMatchObject({id: bad.record.id, status: 'refused', error: {code: 'record-invalid'}});
});

const DEEP = '['.repeat(30_000) + ']'.repeat(30_000);

describe('refuses', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    [
      'an origin that nobody listed',
      batchOf(someRecord()),
      {origin: 'https://evil.example'},
      403,
      'origin-not-allowed',
    ],
    [
      'an origin of another site',
      batchOf(someRecord()),
      {origin: 'https://blog.example'},
      403,
      'origin-not-allowed',
    ],
    [
      'an origin that only begins alike',
      batchOf(someRecord()),
      {origin: `${ORIGIN}.evil.example`},
      403,
      'origin-not-allowed',
    ],
    ['the origin null', batchOf(someRecord()), {origin: 'null'}, 403, 'origin-not-allowed'],
    ['no origin', batchOf(someRecord()), {origin: ''}, 403, 'origin-not-allowed'],
    ['a site that is not configured', batchOf(someRecord({site: 'other'})), {}, 404, 'site-unknown'],
    [
      'a form',
      batchOf(someRecord()),
      {'content-type': 'application/x-www-form-urlencoded'},
      415,
      'content-type-unsupported',
    ],
    ['no content type', batchOf(someRecord()), {'content-type': ''}, 415, 'content-type-unsupported'],
    ['what is not JSON', '{"sentAt":', {}, 400, 'body-not-json'],
    ['an empty body', '', {}, 400, 'body-not-json'],
    ['a list', '[]', {}, 400, 'record-invalid'],
    ['no record', {sentAt: '2026-03-01T10:00:00.000Z', records: []}, {}, 400, 'record-invalid'],
    ['21 records', batchOf(...Array.from({length: 21}, () => someRecord())), {}, 400, 'record-invalid'],
    [
      'a time of sending that is none',
      {...batchOf(someRecord()), sentAt: 'yesterday'},
      {},
      400,
      'record-invalid',
    ],
    ['a key too many', {...batchOf(someRecord()), ip: '10.0.0.1'}, {}, 400, 'record-invalid'],
    [
      'a decision after its sending',
      batchOf(someRecord({decidedAt: '2026-03-01T10:02:00.000Z'})),
      {},
      400,
      'record-invalid',
    ],
    [
      'a decision of 2020',
      batchOf(someRecord({decidedAt: '2020-03-01T10:00:00.000Z'})),
      {},
      400,
      'record-invalid',
    ],
    [
      'a clock in 1970',
      {...batchOf(someRecord({decidedAt: '1970-01-01T00:00:00.000Z'})), sentAt: '1970-01-01T00:00:01.000Z'},
      {},
      400,
      'record-invalid',
    ],
    [
      'a clock in 2050',
      {...batchOf(someRecord()), sentAt: '2050-01-01T00:00:01.000Z'},
      {},
      400,
      'record-invalid',
    ],
    [
      'a version that has no UTF-8',
      batchOf(someRecord({notice: {hash: 'ab'.repeat(32), version: '\ud83d', language: 'nl'}})),
      {},
      400,
      'record-invalid',
    ],
    [
      'a submission of thirty thousand levels',
      `{"sentAt":"2026-03-01T10:00:00.000Z","records":[${DEEP}]}`,
      {},
      400,
      'record-invalid',
    ],
    ['a time of thirty thousand levels', `{"sentAt":${DEEP},"records":[1]}`, {}, 400, 'record-invalid'],
    ['a body of a megabyte', 'x'.repeat(1024 * 1024), {}, 413, 'body-too-large'],
  ])('%s', async (_, body, headers, status, code) => {
    const {post, storage} = await startCollector();
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(await answerOf(response)).toMatchObject({code, message: expect.stringMatching(/^\S.{5,}/)});
    expect(await storage.heads()).toEqual([]);
  });
});

test('refuses a submission of more than 4 KiB beside others', async () => {
  const {post} = await startCollector();
  const choices = Object.fromEntries(
    Array.from({length: 150}, (_, i) => [`a-service-with-a-long-name-${i}`, 'denied' as const]),
  );
  const response = await post(batchOf(someRecord(), someRecord({choices})));
  expect(response.status).toBe(207);
  expect((await answerOf(response)).records[1]).toMatchObject({error: {code: 'record-too-large'}});
});

test('stops reading a body without a length at the limit', async () => {
  const {collector} = await startCollector();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: controller => {
      sent += 16_384;
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  const headers = {origin: ORIGIN, 'content-type': 'text/plain'};
  const init = {method: 'POST', headers, body, duplex: 'half'} as RequestInit;
  const response = await collector.fetch(new Request('https://consent.example/v1/records', init));
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(200_000);
});

test.each<[string, Record<string, string>]>([
  ['without a length', {}],
  ['with a length', {'content-length': '500'}],
])('a body %s that breaks off is the sender’s affair, and no failure to report', async (_, length) => {
  const {collector, reports} = await startCollector();
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(Uint8Array.of(123)),
    pull: controller => controller.error(new Error('aborted')),
  });
  const headers = {origin: ORIGIN, 'content-type': 'text/plain', ...length};
  const init = {method: 'POST', headers, body, duplex: 'half'} as RequestInit;
  const response = await collector.fetch(new Request('https://consent.example/v1/records', init));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({code: 'request-invalid'});
  expect(reports).toEqual([]);
});

test('takes a body in pieces, cut within a character', async () => {
  const {collector} = await startCollector();
  const bytes = new TextEncoder().encode(
    JSON.stringify(batchOf(someRecord({notice: {hash: 'ab'.repeat(32), version: 'é2', language: 'fr'}}))),
  );
  const body = new ReadableStream<Uint8Array>({
    start: controller => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const init = {
    method: 'POST',
    headers: {origin: ORIGIN, 'content-type': 'text/plain'},
    body,
    duplex: 'half',
  } as RequestInit;
  const answer = await answerOf(
    await collector.fetch(new Request('https://consent.example/v1/records', init)),
  );
  expect(receiptsIn(answer)[0]?.row.record.notice.version).toBe('é2');
});

test('keeps what waited for weeks and says that it is late, apart from a clock that is off', async () => {
  const {post} = await startCollector();
  const weeksOld = someRecord({decidedAt: '2026-02-01T10:00:00.000Z'});
  const [late] = receiptsIn(await answerOf(await post(batchOf(weeksOld)))) as [Receipt];
  expect(late.row).toMatchObject({late: true, skewSeconds: 0});
  const fast = someRecord({decidedAt: '2026-03-01T12:59:59.000Z'});
  const ahead = {sentAt: '2026-03-01T13:00:00.000Z', records: [submissionOf(fast)]};
  const [skewed] = receiptsIn(await answerOf(await post(ahead))) as [Receipt];
  expect(skewed.row).toMatchObject({
    late: false,
    skewSeconds: 10_800,
    receivedAt: '2026-03-01T10:00:00.000Z',
  });
});

test('starts another log with the year of the server', async () => {
  const {send, clock} = await startCollector();
  await send(someRecord());
  clock.now = Date.parse('2027-01-01T00:00:00.000Z');
  const receipt = receiptsIn(await send(someRecord()))[0];
  expect(receipt?.log).toMatchObject({origin: 'shop/2027', index: 0});
});

test('keeps neither address nor browser of the sender', async () => {
  const {post, storage} = await startCollector();
  const headers = {
    'user-agent': 'Mozilla/5.0 SecretBrowser',
    'x-forwarded-for': '203.0.113.9',
    referer: 'https://www.shop.example/?q=x',
  };
  await post(batchOf(someRecord()), headers);
  const stored = JSON.stringify(await storage.recordAt('shop/2026', 0));
  expect(stored).not.toMatch(/SecretBrowser|203\.0\.113\.9|\?q=x/);
});

describe('to pages of other origins', () => {
  test('a listed one may read the answer, and errors too', async () => {
    const {post} = await startCollector();
    for (const body of [batchOf(someRecord()), 'x']) {
      const {headers} = await post(body);
      expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toBe('Origin');
    }
  });

  test('one that is not listed may read nothing', async () => {
    const {post} = await startCollector();
    const {headers} = await post(batchOf(someRecord()), {origin: 'https://evil.example'});
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each([
    ['/v1/records', 'POST', 'Content-Type'],
    ['/v1/receipts/0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b', 'GET, DELETE', 'Authorization'],
  ])('a preflight for %s lets a listed one alone go on', async (path, method, header) => {
    const {ask} = await startCollector();
    const ok = await ask(path, {
      method: 'OPTIONS',
      headers: {origin: ORIGIN, 'access-control-request-method': method},
    });
    expect(ok.status).toBe(204);
    expect(ok.headers.get('access-control-allow-methods')).toBe(method);
    expect(ok.headers.get('access-control-allow-headers')).toBe(header);
    const refused = await ask(path, {method: 'OPTIONS', headers: {origin: 'https://evil.example'}});
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('every answer forbids to sniff, to frame and to keep it', async () => {
  const {ask, post} = await startCollector();
  for (const {headers} of [await post(batchOf(someRecord())), await ask('/nowhere'), await ask('/healthz')]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});
