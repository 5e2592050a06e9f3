import {generateKeyPairSync, sign} from 'node:crypto';
import {expect, test} from 'vitest';
import {keyId, parseCheckpoint, signCheckpoint, toHex, verifyCheckpoint} from './index.ts';
import {hashLeaf} from './log.ts';

function createSigner(name = 'log.example') {
  const {privateKey, publicKey} = generateKeyPairSync('ed25519');
  const raw = publicKey.export({format: 'der', type: 'spki'}).subarray(-32);
  return {
    name,
    publicKey: new Uint8Array(raw),
    sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
  };
}

const checkpoint = {origin: 'shop/2026', size: 7, root: hashLeaf(Uint8Array.of(1))};

test('a signed checkpoint verifies under the key that signed it', async () => {
  const signer = createSigner();
  const note = await signCheckpoint(checkpoint, signer);
  expect(await verifyCheckpoint(note, [createSigner(), signer])).toEqual(checkpoint);
  expect(note.split('\n').slice(0, 2)).toEqual(['shop/2026', '7']);
});

test('computes the key id of the signed-note specification', () => {
  // The published example key of golang.org/x/mod/sumdb/note: PeterNeumann+c74f20a3+ARpc2Qc…
  const key = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
  expect(toHex(keyId({name: 'PeterNeumann', publicKey: key}))).toBe('c74f20a3');
});

test.each([
  ['the size', (note: string) => note.replace('\n7\n', '\n8\n')],
  ['the origin', (note: string) => note.replace('shop', 'shod')],
  ['the signature', (note: string) => note.replace(/(.{10})=?=?\n$/, 'AAAAAAAAAA\n')],
])('a change of %s is found', async (_, change) => {
  const signer = createSigner();
  const note = change(await signCheckpoint(checkpoint, signer));
  await expect(verifyCheckpoint(note, [signer])).rejects.toMatchObject({
    code: expect.stringMatching(/bad-signature|malformed-checkpoint/),
  });
});

test('a note by nobody we know is not trusted', async () => {
  const note = await signCheckpoint(checkpoint, createSigner());
  await expect(verifyCheckpoint(note, [createSigner()])).rejects.toMatchObject({code: 'unknown-key'});
  await expect(verifyCheckpoint(note, [])).rejects.toMatchObject({code: 'unknown-key'});
});

test('a signature of an unknown witness beside the log’s own is passed over', async () => {
  const signer = createSigner();
  const note = await signCheckpoint(checkpoint, signer);
  const witnessed = `${note}— witness.example ${Buffer.alloc(76, 1).toString('base64')}\n`;
  expect(parseCheckpoint(witnessed).signatures).toHaveLength(2);
  expect(await verifyCheckpoint(witnessed, [signer])).toEqual(checkpoint);
});

const ROOT = 'A'.repeat(43);
const SIGNED = `— k ${Buffer.alloc(68).toString('base64')}\n`;
test.each([
  ['no signature', `o\n1\n${ROOT}=\n`],
  ['no origin', `\n1\n${ROOT}=\n\n${SIGNED}`],
  ['a leading zero', `o\n01\n${ROOT}=\n\n${SIGNED}`],
  ['a negative size', `o\n-1\n${ROOT}=\n\n${SIGNED}`],
  ['a size beyond exact numbers', `o\n9007199254740993\n${ROOT}=\n\n${SIGNED}`],
  ['a short root', `o\n1\nAAAA\n\n${SIGNED}`],
  ['a root with loose bits', `o\n1\n${'A'.repeat(42)}B=\n\n${SIGNED}`],
  ['a signature without its dash', `o\n1\n${ROOT}=\n\nk AAAAAAAA\n`],
  ['a key name with a plus', `o\n1\n${ROOT}=\n\n— k+x AAAAAAAA\n`],
  ['no last newline', `o\n1\n${ROOT}=\n\n${SIGNED.trim()}`],
])('refuses a note with %s', (_, note) => {
  expect(() => parseCheckpoint(note)).toThrow(expect.objectContaining({code: 'malformed-checkpoint'}));
});

test('keeps extension lines inside the signed text', () => {
  const {text, checkpoint: parsed} = parseCheckpoint(`o\n1\n${ROOT}=\nextra\n\n${SIGNED}`);
  expect(text).toBe(`o\n1\n${ROOT}=\nextra\n`);
  expect(parsed.size).toBe(1);
});
