import {type Checkpoint, portableHasher, toBase64} from '@akkoord/ledger';

/**
 * The indices of `count` leaves that the root of a log draws, in the order of the draw, each once: all leaves where
 * there are no more. The `i`th draw is the first 48 bits of `SHA-256("<root, base64>\n<i>")` modulo the tree's size,
 * and one that came before is passed over. Nobody can choose them, as nobody can choose a root.
 */
export function drawSample({root, size}: Checkpoint, count: number): readonly number[] {
  const drawn = new Set<number>();
  for (let i = 0; drawn.size < Math.min(count, size); i++) {
    const hash = portableHasher.sha256(`${toBase64(root)}\n${i}`);
    const view = new DataView(hash.buffer, hash.byteOffset);
    drawn.add((view.getUint32(0) * 2 ** 16 + view.getUint16(4)) % size);
  }
  return [...drawn];
}
