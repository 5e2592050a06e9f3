import type {Hasher, VerifierKey} from '@akkoord/ledger';
import {CollectorError} from '../errors.ts';
import type {LogHead, RecordStorage, StorageMark} from '../storage.ts';
import {claiming} from './claim.ts';
import {copyStorage} from './copy-storage.ts';
import {readPage} from './log-pages.ts';
import type {StoragePlace} from './storage-place.ts';
import {verifyCopy} from './verify-copy.ts';

/** What a move works with. */
export interface MoveTools {
  readonly hasher: Hasher;
  /** Keys that may have signed the logs. */
  readonly keys: readonly VerifierKey[];
  readonly now: () => Date;
  readonly progress?: (done: number, all: number) => void;
}

/** What a move amounts to. */
export interface MoveReport {
  readonly from: string;
  readonly to: string;
  readonly logs: readonly {readonly origin: string; readonly size: number}[];
  /** What lay at the new place before and was put aside, or null. */
  readonly aside: string | null;
}

/**
 * Carries everything from one place to another: wholly, or not at all. The source takes no more from the beginning on,
 * so that browsers keep what they have; it is marked as moved in the end, and opened again where the move failed. What
 * was copied is read back and compared before it is put in place. Throws `storage-taken` where another collector's
 * content lies at the new place, `place-claimed` where somebody else moves or destroys one of the two, `storage-moved` where the source is an old copy itself or may be in place elsewhere
 * already, `copy-mismatch`, also where the source was opened again and grew meanwhile, and `log-mismatch`.
 */
export function moveStorage(
  places: {readonly from: StoragePlace; readonly to: StoragePlace},
  tools: MoveTools,
): Promise<MoveReport> {
  return claiming([places.from, places.to], expectHeld => moveClaimed({...places, expectHeld}, tools));
}

async function moveClaimed(
  {
    from,
    to,
    expectHeld,
  }: {
    readonly from: StoragePlace;
    readonly to: StoragePlace;
    readonly expectHeld: () => Promise<void>;
  },
  tools: MoveTools,
): Promise<MoveReport> {
  const source = await from.open();
  const markAs = (kind: StorageMark['kind']) =>
    source.setMark({kind, place: to.name, at: tools.now().getTime()});
  try {
    const mark = await source.mark();
    if (mark?.kind === 'moved') throw movedTo(mark.place, mark.at);
    if (mark?.kind === 'placing' && mark.place !== to.name) throw placedAt(mark.place);
    let aside: string | null = null;
    // Killed after the last step but before it was noted down: nothing is left to be done but that.
    if (mark?.kind !== 'placing' || !(await hasArrived(source, to))) {
      await expectFree(to);
      await markAs('moving');
      const reopen = async (cause: unknown): Promise<never> => {
        await source.setMark(null);
        throw cause;
      };
      const copied = await carry(source, to, tools).catch(reopen);
      // Without its claim this move may have been taken for a dead one: then the mark is another's.
      await expectHeld();
      await markAs('placing');
      await expectHeads(copied, {source, to}).catch(reopen);
      aside = await place(source, to, tools);
    }
    await markAs('moved');
    const logs = (await source.heads()).map(({origin, size}) => ({origin, size}));
    return {from: from.name, to: to.name, logs, aside};
  } finally {
    await source.close();
  }
}

/** How a move is undone. */
export interface Undoing {
  /**
   * The place that the records may be in place at already, as the mark names it, given up by whoever knows that it is lost for
   * good; absent means that nothing is given up.
   */
  readonly lost?: string;
  /** That place, where it may still answer: it must not have the records then. Absent means that nobody looks. */
  readonly to?: StoragePlace;
  readonly now: () => Date;
}

/**
 * Opens the storage at `place` again whose move was broken off, and resolves to whether there was one. Throws `storage-moved` where
 * it came to its end, or may have and is not given up; `place-not-lost` where another place than the mark's is given up, or that
 * one still has the records; `place-claimed` while the move goes on.
 */
export function undoMove(place: StoragePlace, {lost, to, now}: Undoing): Promise<boolean> {
  return claiming([place], async () => {
    const storage = await place.open();
    try {
      const mark = await storage.mark();
      if (mark?.kind === 'moved') throw movedTo(mark.place, mark.at);
      if (mark?.kind === 'placing') {
        if (lost === undefined) throw placedAt(mark.place);
        await expectLost(storage, {named: mark.place, lost, ...(to ? {to} : {})});
      }
      await storage.setMark(null);
      if (mark?.kind !== 'placing') return mark !== null;
      const entry = {name: 'akkoord move --undo', role: null, deed: 'export', outcome: 'done'} as const;
      await storage.logAccess({...entry, at: now().getTime(), detail: `gave up ${mark.place} as lost`});
      return true;
    } finally {
      await storage.close();
    }
  });
}

async function expectLost(
  source: RecordStorage,
  {named, lost, to}: {readonly named: string; readonly lost: string; readonly to?: StoragePlace},
): Promise<void> {
  if (lost !== named) {
    const wayOut = 'give up that one by its whole name, or nothing';
    throw new CollectorError('place-not-lost', `the records may be at ${named}, not at ${lost}; ${wayOut}`);
  }
  if (!to || !(await hasArrived(source, to))) return;
  const wayOut = 'run akkoord move again to that place, which notes it down, and start there';
  throw new CollectorError('place-not-lost', `${named} answers and has the records; ${wayOut}`);
}

/** The error for a storage that is an old copy. */
export function movedTo(place: string, at: number): CollectorError {
  const wayOut = 'start with that one; this copy takes no more';
  return new CollectorError(
    'storage-moved',
    `the records went on to ${place} at ${new Date(at).toISOString()}; ${wayOut}`,
  );
}

/** Copies everything to a part beside the new place, and reads it back; resolves to the heads that it has. */
async function carry(
  source: RecordStorage,
  to: StoragePlace,
  {hasher, keys, now, progress}: MoveTools,
): Promise<readonly LogHead[]> {
  const part = await to.openPart();
  try {
    await copyStorage(source, part, {hasher, ...(progress ? {progress} : {})});
    await verifyCopy(source, part, {hasher, keys});
    const entry = {name: 'akkoord move', role: null, deed: 'export', outcome: 'done'} as const;
    await part.logAccess({at: now().getTime(), ...entry, detail: `moved to ${to.name}`});
    const heads = await part.heads();
    await part.close();
    return heads;
  } catch (cause) {
    await part.close();
    await to.dropPart();
    throw cause;
  }
}

/** Somebody may have opened the source again while it was copied: what came in then is in no part. */
async function expectHeads(
  copied: readonly LogHead[],
  {source, to}: {readonly source: RecordStorage; readonly to: StoragePlace},
): Promise<void> {
  const known = new Map(copied.map(({origin, checkpoint}) => [origin, checkpoint]));
  const grown = (await source.heads()).find(({origin, checkpoint}) => known.get(origin) !== checkpoint);
  if (grown === undefined) return;
  await to.dropPart();
  const wayOut = 'let nobody run akkoord move --undo meanwhile, and move again';
  throw new CollectorError('copy-mismatch', `log "${grown.origin}" grew while it was copied; ${wayOut}`);
}

/** Puts the part in place. Where it cannot be told whether that was done, the source stays closed. */
async function place(source: RecordStorage, to: StoragePlace, {now}: MoveTools): Promise<string | null> {
  try {
    return await to.commitPart(now());
  } catch (cause) {
    // An answer that was lost on its way says nothing: two storages that both go on would fork the logs.
    if (await hasArrived(source, to)) return null;
    await source.setMark(null);
    throw cause;
  }
}

/** Whether what lies at a place has everything that `source` has, and perhaps more since. */
async function hasArrived(source: RecordStorage, to: StoragePlace): Promise<boolean> {
  if (!(await to.exists())) return false;
  const target = await to.open();
  try {
    if ((await target.mark()) !== null) return false;
    for (const {origin, size} of await source.heads()) {
      const [ours] = (await readPage(source, origin, {first: size - 1, end: size})).leaves;
      if (!ours || (await target.indexOfLeaf(origin, ours)) !== size - 1) return false;
    }
    const tokens = new Set((await target.tokens()).map(({hash}) => hash));
    return (await source.tokens()).every(({hash}) => tokens.has(hash));
  } finally {
    await target.close();
  }
}

function placedAt(name: string): CollectorError {
  const wayOut =
    `run akkoord move again to that place, which finds out; going on elsewhere could fork the logs. ` +
    `Where it is lost for good, akkoord move --undo --lost ${name} goes on here`;
  return new CollectorError('storage-moved', `the records may be in place at ${name} already; ${wayOut}`);
}

/** Throws `storage-taken` where a place has content: only an old copy, or a collector without any, may be put aside. */
export async function expectFree(to: StoragePlace): Promise<void> {
  if (!(await to.exists())) return;
  const storage = await to.open();
  try {
    if ((await storage.mark())?.kind === 'moved') return;
    const isEmpty = (await storage.heads()).length === 0 && (await storage.notices()).length === 0;
    if (isEmpty && (await storage.tokens()).length === 0) return;
    throw new CollectorError(
      'storage-taken',
      `${to.name} holds a collector's content already; name another place`,
    );
  } finally {
    await storage.close();
  }
}
