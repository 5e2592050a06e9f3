import type {Hasher} from '@akkoord/ledger';
import type {Arrival} from './arrival.ts';
import {CollectorError} from './errors.ts';
import {type CommittedRow, growLog} from './grow-log.ts';
import {createKnownTrees} from './known-trees.ts';
import type {LogSigner} from './log-key.ts';
import {nextTurn} from './next-turn.ts';
import type {LogAppend, RecordStorage, Turn} from './storage.ts';
import type {Tallying} from './tally.ts';
import type {LogTree} from './tiles.ts';
import {groupByOrigin, idOf, type Outcome, settleKnown, takeFrom, type Waiting} from './waiting.ts';

/** Bounds how long one commit holds the storage. */
const MAX_COMMIT = 1024;
/** Some seconds of work: what arrives beyond it is sent away rather than kept in memory. */
const MAX_QUEUE = 20_000;
/** How often a commit is tried again after somebody else appended to the same log. */
const MAX_RETRIES = 5;
/** For how many commits records are looked up, and turns taken, after a record was there already or a log had moved on. */
const WARY = 64;

/** The single writer that orders records into the ledger. */
export interface Sequencer {
  /** Resolves once the arrival is durable or refused, and never rejects. */
  submit(arrival: Arrival): Promise<Outcome>;
  /** Why nothing is taken any more, or null. A log that does not verify stops the sequencer for good. */
  readonly stopped: CollectorError | null;
  /** How many wait for the next commit. */
  readonly waiting: number;
  /** Takes nothing any more, and resolves once what has queued is committed. */
  close(): Promise<void>;
}

/** What a sequencer works with. */
export interface SequencerOptions {
  readonly storage: RecordStorage;
  readonly signer: LogSigner;
  readonly hasher: Hasher;
  /** Is told of every failure with its cause, and never throws; what a sender is told names nothing internal. */
  readonly report: (cause: unknown) => void;
  /** The log that records of an origin go to; absent means that very one. A log that lost its end takes nothing more. */
  readonly logOf?: (origin: string) => string;
  /** Counts what a commit adds, for the overview; absent counts nothing. */
  readonly tally?: Tallying;
  /** Is told of each commit, once it is durable. */
  readonly onCommit?: (records: number, seconds: number) => void;
}

/**
 * A sequencer over `storage`. Group commit without a window: whatever has queued while a commit ran makes up
 * the next one, so that a lone record waits for nobody and a thousand share one disk flush.
 */
export function createSequencer(options: SequencerOptions): Sequencer {
  const {storage, report, onCommit = () => {}, logOf = name => name} = options;
  const queue: Waiting[] = [];
  const trees = createKnownTrees(options);
  let running: Promise<void> | null = null;
  let stopped: CollectorError | null = null;
  /** How long the last commit took, in milliseconds. */
  let lastCommit = 0;
  /** How many commits to come look before they leap. */
  let wary = 0;
  let isClosing = false;

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      await gather(queue, lastCommit);
      const begun = performance.now();
      await commit();
      lastCommit = performance.now() - begun;
    }
    running = null;
  };

  /*
   * The commit protocol, to be read top to bottom. A crash at any line leaves either nothing or all of a
   * batch: rows, tiles and checkpoint go to the storage in one step, which both makes them durable and
   * publishes them. Nobody has been told anything before that step, and a batch that was stored although we
   * never learned of it is found again by its ids, because whoever got no answer sends once more.
   */
  async function commit(lost?: readonly Waiting[], retries = 0): Promise<void> {
    let batch = lost ?? queue.splice(0, MAX_COMMIT);
    let turn: Promise<Turn> | undefined;
    try {
      if (stopped) throw stopped;
      // Nearly every record is new, and nearly every collector alone: the guard of the append says where it is not so.
      const isWary = wary > 0;
      const origins = isWary ? [...groupByOrigin(batch, logOf).keys()] : [];
      // Where collectors share a storage, each works on the newest tree instead of losing a race time and again.
      turn = isWary ? storage.takeTurn?.(origins) : undefined;
      // Meanwhile: a record that another collector stores in between is refused by the guard, too.
      const [taken, known] = await Promise.all([turn, isWary ? storage.recordsById(batch.map(idOf)) : []]);
      wary = known.length > 0 ? WARY : Math.max(0, wary - 1);
      // Who came while others had their turn comes along, since the next one may be as far off.
      if (taken && !lost)
        batch = [...batch, ...takeFrom(queue, {origins, logOf, atMost: MAX_COMMIT - batch.length})];
      const {fresh, again} = settleKnown(batch, known);
      const appends: LogAppend[] = [];
      const grown = new Map<string, LogTree>();
      const committed: {readonly waiting: Waiting; readonly row: CommittedRow}[] = [];
      for (const [origin, group] of groupByOrigin(fresh, logOf)) {
        const {hasMoved, ...before} = await trees.at(origin, taken);
        if (hasMoved) wary = WARY;
        const arrivals = group.map(({arrival}) => arrival);
        const {append, tree, rows} = await growLog(arrivals, {origin, before, ...options});
        appends.push(append);
        grown.set(origin, tree);
        group.forEach((waiting, i) => {
          committed.push({waiting, row: rows[i] as CommittedRow});
        });
      }

      const begun = performance.now();
      if (appends.length > 0) await storage.append(appends);
      const seconds = (performance.now() - begun) / 1000;

      trees.keep(appends, grown);
      for (const {waiting, row} of committed) waiting.settle({status: 'recorded', row});
      queue.unshift(...again);
      if (appends.length > 0) onCommit(committed.length, seconds);
      await taken?.release();
    } catch (cause) {
      await turn?.then(
        taken => taken.release(),
        () => {},
      );
      trees.forget();
      const error = refusalFor(cause);
      if (error.code === 'storage-conflict' && retries < MAX_RETRIES) {
        wary = WARY;
        return commit(batch, retries + 1);
      }
      if (error.code === 'log-mismatch') stopped = UNAVAILABLE;
      // Whoever was answered above stays answered: a promise settles once.
      for (const waiting of batch) waiting.settle({status: 'refused', error: stopped ?? error});
      report(cause);
    }
  }

  return {
    submit: arrival => {
      const error = stopped ?? (isClosing || queue.length >= MAX_QUEUE ? UNAVAILABLE : null);
      if (error) return Promise.resolve({status: 'refused', error});
      return new Promise(settle => {
        queue.push({arrival, settle});
        running ??= run();
      });
    },
    get waiting() {
      return queue.length;
    },
    get stopped() {
      return stopped;
    },
    close: async () => {
      // At once: those who send without a pause would have it go on for ever.
      isClosing = true;
      await running;
      stopped ??= UNAVAILABLE;
    },
  };
}

const UNAVAILABLE = new CollectorError('log-unavailable', 'the log takes no records now; send again later');

/**
 * Lets those who are on their way get into the next commit: sockets that have become readable get their turns, as long
 * as each turn brings somebody, and never longer than `atMost` milliseconds. A lone record waits for one turn.
 */
async function gather(queue: readonly Waiting[], atMost: number): Promise<void> {
  const end = performance.now() + atMost;
  let before: number;
  do {
    before = queue.length;
    await nextTurn();
  } while (queue.length > before && queue.length < MAX_COMMIT && performance.now() < end);
}

function refusalFor(cause: unknown): CollectorError {
  if (cause instanceof CollectorError && cause.code !== 'storage-unavailable') return cause;
  return new CollectorError('storage-unavailable', 'the record could not be stored; send it again later', {
    cause,
  });
}
