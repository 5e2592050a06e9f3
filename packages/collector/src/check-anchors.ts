import {type Hasher, parseCheckpoint, verifyConsistency} from '@akkoord/ledger';
import {CollectorError} from './errors.ts';
import type {SignedGap} from './gap.ts';
import {isNoticeOrigin} from './notice-log/notice-leaf.ts';
import {checkNoticeAnchor} from './notice-log/open-notice-tree.ts';
import {createProofs} from './proofs.ts';
import type {LogHead, RecordStorage} from './storage.ts';

/** The last signed checkpoint of each log by origin, as it is kept outside the database and its backups. */
export type Anchors = Readonly<Record<string, string>>;

/**
 * Throws `log-mismatch` where a stored log is shorter than its anchor or does not continue it: an older copy of the
 * database was put in its place, and signing on would fork the log. A gap that was stated is no such thing.
 */
export async function checkAnchors(
  anchors: Anchors,
  {
    storage,
    hasher,
    gaps = [],
  }: {readonly storage: RecordStorage; readonly hasher: Hasher; readonly gaps?: readonly SignedGap[]},
): Promise<void> {
  const dropped = new Map((await storage.droppedLogs()).map(({origin, size}) => [origin, size]));
  for (const [origin, note] of Object.entries(anchors)) {
    if (gaps.some(({statement}) => statement.log === origin && statement.checkpoint === note)) continue;
    const {checkpoint: anchor} = parseCheckpoint(note);
    // Past its retention, with no row left: there is nothing to go on from.
    if ((dropped.get(origin) ?? -1) >= anchor.size) continue;
    if (isNoticeOrigin(origin)) {
      await checkNoticeAnchor(anchor, {storage, hasher});
      continue;
    }
    await checkContinued({origin, checkpoint: note}, await storage.head(origin), {storage, hasher});
  }
}

/**
 * Throws `log-mismatch` where the log with the head `head`, null for none, does not continue what was signed. Reads the tiles of
 * a consistency proof, in one question to the storage.
 */
export async function checkContinued(
  {origin, checkpoint: note}: Pick<LogHead, 'origin' | 'checkpoint'>,
  head: LogHead | null,
  {storage, hasher}: {readonly storage: RecordStorage; readonly hasher: Hasher},
): Promise<void> {
  const {checkpoint: signed} = parseCheckpoint(note);
  const size = head?.size ?? 0;
  if (!head || size < signed.size) throw behind(origin, `it has ${size} leaves, ${signed.size} were signed`);
  const {checkpoint} = parseCheckpoint(head.checkpoint);
  const proof = await createProofs({storage, hasher}).consistency(head, signed.size);
  try {
    verifyConsistency({first: signed, second: checkpoint}, proof, hasher);
  } catch (cause) {
    throw behind(origin, `its first ${signed.size} leaves are others than those that were signed`, cause);
  }
}

function behind(origin: string, found: string, cause?: unknown): CollectorError {
  const wayOut = 'put the newest database back, or restore a backup by akkoord restore, which states the gap';
  return new CollectorError(
    'log-mismatch',
    `log "${origin}" is not the one that was signed: ${found}; ${wayOut}`,
    {
      cause,
    },
  );
}
