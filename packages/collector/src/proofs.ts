import {
  createProver,
  type Hasher,
  type InclusionProof,
  type NodeReader,
  VerificationError,
} from '@akkoord/ledger';
import {consistencyProof, consistencySubtrees, inclusionSubtrees, type Subtree} from '@akkoord/ledger/log';
import {CollectorError} from './errors.ts';
import type {CommittedRow} from './grow-log.ts';
import type {LogHead, RecordStorage, StoredRecord} from './storage.ts';
import {tileReader, tilesOf} from './tiles.ts';

/** Proofs out of the storage, under the newest checkpoint of a log. */
export interface Proofs {
  /** Proof of one leaf; null where the log has no such leaf yet. */
  inclusion(
    origin: string,
    index: number,
  ): Promise<{readonly proof: InclusionProof; readonly checkpoint: string} | null>;
  /** That the log of `first` leaves is the beginning of today's. Throws `query-invalid` where it is longer. */
  consistency(head: LogHead, first: number): Promise<readonly Uint8Array[]>;
  /** A stored row with its proof. */
  prove(stored: StoredRecord): Promise<CommittedRow>;
}

/** Proofs from `storage`; each reads O(log n) tiles of 512 bytes. */
export function createProofs({
  storage,
  hasher,
}: {
  readonly storage: RecordStorage;
  readonly hasher: Hasher;
}): Proofs {
  const readerOf = async (origin: string, subtrees: readonly Subtree[]): Promise<NodeReader> =>
    tileReader(await storage.tiles(origin, tilesOf(subtrees)), hasher);

  const inclusion: Proofs['inclusion'] = async (origin, index) => {
    // The head first: tiles that are read later hold at least what it covers, and nodes never change.
    const head = await storage.head(origin);
    if (!head || index >= head.size) return null;
    const read = await readerOf(origin, inclusionSubtrees(index, head.size));
    return {proof: createProver(head.size, read, hasher)(index), checkpoint: head.checkpoint};
  };

  return {
    inclusion,
    consistency: async ({origin, size: second}, first) => {
      try {
        const read = await readerOf(origin, consistencySubtrees(first, second));
        return consistencyProof({first, second}, read, hasher);
      } catch (cause) {
        if (!(cause instanceof VerificationError)) throw cause;
        throw new CollectorError('query-invalid', `first is ${first}, expected 0 to ${second}`, {cause});
      }
    },
    prove: async ({origin, index, text, salt, noticeHash}) => {
      const found = await inclusion(origin, index);
      if (!found)
        throw new CollectorError('log-unavailable', 'the log has no checkpoint for this row yet; ask again');
      return {origin, text, salt, noticeHash, ...found};
    },
  };
}
