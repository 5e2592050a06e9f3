import {generateKeyPairSync, sign} from 'node:crypto';
import {
  appendLeaves,
  createProver,
  EMPTY_EDGE,
  type NodeId,
  rootOf,
  rowLeaf,
  signCheckpoint,
  toBase64,
} from '@akkoord/ledger';

const {privateKey, publicKey} = generateKeyPairSync('ed25519');
const rawKey = new Uint8Array(publicKey.export({format: 'der', type: 'spki'}).subarray(-32));

/** A signer whose key is nowhere but here. */
export const memorySigner = {
  from: '2026-01-01T00:00:00.000Z',
  name: 'akkoord-collector-test',
  publicKey: rawKey,
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
};

/** What the collector that signed `receiptOf` gives at /.well-known/akkoord-keys.json. */
export const keys = {
  keys: [{name: memorySigner.name, publicKey: toBase64(rawKey), from: '2026-01-01T00:00:00.000Z'}],
};

/** Receipt 2 of a log of five. */
export async function receiptOf() {
  const rows = [0, 1, 2, 3, 4].map(n => ({
    schema: 'akkoord/row/1',
    record: {id: `record-${n}`, site: 'shop', notice: {hash: 'ab'.repeat(32)}, choices: {tracking: 'denied'}},
    receivedAt: '2026-11-20T10:00:00.000Z',
  }));
  const salt = new Uint8Array(32).fill(7);
  const nodes = new Map<string, Uint8Array>();
  const leaves = rows.map(row => rowLeaf(row, salt));
  const edge = appendLeaves(EMPTY_EDGE, leaves, {
    onNode: ({level, index}: NodeId, hash: Uint8Array) => nodes.set(`${level}/${index}`, hash),
  });
  const prove = createProver(5, ({level, index}) => nodes.get(`${level}/${index}`) as Uint8Array);
  const origin = 'shop/2026';
  return {
    schema: 'akkoord/receipt/1',
    row: rows[2],
    salt: toBase64(salt),
    notice: 'published',
    log: {
      origin,
      index: 2,
      treeSize: 5,
      inclusion: prove(2).hashes.map(toBase64),
      checkpoint: await signCheckpoint({origin, size: 5, root: rootOf(edge)}, memorySigner),
    },
  };
}
