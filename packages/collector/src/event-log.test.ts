import {portableHasher} from '@akkoord/ledger';
import {describe, expect, test} from 'vitest';
import {batchOf, ORIGIN, SECRET, SITES, START, someRecord} from '../test/collector-fixture.ts';
import {
  createCollector,
  createEventLog,
  createFirstToken,
  failureFields,
  LOG_LEVELS,
  memoryStorage,
  type RecordStorage,
} from './index.ts';
import {routeName} from './route-name.ts';
import {createSigner} from './signer.ts';

/** Stands in whatever a client of these tests sends; no line of the log may have it. */
const MARK = 'zq7marker';
const ADDRESS = '203.0.113.77';

/** A collector at the most talkative level, over a storage that may fail in the words of what it was given. */
async function talking(change: Partial<RecordStorage> = {}) {
  const lines: string[] = [];
  const log = createEventLog({level: 'debug', sink: line => lines.push(line), clock: () => START});
  const storage = {...memoryStorage(), ...change};
  const making = {storage, clock: () => START, hasher: portableHasher};
  const owner = (await createFirstToken(making)) as string;
  const signer = createSigner(new Date(START));
  const collector = await createCollector({storage, signer, sites: SITES, clock: () => START, log});
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    collector.fetch(new Request(`https://consent.example${path}`, init), {client: () => ADDRESS});
  return {ask, lines, owner, said: () => lines.map(line => JSON.parse(line) as Record<string, unknown>)};
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: {
    'content-type': 'text/plain',
    origin: ORIGIN,
    'user-agent': `Mozilla ${MARK}`,
    referer: `https://shop.example/${MARK}`,
    'x-forwarded-for': `${ADDRESS}, ${MARK}`,
    'x-request-id': MARK,
    cookie: `akkoord=${MARK}`,
    ...headers,
  },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('the log', () => {
  test('names method, route, status and time of each request, under an id of its own', async () => {
    const {ask, said} = await talking();
    await ask('/v1/records', post(batchOf(someRecord())));
    const refused = await ask('/v1/receipts/0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b?format=jsonld');
    const [commit, unpublished, taken, missing] = said();
    expect(commit).toMatchObject({level: 'debug', event: 'commit', records: 1});
    expect(unpublished).toMatchObject({level: 'warn', event: 'notice-unpublished', site: 'shop'});
    expect(taken).toMatchObject({
      time: new Date(START).toISOString(),
      level: 'info',
      event: 'request',
      request: expect.any(String),
      method: 'POST',
      route: '/v1/records',
      status: 202,
      ms: expect.any(Number),
    });
    expect(missing).toMatchObject({method: 'GET', route: '/v1/receipts/*', status: 404});
    expect(missing?.request).not.toBe(taken?.request);
    expect(refused.headers.get('x-request-id')).toBe(missing?.request);
  });

  test('has nothing that a client sent, and no id, address or browser of anybody', async () => {
    const fail = async (): Promise<never> => {
      throw Object.assign(
        new Error(`Key (id)=(${MARK}) already exists`, {cause: new Error(`\n  at ${MARK}`)}),
        {
          code: '23505',
          detail: `Key (id)=(${MARK})`,
          where: MARK,
        },
      );
    };
    const record = someRecord({consentId: crypto.randomUUID()});
    const hostile = [
      ['/v1/records', post(batchOf(record))],
      ['/v1/records', post(`{"${MARK}`)],
      ['/v1/records', post({[MARK]: MARK})],
      ['/v1/records', post(batchOf(record), {origin: `https://${MARK}.example`})],
      ['/v1/records', post('{}', {'content-type': `text/${MARK}`})],
      ['/v1/records', {...post('{}'), method: MARK.toUpperCase()}],
      [`/v1/records?${MARK}=${MARK}`, post('{}')],
      [`/v1/receipts/${record.id}`, {headers: {authorization: `Bearer ${SECRET}`}}],
      [`/v1/receipts/${MARK}/withdrawal`, post('{}')],
      [`/${MARK}/%0a{"level":"error"}`, {}],
      [`/v1/${MARK}?consent=${record.consentId}`, {}],
      [`/v1/records/${record.id}/receipt`, {headers: {authorization: `Bearer ${MARK}`}}],
      [`/v1/export?format=${MARK}`, {headers: {authorization: `Bearer ${MARK}`}}],
      ['/v1/session', post(JSON.stringify({token: MARK}), {'content-type': 'application/json'})],
      ['/v1/leaks', post({site: 'shop', leaks: [{host: MARK, kind: 'script', path: `/${MARK}?${MARK}`}]})],
    ] as const;
    const {ask, lines, owner} = await talking({append: fail, recordsById: fail});
    for (const [path, init] of hostile) await ask(path, init as RequestInit);
    for (const path of [`/v1/records?consentId=${MARK}`, `/v1/records?id=${record.id}`])
      await ask(path, {headers: {authorization: `Bearer ${owner}`}});
    const text = lines.join('\n').toLowerCase();
    expect(lines.length).toBeGreaterThan(hostile.length);
    expect(text).toContain('"event":"failure"');
    expect(text).toContain('code=23505');
    for (const secret of [MARK, ADDRESS, record.id, record.consentId as string, SECRET, owner, 'mozilla'])
      expect(text).not.toContain(secret.toLowerCase());
    expect(text).not.toContain('shop.example');
    for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(expect.arrayContaining(['time']));
  });

  test('ties a failure to the request that met it', async () => {
    const fail = () => Promise.reject(new Error('disk gone'));
    const {ask, said} = await talking({heads: async () => []});
    expect((await ask('/readyz')).status).toBe(200);
    const broken = await talking({recordsById: fail});
    const answer = await broken.ask('/v1/receipts/0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b');
    expect(answer.status).toBe(500);
    const [failure, request] = broken.said();
    expect(failure).toMatchObject({level: 'error', event: 'failure', error: ['Error']});
    expect(failure?.request).toBe(request?.request);
    expect(answer.headers.get('x-request-id')).toBe(request?.request);
    expect(said()).toHaveLength(1);
  });

  test('tells of an error its kind, codes and places, of its causes too, and no message', () => {
    const cause = Object.assign(new TypeError(`x\n    at ${MARK} (/srv/${MARK}.js:1:1)`), {
      code: 'EIO',
      syscall: 'write',
    });
    const {error, stack} = failureFields(new Error(MARK, {cause}));
    expect(error).toEqual(['Error', 'TypeError code=EIO syscall=write']);
    expect(stack).toEqual(expect.arrayContaining([expect.stringMatching(/event-log\.test\.ts:\d+:\d+/)]));
    expect(JSON.stringify([error, stack])).not.toContain(MARK);
    expect(failureFields(MARK)).toEqual({error: ['string'], stack: []});
  });

  test.each(LOG_LEVELS.map((level, at) => [level, at] as const))(
    'at %s leaves %i levels out',
    (level, at) => {
      const lines: string[] = [];
      const log = createEventLog({level, sink: line => lines.push(line)});
      for (const each of LOG_LEVELS) if (each !== 'off') log.write(each, 'event');
      expect(lines).toHaveLength(4 - at);
    },
  );

  test('knows every address of the collector by our own words', async () => {
    const {ask} = await talking();
    const {paths} = (await (await ask('/openapi.json')).json()) as {paths: Record<string, unknown>};
    expect(Object.keys(paths).length).toBeGreaterThan(20);
    for (const path of Object.keys(paths)) {
      expect(routeName(path.replace(/\{[^}]+\}/g, 'anything'))).toBe(path.replace(/\{[^}]+\}/g, '*'));
    }
  });
});
