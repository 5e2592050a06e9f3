import {
  type Hasher,
  rootOf,
  toHex,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
} from '@akkoord/ledger';
import {canonicalRowLeaf, sameBytes} from '@akkoord/ledger/log';
import type {StoredRow} from '@akkoord/schema';
import {CollectorError} from './errors.ts';
import type {LogHead, RecordStorage, Tile} from './storage.ts';
import {EMPTY_TREE, edgeTiles, type LogTree, loadTree} from './tiles.ts';

/** What is needed to open a log and to check it. */
export interface LogOpening {
  readonly storage: RecordStorage;
  readonly keys: readonly VerifierKey[];
  readonly hasher: Hasher;
}

/**
 * The tree of a stored log, checked against its last checkpoint: our signature, size, root, the last row's
 * leaf, and that no row stands beyond it. Reads a handful of tiles, however large the log; others may append to it
 * meanwhile. Throws `log-mismatch` where anything differs: signing on from there could fork the log.
 */
export async function openLog(head: LogHead | null, opening: LogOpening): Promise<LogTree> {
  if (!head) return EMPTY_TREE;
  const edge = await opening.storage.tiles(head.origin, edgeTiles(head.size));
  const tree = await followLog(head, edge, opening);
  await checkRows(head, opening);
  return tree;
}

/**
 * The tree of a log whose rows were checked when it was opened, from its head and `edge`, the last tile of each level,
 * checked against the signature, size and root of the checkpoint. Throws `log-mismatch` as `openLog` does.
 */
export async function followLog(
  head: LogHead,
  edge: readonly (Tile | null)[],
  {keys, hasher}: LogOpening,
): Promise<LogTree> {
  const {origin, size} = head;
  const checkpoint = await verifyCheckpoint(head.checkpoint, keys).catch((cause: unknown) => {
    if (!(cause instanceof VerificationError)) throw cause;
    throw mismatch(origin, `its last checkpoint does not verify (${cause.message})`, cause);
  });
  if (checkpoint.origin !== origin) throw mismatch(origin, `its checkpoint is of "${checkpoint.origin}"`);
  if (checkpoint.size !== size)
    throw mismatch(origin, `it has ${size} leaves, its checkpoint says ${checkpoint.size}`);
  const tree = loadTree(size, edge, hasher);
  const root = rootOf(tree.edge, hasher);
  if (sameBytes(root, checkpoint.root)) return tree;
  throw mismatch(origin, `its tree has root ${toHex(root)}, its checkpoint says ${toHex(checkpoint.root)}`);
}

async function checkRows({origin, size}: LogHead, {storage, hasher}: LogOpening): Promise<void> {
  // What another collector appended while we read stands beyond the head that we had read, and under a newer one.
  if ((await storage.recordAt(origin, size)) && ((await storage.head(origin))?.size ?? 0) <= size)
    throw mismatch(origin, `a row stands beyond its ${size} leaves`);
  const last = await storage.recordAt(origin, size - 1);
  if (!last) {
    const [erased] = await storage.erasedLeaves(origin, size - 1, 1);
    if (erased?.index === size - 1) return;
    throw mismatch(origin, `row ${size - 1} is missing`);
  }
  const leaf = canonicalRowLeaf(JSON.parse(last.text) as StoredRow, last, hasher);
  if (!sameBytes(leaf, last.leaf)) throw mismatch(origin, `row ${size - 1} does not lead to its leaf`);
}

function mismatch(origin: string, found: string, cause?: Error): CollectorError {
  const wayOut = 'start from the newest backup that verifies, and keep this database as evidence';
  return new CollectorError(
    'log-mismatch',
    `log "${origin}" differs from what was signed: ${found}; ${wayOut}`,
    {
      cause,
    },
  );
}
