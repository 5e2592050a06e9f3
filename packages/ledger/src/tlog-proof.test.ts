import {generateKeyPairSync, sign} from 'node:crypto';
import {expect, test} from 'vitest';
import {parseTlogProof, signNote, tlogProofText, verifyNote, verifyTlogProof} from './evidence.ts';
import {appendLeaves, createProver, EMPTY_EDGE, type NodeId, rootOf, signCheckpoint} from './index.ts';

const {publicKey, privateKey} = generateKeyPairSync('ed25519');
const key = {
  name: 'akkoord-collector',
  publicKey: new Uint8Array(publicKey.export({format: 'der', type: 'spki'}).subarray(-32)),
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
};
const leaves = Array.from({length: 9}, (_, i) => new Uint8Array(32).fill(i));

async function someProof(index: number) {
  const nodes = new Map<string, Uint8Array>();
  const edge = appendLeaves(EMPTY_EDGE, leaves, {
    onNode: ({level, index: at}, hash) => nodes.set(`${level}/${at}`, hash),
  });
  const read = ({level, index: at}: NodeId) => nodes.get(`${level}/${at}`) as Uint8Array;
  const checkpoint = await signCheckpoint({origin: 'shop/2026', size: 9, root: rootOf(edge)}, key);
  return {index, hashes: createProver(9, read)(index).hashes, checkpoint};
}

test('a proof is a text of header, index, hashes and checkpoint, and reads back', async () => {
  const proof = await someProof(8);
  const text = tlogProofText(proof);
  expect(text.split('\n').slice(0, 4)).toEqual([
    'c2sp.org/tlog-proof@v1',
    'index 8',
    Buffer.from(proof.hashes[0] as Uint8Array).toString('base64'),
    '',
  ]);
  expect(text.endsWith(`\n\n${proof.checkpoint}`)).toBe(true);
  expect(parseTlogProof(text)).toEqual(proof);
  expect(parseTlogProof(text.replace('\nindex', '\nextra AAAA\nindex'))).toEqual(proof);
});

test('it proves its own leaf and no other, by the keys that are given', async () => {
  for (const index of leaves.keys()) {
    const proof = parseTlogProof(tlogProofText(await someProof(index)));
    expect((await verifyTlogProof(leaves[index] as Uint8Array, proof, {keys: [key]})).size).toBe(9);
    const other = leaves[(index + 1) % 9] as Uint8Array;
    await expect(verifyTlogProof(other, proof, {keys: [key]})).rejects.toMatchObject({
      code: 'inclusion-mismatch',
    });
    await expect(verifyTlogProof(other, proof, {keys: []})).rejects.toMatchObject({code: 'unknown-key'});
  }
});

test.each([
  '',
  'c2sp.org/tlog-proof@v2\nindex 1\n\n',
  'c2sp.org/tlog-proof@v1\nindex -1\n\n',
  'c2sp.org/tlog-proof@v1\nindex 01\n\n',
  'c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n',
  `c2sp.org/tlog-proof@v1\nindex 1\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(54)}\n`,
])('%j is no proof', text => {
  expect(() => parseTlogProof(text)).toThrow(expect.objectContaining({code: 'malformed-proof'}));
});

test('a proof without a checkpoint is refused', () => {
  expect(() => parseTlogProof('c2sp.org/tlog-proof@v1\nindex 1\n\nx')).toThrow(
    expect.objectContaining({code: 'malformed-checkpoint'}),
  );
});

test('a note of any text is signed, verified, and refused once anything of it is altered', async () => {
  const note = await signNote('first line\nsecond line\n', key);
  expect(await verifyNote(note, [key])).toBe('first line\nsecond line\n');
  for (let i = 0; i < note.length; i++) {
    const altered = `${note.slice(0, i)}${note[i] === 'x' ? 'y' : 'x'}${note.slice(i + 1)}`;
    await expect(verifyNote(altered, [key])).rejects.toMatchObject({
      code: expect.stringMatching(/^(bad-signature|malformed-note|unknown-key)$/),
    });
  }
});
