import {canonicalHash} from '@akkoord/ledger';
import {materialPart, type PublishedNotice} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {batchOf, somePublication, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createToken} from '../index.ts';

const put = (body: unknown): RequestInit => ({
  method: 'PUT',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

test('publishes a notice once, and shows it to anybody for ever', async () => {
  const {ask, asStaff} = await startCollector();
  const {hash, ...publication} = await somePublication();
  expect((await ask(`/v1/notices/${hash}`)).status).toBe(404);
  expect((await asStaff(`/v1/notices/${hash}`, put(publication))).status).toBe(201);
  expect((await asStaff(`/v1/notices/${hash}`, put(publication))).status).toBe(200);
  const response = await ask(`/v1/notices/${hash}`);
  expect(response.headers.get('cache-control')).toContain('immutable');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect((await response.json()) as PublishedNotice).toEqual({
    ...publication,
    materialHash: await canonicalHash(materialPart(publication.notice)),
    publishedAt: '2026-03-01T10:00:00.000Z',
  });
});

test('a record is published with the notice that it names', async () => {
  const {asStaff, post} = await startCollector();
  const {hash, ...publication} = await somePublication();
  const notice = {hash, version: '1', language: 'nl'};
  const early = await post(batchOf(someRecord({notice})));
  expect(early.status).toBe(202);
  await asStaff(`/v1/notices/${hash}`, put(publication));
  const late = await post(batchOf(someRecord({notice})));
  expect(late.status).toBe(201);
  expect(await late.json()).toMatchObject({records: [{status: 'recorded', receipt: {notice: 'published'}}]});
  const {records} = (await (await asStaff('/v1/records')).json()) as {records: {notice: string}[]};
  expect(records.map(entry => entry.notice)).toEqual(['published', 'published']);
});

test('the process itself publishes without a token', async () => {
  const {collector, ask} = await startCollector();
  const {hash, ...publication} = await somePublication();
  expect(await collector.publishNotice(publication)).toEqual({hash, isNew: true});
  expect(await collector.publishNotice(publication)).toEqual({hash, isNew: false});
  expect((await ask(`/v1/notices/${hash}`)).status).toBe(200);
});

describe('refuses to publish', () => {
  type Publication = Awaited<ReturnType<typeof somePublication>>;
  test.each<[string, (publication: Publication) => {hash?: string; body: unknown}, number, string]>([
    [
      'under another hash',
      ({notice, texts}) => ({hash: 'ab'.repeat(32), body: {notice, texts}}),
      409,
      'notice-hash-mismatch',
    ],
    [
      'an altered notice',
      ({notice, texts}) => ({body: {notice: {...notice, version: '2'}, texts}}),
      409,
      'notice-hash-mismatch',
    ],
    [
      'altered texts',
      ({notice}) => ({body: {notice, texts: {nl: {'banner.title': 'Moet dat?'}}}}),
      409,
      'notice-texts-mismatch',
    ],
    ['a language too few', ({notice}) => ({body: {notice, texts: {}}}), 409, 'notice-texts-mismatch'],
    [
      'a language too many',
      ({notice, texts}) => ({body: {notice, texts: {...texts, en: {a: 'b'}}}}),
      409,
      'notice-texts-mismatch',
    ],
    ['what is no notice', ({texts}) => ({body: {notice: {}, texts}}), 400, 'notice-invalid'],
    ['a key too many', ({notice, texts}) => ({body: {notice, texts, by: 'me'}}), 400, 'notice-invalid'],
  ])('%s', async (_, change, status, code) => {
    const {asStaff, storage} = await startCollector();
    const publication = await somePublication();
    const {hash = publication.hash, body} = change(publication);
    const response = await asStaff(`/v1/notices/${hash}`, put(body));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({code});
    expect(await storage.notices()).toEqual([]);
  });

  test('for a site that is not configured', async () => {
    const {asStaff} = await startCollector();
    const {notice, texts} = await somePublication();
    const other = {...notice, site: 'other'};
    const response = await asStaff(`/v1/notices/${await canonicalHash(other)}`, put({notice: other, texts}));
    expect(await response.json()).toMatchObject({code: 'site-unknown'});
  });

  test('for anybody but an owner', async () => {
    const {ask, asStaff, making, storage} = await startCollector();
    const {hash, ...publication} = await somePublication();
    const {token} = await createToken({name: 'Dee', role: 'dpo'}, making);
    expect((await ask(`/v1/notices/${hash}`, put(publication))).status).toBe(401);
    expect((await asStaff(`/v1/notices/${hash}`, put(publication), token)).status).toBe(403);
    expect(await storage.notices()).toEqual([]);
  });

  test('as text, which a form of another site could send', async () => {
    const {asStaff} = await startCollector();
    const {hash, ...publication} = await somePublication();
    const init = {...put(publication), headers: {'content-type': 'text/plain'}};
    expect((await asStaff(`/v1/notices/${hash}`, init)).status).toBe(415);
  });
});
