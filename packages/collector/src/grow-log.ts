import {createProver, type Hasher, type InclusionProof, rootOf, signCheckpoint} from '@akkoord/ledger';
import {canonicalRowLeaf} from '@akkoord/ledger/log';
import type {Arrival} from './arrival.ts';
import type {KnownLog} from './known-trees.ts';
import type {LogSigner} from './log-key.ts';
import type {LogAppend, NewRecord} from './storage.ts';
import type {Tallying} from './tally.ts';
import {growTree, type LogTree} from './tiles.ts';

/** A row that is durable, with its proof under the checkpoint that was committed with it. */
export interface CommittedRow {
  readonly text: string;
  readonly noticeHash: string;
  readonly salt: Uint8Array;
  readonly origin: string;
  readonly proof: InclusionProof;
  readonly checkpoint: string;
}

/** What a log grows by, and with. */
export interface Growing {
  readonly origin: string;
  readonly before: KnownLog;
  readonly signer: LogSigner;
  readonly hasher: Hasher;
  /** Counts what is added, for the overview; absent counts nothing. */
  readonly tally?: Tallying;
}

/** A log that has grown, nothing of which is stored or told anybody yet. */
export interface GrownLog {
  readonly append: LogAppend;
  readonly tree: LogTree;
  /** In the order of what was added. */
  readonly rows: readonly CommittedRow[];
}

/**
 * What the log `origin` is with the rows of `arrivals`, which are at least one and all of one site: the tree, what is to
 * be stored, and each row with its proof.
 */
export async function growLog(
  arrivals: readonly Arrival[],
  {origin, before, signer, hasher, tally}: Growing,
): Promise<GrownLog> {
  const records = newRecords(arrivals, hasher);
  const leaves = records.map(record => record.leaf);
  const {tree, tiles, read} = growTree(before.tree, leaves, hasher);
  const {size} = tree.edge;
  const checkpoint = await signCheckpoint({origin, size, root: rootOf(tree.edge, hasher)}, signer);
  const site = arrivals[0]?.row.record.site as string;
  const tallies = tally?.(arrivals) ?? [];
  const first = before.tree.edge.size;
  const prove = createProver(size, read, hasher);
  return {
    append: {site, expected: before.head, records, tiles, head: {origin, size, checkpoint}, tallies},
    tree,
    rows: records.map(({text, noticeHash, salt}, i) => {
      return {text, noticeHash, salt, origin, proof: prove(first + i), checkpoint};
    }),
  };
}

function newRecords(arrivals: readonly Arrival[], hasher: Hasher): readonly NewRecord[] {
  const salts = crypto.getRandomValues(new Uint8Array(arrivals.length * 32));
  return arrivals.map(({row, text, receivedAt}, i) => {
    const {id, consentId, action, notice} = row.record;
    const salt = salts.slice(i * 32, (i + 1) * 32);
    const leaf = canonicalRowLeaf(row, {text, salt}, hasher);
    return {id, consentId, action, receivedAt, noticeHash: notice.hash, text, salt, leaf};
  });
}
