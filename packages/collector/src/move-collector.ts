import type {Hasher} from '@akkoord/ledger';
import {type MoveReport, moveStorage, undoMove} from './carry/move-storage.ts';
import {filesIn} from './data-files.ts';
import {placeOf} from './open-storage.ts';
import {readSigner} from './signer.ts';

/** Which collector moves, and where to. */
export interface Move {
  /** Keeps key, anchors and journal, which stay where they are. */
  readonly dataDir: string;
  /** `postgres://…` of what it leaves; absent means SQLite in `dataDir`. */
  readonly storage?: string;
  /** `postgres://…` of where it goes on; absent means SQLite in `dataDir`. */
  readonly to?: string;
}

/**
 * Carries the records of a collector from one storage to another; see `moveStorage`. Logs, roots, keys and addresses of
 * receipts stay what they are. Rejects with `key-unreadable` too.
 */
export async function moveCollector(
  {dataDir, storage, to}: Move,
  {hasher, progress}: {readonly hasher: Hasher; readonly progress?: (done: number, all: number) => void},
): Promise<MoveReport> {
  const signer = readSigner(filesIn(dataDir).key);
  const keys = [signer, ...(signer.former ?? [])];
  const places = {from: placeOf(dataDir, storage), to: placeOf(dataDir, to)};
  return moveStorage(places, {hasher, keys, now: () => new Date(), ...(progress ? {progress} : {})});
}

/**
 * Opens the storage of a collector again whose move was broken off; resolves to whether it was closed. `lost` gives up the place
 * where the records may be already, and `to` has it looked at once more; see `undoMove`.
 */
export function undoCollectorMove({
  dataDir,
  storage,
  to,
  lost,
}: Move & {readonly lost?: string}): Promise<boolean> {
  return undoMove(placeOf(dataDir, storage), {
    now: () => new Date(),
    ...(lost === undefined ? {} : {lost}),
    ...(to === undefined ? {} : {to: placeOf(dataDir, to)}),
  });
}
