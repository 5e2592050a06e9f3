import {
  createProver,
  type Hasher,
  type InclusionProof,
  parseCheckpoint,
  signCheckpoint,
  VerificationError,
} from '@akkoord/ledger';
import {consistencyProof} from '@akkoord/ledger/log';
import {CollectorError} from '../errors.ts';
import type {LogSigner} from '../log-key.ts';
import type {LogHead, RecordStorage} from '../storage.ts';
import {noticeLeaf, noticeOfLeaf} from './notice-leaf.ts';
import {type NoticeTree, treeOf} from './notice-tree.ts';
import {checkNoticesContinued, openNoticeTree} from './open-notice-tree.ts';

/** How often a commit is tried again that another collector was quicker than. */
const MAX_RETRIES = 20;

/** The public log at one moment; `head` covers exactly the leaves of `tree`. */
export interface NoticeLogState {
  readonly head: LogHead;
  readonly tree: NoticeTree;
}

/**
 * The public log of notices. Every published notice is a leaf of it, anybody may read all of it, and it is never changed: who
 * publishes another notice for a while and takes it back leaves a trace.
 */
export interface NoticeLog {
  /**
   * What is committed now; null before the first notice. Throws `log-mismatch` where it is not what was signed, or does not go
   * on from what this process has told.
   */
  state(): Promise<NoticeLogState | null>;
  /**
   * Commits every notice that the storage has and the log lacks; resolves once that is durable. To be called after each that was
   * added, and at a start, since a process may have ended in between.
   */
  catchUp(): Promise<void>;
}

/** What it works with. */
export interface NoticeLogOptions {
  readonly storage: RecordStorage;
  readonly signer: LogSigner;
  readonly hasher: Hasher;
  /** `notices`, or what goes on in its place after a loss. */
  readonly origin: string;
}

/** The log of notices in `storage`. */
export function createNoticeLog({storage, signer, hasher, origin}: NoticeLogOptions): NoticeLog {
  const keys = [signer, ...(signer.former ?? [])];
  /** The newest that we know to have been durable. */
  let known: NoticeLogState | null = null;
  const keep = (found: NoticeLogState): NoticeLogState => {
    if (!known || found.head.size >= known.head.size) known = found;
    return found;
  };

  const state = async (): Promise<NoticeLogState | null> => {
    // Before the head is read: whoever reads at the same time may know more by the end.
    const told = known;
    const head = await storage.noticeHead();
    if (told && told.head.checkpoint === head?.checkpoint) return told;
    const tree = head ? await openNoticeTree(head, {storage, keys, hasher}) : treeOf([], hasher);
    // A database that came back without its last commits: going on from there would fork the log.
    if (told) checkNoticesContinued(parseCheckpoint(told.head.checkpoint).checkpoint, tree.leaves, hasher);
    return head && keep({head, tree});
  };

  const commit = async (retries = 0): Promise<void> => {
    const before = await state();
    const leaves = before?.tree.leaves ?? [];
    const logged = new Set(leaves.map(noticeOfLeaf));
    const fresh = (await storage.notices()).filter(({hash}) => !logged.has(hash)).map(noticeLeaf);
    if (fresh.length === 0 && (before === null || before.head.origin === origin)) return;
    const tree = treeOf([...leaves, ...fresh], hasher);
    const size = leaves.length + fresh.length;
    const checkpoint = await signCheckpoint({origin, size, root: tree.root}, signer);
    const head = {origin, size, checkpoint};
    try {
      await storage.appendNotices({expected: before?.head ?? null, leaves: fresh, head});
      keep({head, tree});
    } catch (cause) {
      const isRace = cause instanceof CollectorError && cause.code === 'storage-conflict';
      if (!isRace || retries >= MAX_RETRIES) throw cause;
      await commit(retries + 1);
    }
  };

  return {state, catchUp: () => commit()};
}

/** Proof of the leaf at `index`. */
export function noticeInclusion({head, tree}: NoticeLogState, index: number, hasher: Hasher): InclusionProof {
  return createProver(head.size, tree.read, hasher)(index);
}

/** That the log of `first` leaves is the beginning of that of `second`. Throws `query-invalid` where it is longer. */
export function noticeConsistency(
  {tree}: NoticeLogState,
  {first, second}: {readonly first: number; readonly second: number},
  hasher: Hasher,
): readonly Uint8Array[] {
  try {
    return consistencyProof({first, second}, tree.read, hasher);
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    throw new CollectorError('query-invalid', `first is ${first}, expected 0 to ${second}`, {cause});
  }
}
