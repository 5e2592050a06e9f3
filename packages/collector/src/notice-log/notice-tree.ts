import {
  appendLeaves,
  EMPTY_EDGE,
  type Hasher,
  type NodeId,
  type NodeReader,
  rootOf,
  type TreeEdge,
} from '@akkoord/ledger';
import {hashLeaf, utf8} from '@akkoord/ledger/log';

/** A tree that is held whole, as that of some hundred notices can be. */
export interface NoticeTree {
  /** The data of each leaf. */
  readonly leaves: readonly string[];
  readonly hashes: readonly Uint8Array[];
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  /** Reads any node that is complete. */
  readonly read: NodeReader;
}

/** The tree over the data of `leaves`. */
export function treeOf(leaves: readonly string[], hasher: Hasher): NoticeTree {
  const nodes = new Map<string, Uint8Array>();
  const hashes = leaves.map(data => hashLeaf(utf8(data), hasher));
  const onNode = (node: NodeId, hash: Uint8Array): void => void nodes.set(nameOf(node), hash);
  const edge = appendLeaves(EMPTY_EDGE, hashes, {onNode, hasher});
  return {
    leaves,
    hashes,
    edge,
    root: rootOf(edge, hasher),
    // Whoever asks has checked sizes before: a node that is not there would be a mistake of ours.
    read: node => nodes.get(nameOf(node)) as Uint8Array,
  };
}

const nameOf = ({level, index}: NodeId): string => `${level}/${index}`;
