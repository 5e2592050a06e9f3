import {connect} from 'node:net';
import {portableHasher} from '@akkoord/ledger';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {
  batchOf,
  ORIGIN,
  SECRET,
  SITES,
  START,
  someRecord,
  startCollector,
} from '../test/collector-fixture.ts';
import {createCollector, memoryStorage} from './index.ts';
import {createSigner, type Listening, listen} from './node.ts';

/** `npm run test:full` sends a hundred thousand. */
const COUNT = process.env.AKKOORD_FULL ? 100_000 : 3_000;

/** Numbers from 0 up to 1 that are the same each time (mulberry32), so that a failure can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(20_261_121);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
const noise = (length: number): string =>
  String.fromCharCode(...Array.from({length}, () => Math.floor(random() * (random() < 0.5 ? 128 : 0xffff))));

const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'é\u0000\ud800',
  [],
  {},
  [[[[[[[[]]]]]]]],
  {toString: 1, toJSON: 'x', constructor: {prototype: 1}},
  '9'.repeat(500),
  '2026-02-30T00:00:00.000Z',
  '__proto__',
  '../../etc/passwd',
  "'; DROP TABLE record; --",
];

/** `value` with one place in it made strange: replaced, removed or added. */
function mutated(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(STRANGE);
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    const at = Math.floor(random() * (copy.length + 1));
    copy[at] = mutated(copy[at]);
    return copy;
  }
  const copy: Record<string, unknown> = {...value};
  const keys = Object.keys(copy);
  const key = random() < 0.1 || keys.length === 0 ? pick(['__proto__', 'x', 'toString', '']) : pick(keys);
  if (random() < 0.2) delete copy[key];
  else Object.defineProperty(copy, key, {value: mutated(copy[key]), enumerable: true});
  return copy;
}

const PATHS = [
  '/v1/records',
  '/v1/receipts/0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b',
  '/v1/receipts/0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b/withdrawal',
  '/v1/receipts/%00',
  '/v1/notices/zz',
  `/v1/notices/${'ab'.repeat(32)}`,
  '/v1/logs/shop/2026/checkpoint',
  '/v1/logs/shop/2026/inclusion?leaf=zz',
  '/v1/logs/%2e%2e/2026/consistency?first=-1',
  '/v1/export?format=csv&from=never',
  '/v1/records?limit=-1&cursor=x',
  '/v1/leaks',
  '/v1/sites',
  '/v1/session',
  '/v1/tokens/x',
  '/v1/erasures',
  '/metrics',
  '/%ff%fe',
  '//x',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'PROPFIND'];

function strangeBody(): string {
  const text = JSON.stringify(mutated(batchOf(someRecord(), someRecord())));
  return pick([
    () => text,
    () => text.slice(0, Math.floor(random() * text.length)),
    () => noise(Math.floor(random() * 300)),
    () => `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    () => `{"sentAt":${text}}`,
    () => '',
  ])();
}

/** A request that no browser of ours sends. The token of the owner is never among what it carries. */
function strangeRequest(): Request {
  // Most of them as far as the parser, where there is most to get wrong.
  const isNear = random() < 0.6;
  const method = isNear ? 'POST' : pick(METHODS);
  const path = isNear ? '/v1/records' : pick(PATHS);
  const headers = new Headers({
    origin: pick([ORIGIN, ORIGIN, ORIGIN, 'null', 'https://evil.example', 'x'.repeat(2000)]),
    'content-type': isNear
      ? 'text/plain'
      : pick(['text/plain', 'application/json', 'text/html', 'multipart/form-data', ';;;', '']),
    authorization: pick([
      '',
      `Bearer ${SECRET}`,
      'Bearer akkoord_x',
      'Basic eDp5',
      `Bearer ${'é'.repeat(90)}`,
    ]),
    cookie: pick(['', '__Host-akkoord-session=x', '=;=;;=']),
  });
  if (random() < 0.1) headers.set('content-length', pick(['-1', '1e9', 'x', '0', '99999999']));
  const body = /^(GET|HEAD)$/.test(method) ? {} : {body: strangeBody()};
  return new Request(`https://consent.example${path}`, {method, headers, ...body});
}

test(
  `answers ${COUNT} malformed requests without failing, and stores nothing of them`,
  async () => {
    const {collector, storage, reports} = await startCollector();
    const statuses = new Map<number, number>();
    let settled = 0;
    for (let sent = 0; sent < COUNT; sent++) {
      const request = strangeRequest();
      const told = `${request.method} ${request.url}`;
      const {status} = await collector.fetch(request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, told).toBeLessThan(500);
      if (sent === Math.floor(COUNT / 2)) settled = process.memoryUsage().heapUsed;
    }
    expect(reports).toEqual([]);
    // A mutation may by chance leave one of the two records of a batch whole: that one is rightly taken.
    const taken = (statuses.get(207) ?? 0) + (statuses.get(202) ?? 0);
    expect(await storage.countRecords('shop')).toBeLessThanOrEqual(2 * taken);
    expect(statuses.get(400)).toBeGreaterThan(COUNT / 10);
    expect(process.memoryUsage().heapUsed - settled).toBeLessThan(150 * 1024 * 1024);
  },
  COUNT * 20 + 60_000,
);

let server: Listening;
beforeAll(async () => {
  const collector = await createCollector({
    storage: memoryStorage(),
    signer: createSigner(new Date(START)),
    sites: SITES,
    hasher: portableHasher,
  });
  server = await listen(collector, {port: 0, grace: 100, patience: 800});
});
afterAll(() => server.close());

/** What comes back for raw `text`, until the server closes or `quiet` milliseconds have passed; zero waits for the server. */
function raw(text: string | Buffer, quiet = 300): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(quiet, end);
    socket.on('data', chunk => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(text);
  });
}

test.each([
  ['no HTTP at all', noise(200)],
  ['a request line without end', `GET /${'x'.repeat(100_000)}`],
  [
    'two lengths',
    'POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc',
  ],
  [
    'length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\n${'x: y\r\n'.repeat(5_000)}`],
  ['a header that is none', 'GET / HTTP/1.1\r\nHost: a\r\nx\u0000y: z\r\n\r\n'],
  ['a host that is none', 'GET /healthz HTTP/1.1\r\nHost: ]]]\r\n\r\n'],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
])('takes %s for what it is, and goes on', async (_, text) => {
  const answer = await raw(text);
  expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('ends a sender who never gets to the end of its headers or its body', async () => {
  // Neither answer would ever come if the server did not end them.
  const slow = await Promise.all([
    raw('POST /v1/records HTTP/1.1\r\nHost: a\r\n', 0),
    raw(
      `POST /v1/records HTTP/1.1\r\nHost: a\r\nOrigin: ${ORIGIN}\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\n{`,
      0,
    ),
  ]);
  for (const answer of slow) expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
}, 60_000);
