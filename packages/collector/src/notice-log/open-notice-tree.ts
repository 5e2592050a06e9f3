import {
  type Checkpoint,
  type Hasher,
  toHex,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
} from '@akkoord/ledger';
import {sameBytes} from '@akkoord/ledger/log';
import {CollectorError} from '../errors.ts';
import type {LogHead} from '../storage.ts';
import type {NoticeLogStorage} from './notice-log-storage.ts';
import {type NoticeTree, treeOf} from './notice-tree.ts';

/** What is needed to open the log of notices and to check it. */
interface NoticeOpening {
  readonly storage: NoticeLogStorage;
  readonly keys: readonly VerifierKey[];
  readonly hasher: Hasher;
}

/**
 * The whole tree of notices, every leaf of it checked against its last checkpoint. Throws `log-mismatch` where anything differs:
 * signing on from there could fork the log.
 */
export async function openNoticeTree(
  head: LogHead,
  {storage, keys, hasher}: NoticeOpening,
): Promise<NoticeTree> {
  const checkpoint = await verifyCheckpoint(head.checkpoint, keys).catch((cause: unknown) => {
    if (!(cause instanceof VerificationError)) throw cause;
    throw mismatch(head.origin, `its last checkpoint does not verify (${cause.message})`, cause);
  });
  if (checkpoint.origin !== head.origin || checkpoint.size !== head.size) {
    throw mismatch(head.origin, `its checkpoint is of "${checkpoint.origin}" at size ${checkpoint.size}`);
  }
  // Another collector may have appended since the head was read: leaves are never changed, so that the first ones count.
  const leaves = (await storage.noticeLeaves()).slice(0, head.size);
  const tree = treeOf(leaves, hasher);
  if (tree.edge.size === head.size && sameBytes(tree.root, checkpoint.root)) return tree;
  throw mismatch(head.origin, `its ${tree.edge.size} leaves have root ${toHex(tree.root)}`);
}

/** Throws `log-mismatch` where the stored log of notices is shorter than `anchor`, or does not continue it. */
export async function checkNoticeAnchor(
  anchor: Checkpoint,
  {storage, hasher}: Omit<NoticeOpening, 'keys'>,
): Promise<void> {
  checkNoticesContinued(anchor, await storage.noticeLeaves(), hasher);
}

/** Throws `log-mismatch` where `leaves` are fewer than were signed, or do not begin with those. */
export function checkNoticesContinued(anchor: Checkpoint, leaves: readonly string[], hasher: Hasher): void {
  if (leaves.length < anchor.size) {
    throw mismatch(anchor.origin, `it has ${leaves.length} leaves, ${anchor.size} were signed`);
  }
  const {root} = treeOf(leaves.slice(0, anchor.size), hasher);
  if (sameBytes(root, anchor.root)) return;
  throw mismatch(anchor.origin, `its first ${anchor.size} leaves are others than those that were signed`);
}

function mismatch(origin: string, found: string, cause?: Error): CollectorError {
  const wayOut =
    'put the newest database back, or restore a backup by akkoord restore, which states the gap; keep this one as evidence';
  return new CollectorError(
    'log-mismatch',
    `log "${origin}" is not the one that was signed: ${found}; ${wayOut}`,
    {
      cause,
    },
  );
}
