import {generateKeyPairSync, sign} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  appendLeaves,
  createProver,
  EMPTY_EDGE,
  type NodeId,
  rootOf,
  rowLeaf,
  signCheckpoint,
  toBase64,
  toHex,
  verifyReceipt,
} from './index.ts';

const {privateKey, publicKey} = generateKeyPairSync('ed25519');
const signer = {
  name: 'log.example',
  publicKey: new Uint8Array(publicKey.export({format: 'der', type: 'spki'}).subarray(-32)),
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
};

/** The receipts of a log of `size` rows. */
async function receiptsOf(size: number, origin = 'shop/2026') {
  const rows = Array.from({length: size}, (_, i) => ({
    receivedAt: `2026-01-01T00:00:0${i % 10}.000Z`,
    record: {site: 'shop', notice: {hash: 'cd'.repeat(32)}, number: i},
  }));
  const salts = rows.map((_, i) => new Uint8Array(32).fill(i));
  const nodes = new Map<string, Uint8Array>();
  const leaves = rows.map((row, i) => rowLeaf(row, salts[i] as Uint8Array));
  const edge = appendLeaves(EMPTY_EDGE, leaves, {
    onNode: ({level, index}: NodeId, hash) => nodes.set(`${level}/${index}`, hash),
  });
  const prove = createProver(size, ({level, index}) => nodes.get(`${level}/${index}`) as Uint8Array);
  const checkpoint = await signCheckpoint({origin, size, root: rootOf(edge)}, signer);
  return rows.map((row, index) => ({
    row,
    salt: toBase64(salts[index] as Uint8Array),
    log: {origin, index, treeSize: size, inclusion: prove(index).hashes.map(toBase64), checkpoint},
  }));
}

type Receipt = Awaited<ReturnType<typeof receiptsOf>>[number];

test('every receipt of a log verifies and tells its leaf', async () => {
  for (const receipt of await receiptsOf(13)) {
    const evidence = await verifyReceipt(receipt, [signer]);
    expect(evidence.checkpoint).toMatchObject({origin: 'shop/2026', size: 13});
    expect(evidence.leaf).toBe(toHex(rowLeaf(receipt.row, Buffer.from(receipt.salt, 'base64'))));
  }
});

test.each(['shop/2026-2', 'shop/2026-13'])(
  'a receipt of %s, which goes on after a loss, verifies',
  async origin => {
    const [receipt] = await receiptsOf(3, origin);
    expect((await verifyReceipt(receipt as Receipt, [signer])).checkpoint.origin).toBe(origin);
  },
);

test.each(['shop/2026-1', 'shop/2026-02', 'shop/2026-2-2', 'shop/2027-2', 'shop-2/2026', 'shop/2026-'])(
  'a receipt of a row of shop in 2026 is refused from %s',
  async origin => {
    const [receipt] = await receiptsOf(3, origin);
    await expect(verifyReceipt(receipt as Receipt, [signer])).rejects.toMatchObject({code: 'wrong-origin'});
  },
);

test.each<[string, string, (receipt: Receipt) => unknown]>([
  [
    'another choice',
    'inclusion-mismatch',
    r => ({...r, row: {...r.row, record: {...r.row.record, number: 99}}}),
  ],
  [
    'another time',
    'inclusion-mismatch',
    r => ({...r, row: {...r.row, receivedAt: '2026-02-01T00:00:00.000Z'}}),
  ],
  ['another salt', 'inclusion-mismatch', r => ({...r, salt: toBase64(new Uint8Array(32).fill(99))})],
  ['a short salt', 'malformed-receipt', r => ({...r, salt: 'AAAA'})],
  ['another index', 'inclusion-mismatch', r => ({...r, log: {...r.log, index: 4}})],
  ['an index outside the tree', 'malformed-proof', r => ({...r, log: {...r.log, index: 13}})],
  ['another tree size', 'wrong-tree-size', r => ({...r, log: {...r.log, treeSize: 14}})],
  ['another log', 'wrong-origin', r => ({...r, log: {...r.log, origin: 'shop/2027'}})],
  ['another site', 'wrong-origin', r => ({...r, row: {...r.row, record: {...r.row.record, site: 'other'}}})],
  ['another year', 'wrong-origin', r => ({...r, row: {...r.row, receivedAt: '2027-01-01T00:00:00.000Z'}})],
  ['a hash less', 'malformed-proof', r => ({...r, log: {...r.log, inclusion: r.log.inclusion.slice(1)}})],
  [
    'text for a hash',
    'malformed-receipt',
    r => ({...r, log: {...r.log, inclusion: ['x', ...r.log.inclusion.slice(1)]}}),
  ],
  [
    'a changed checkpoint',
    'bad-signature',
    r => ({...r, log: {...r.log, checkpoint: r.log.checkpoint.replace('\n13\n', '\n12\n')}}),
  ],
])('a receipt with %s is refused as %s', async (_, code, change) => {
  const receipt = change((await receiptsOf(13))[5] as Receipt) as Receipt;
  await expect(verifyReceipt(receipt, [signer])).rejects.toMatchObject({code});
});

test('receipts of random logs verify, and none under another log’s checkpoint', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 40}), fc.nat(), async (size, pick) => {
      const receipt = (await receiptsOf(size))[pick % size] as Receipt;
      expect((await verifyReceipt(receipt, [signer])).index).toBe(pick % size);
      const [other] = await receiptsOf(size + 1);
      const swapped = {...receipt, log: {...receipt.log, checkpoint: other?.log.checkpoint as string}};
      await expect(verifyReceipt(swapped, [signer])).rejects.toMatchObject({code: 'wrong-tree-size'});
    }),
    {numRuns: 25},
  );
});
