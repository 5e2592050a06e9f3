import {createPublicKey, verify} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {verifyReceipt} from '@akkoord/ledger';
import type {Receipt} from '@akkoord/schema';
import {calculateJwkThumbprint, compactVerify, createLocalJWKSet, type JSONWebKeySet} from 'jose';
import {afterAll, expect, test} from 'vitest';
import {ORIGIN, SECRET, SITES, someRecord, startCollector} from '../test/collector-fixture.ts';
import {createCollector, memoryStorage} from './index.ts';
import {readSigner, rotateSigner, writeNewSigner} from './signer.ts';

const root = mkdtempSync(join(tmpdir(), 'akkoord-jws-'));
afterAll(() => rmSync(root, {recursive: true, force: true}));

const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};
const setOf = async (response: Response) => (await response.json()) as JSONWebKeySet;

/** The receipt in `jws`, once a library of others finds its signature to be of one of `keys`. */
async function verified(jws: string, keys: JSONWebKeySet) {
  const {payload, protectedHeader} = await compactVerify(jws, createLocalJWKSet(keys));
  return {receipt: JSON.parse(new TextDecoder().decode(payload)) as Receipt, header: protectedHeader};
}

test('gives the holder a receipt as a JWS that holds for the keys that are listed, and proves its place in the log', async () => {
  const {ask, send, signer} = await startCollector();
  const record = someRecord();
  await send(record);
  const answer = await ask(`/v1/receipts/${record.id}?format=jws`, {headers});
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/jose']);
  expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  const listed = await ask('/.well-known/jwks.json');
  expect(listed.headers.get('content-type')).toBe('application/jwk-set+json');
  expect(listed.headers.get('access-control-allow-origin')).toBe('*');
  const keys = await setOf(listed);
  const {receipt, header} = await verified(await answer.text(), keys);
  expect(header).toEqual({alg: 'EdDSA', kid: keys.keys[0]?.kid, typ: 'akkoord-receipt+jws'});
  expect(receipt).toEqual(await (await ask(`/v1/receipts/${record.id}`, {headers})).json());
  expect((await verifyReceipt(receipt, [signer])).index).toBe(0);
});

test('gives whoever answers for the records the same', async () => {
  const {ask, asStaff, send} = await startCollector();
  const record = someRecord();
  await send(record);
  const answer = await asStaff(`/v1/records/${record.id}/receipt?format=jws`);
  expect(answer.headers.get('content-type')).toBe('application/jose');
  const {receipt} = await verified(await answer.text(), await setOf(await ask('/.well-known/jwks.json')));
  expect(receipt.row.record).toEqual(record);
});

test('lets a JWS of before two rotations verify, by a key whose name has stayed', async () => {
  const path = join(root, 'log-key.json');
  const storage = memoryStorage();
  const first = writeNewSigner(path, new Date());
  const start = async () => {
    const collector = await createCollector({storage, signer: readSigner(path), sites: SITES});
    return (address: string, init?: RequestInit) =>
      collector.fetch(new Request(`https://consent.example${address}`, init));
  };
  const {send} = await startCollector(storage, SITES, first);
  const record = someRecord();
  await send(record);
  const before = await start();
  const jwsOf = async (ask: typeof before) =>
    (await ask(`/v1/receipts/${record.id}?format=jws`, {headers})).text();
  const [jws, old] = [await jwsOf(before), await setOf(await before('/.well-known/jwks.json'))];

  rotateSigner(path, new Date());
  rotateSigner(path, new Date());
  const after = await start();
  const keys = await setOf(await after('/.well-known/jwks.json'));
  expect(keys.keys).toHaveLength(3);
  expect(keys.keys[2]).toEqual(old.keys[0]);
  expect(keys.keys.map(({kid}) => kid)).toEqual(
    await Promise.all(keys.keys.map(key => calculateJwkThumbprint(key))),
  );
  expect((await verified(jws, keys)).header.kid).toBe(old.keys[0]?.kid);
  const anew = await jwsOf(after);
  expect((await verified(anew, keys)).header.kid).toBe(keys.keys[0]?.kid);
  await expect(verified(anew, old)).rejects.toThrow();
});

test('is refused by Node’s own verification where one character of it was changed', async () => {
  const {ask, send} = await startCollector();
  const record = someRecord();
  await send(record);
  const [key] = (await setOf(await ask('/.well-known/jwks.json'))).keys;
  const [header, payload, signature] = (
    await (await ask(`/v1/receipts/${record.id}?format=jws`, {headers})).text()
  ).split('.') as [string, string, string];
  const publicKey = createPublicKey({key: {...key}, format: 'jwk'});
  const holds = (text: string) =>
    verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
  expect(holds(`${header}.${payload}`)).toBe(true);
  expect(holds(`${header}.${payload.replace(/.$/, last => (last === 'A' ? 'B' : 'A'))}`)).toBe(false);
});
