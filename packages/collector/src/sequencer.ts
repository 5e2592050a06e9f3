import {
  canonical,
  createProver,
  type Hasher,
  type InclusionProof,
  rootOf,
  signCheckpoint,
} from '@akkoord/ledger';
import {canonicalRowLeaf} from '@akkoord/ledger/log';
import type {StoredRow} from '@akkoord/schema';
import type {Arrival} from './arrival.ts';
import {CollectorError} from './errors.ts';
import {createKnownTrees} from './known-trees.ts';
import type {LogSigner} from './log-key.ts';
import {nextTurn} from './next-turn.ts';
import type {LogAppend, NewRecord, RecordStorage, StoredRecord, Turn} from './storage.ts';
import type {Tallying} from './tally.ts';
import {growTree, type LogTree} from './tiles.ts';

/** Bounds how long one commit holds the storage. */
const MAX_COMMIT = 1024;
/** Some seconds of work: what arrives beyond it is sent away rather than kept in memory. */
const MAX_QUEUE = 20_000;
/** How often a commit is tried again after somebody else appended to the same log. */
const MAX_RETRIES = 5;
/** For how many commits records are looked up, and turns taken, after a record was there already or a log had moved on. */
const WARY = 64;

/** A row that is durable, with its proof under the checkpoint that was committed with it. */
export interface CommittedRow {
  readonly text: string;
  readonly noticeHash: string;
  readonly salt: Uint8Array;
  readonly origin: string;
  readonly proof: InclusionProof;
  readonly checkpoint: string;
}

/** What became of one arrival. */
export type Outcome =
  | {readonly status: 'recorded'; readonly row: CommittedRow}
  /** The same record was stored before. */
  | {readonly status: 'duplicate'; readonly stored: StoredRecord}
  | {readonly status: 'refused'; readonly error: CollectorError};

/** The single writer that orders records into the ledger. */
export interface Sequencer {
  /** Resolves once the arrival is durable or refused, and never rejects. */
  submit(arrival: Arrival): Promise<Outcome>;
  /** Why nothing is taken any more, or null. A log that does not verify stops the sequencer for good. */
  readonly stopped: CollectorError | null;
  /** How many wait for the next commit. */
  readonly waiting: number;
  /** Commits what has queued, then takes nothing any more. */
  close(): Promise<void>;
}

/** What a sequencer works with. */
export interface SequencerOptions {
  readonly storage: RecordStorage;
  readonly signer: LogSigner;
  readonly hasher: Hasher;
  /** Is told of every failure with its cause; what a sender is told names nothing internal. */
  readonly report: (cause: unknown) => void;
  /** The log that records of an origin go to; absent means that very one. A log that lost its end takes nothing more. */
  readonly logOf?: (origin: string) => string;
  /** Counts what a commit adds, for the overview; absent counts nothing. */
  readonly tally?: Tallying;
  /** Is told of each commit, once it is durable. */
  readonly onCommit?: (records: number, seconds: number) => void;
}

interface Waiting {
  readonly arrival: Arrival;
  readonly settle: (outcome: Outcome) => void;
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
      const stored = new Map(known.map(record => [record.id, record]));
      const fresh = new Map<string, Waiting>();
      const again: Waiting[] = [];
      for (const waiting of batch) {
        const known = stored.get(idOf(waiting));
        if (known) waiting.settle(compare(known, waiting.arrival));
        // The same id twice in one batch: the second is compared with what the first leaves behind.
        else if (fresh.has(idOf(waiting))) again.push(waiting);
        else fresh.set(idOf(waiting), waiting);
      }

      const appends: LogAppend[] = [];
      const grown = new Map<string, LogTree>();
      const committed: {readonly waiting: Waiting; readonly row: CommittedRow}[] = [];
      for (const [origin, group] of groupByOrigin(fresh.values(), logOf)) {
        const {tree: before, hasMoved} = await trees.at(origin, taken);
        if (hasMoved) wary = WARY;
        const {append, tree, rows} = await grow(group, {origin, before, ...options});
        appends.push(append);
        grown.set(origin, tree);
        group.forEach((waiting, i) => {
          committed.push({waiting, row: rows[i] as CommittedRow});
        });
      }

      const begun = performance.now();
      if (appends.length > 0) await storage.append(appends);
      if (appends.length > 0) onCommit(committed.length, (performance.now() - begun) / 1000);

      trees.keep(appends, grown);
      for (const {waiting, row} of committed) waiting.settle({status: 'recorded', row});
      queue.unshift(...again);
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
      report(cause);
      if (error.code === 'log-mismatch') stopped = UNAVAILABLE;
      // Whoever was answered above stays answered: a promise settles once.
      for (const waiting of batch) waiting.settle({status: 'refused', error: stopped ?? error});
    }
  }

  return {
    submit: arrival => {
      const error = stopped ?? (queue.length < MAX_QUEUE ? null : UNAVAILABLE);
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
      await running;
      stopped ??= UNAVAILABLE;
    },
  };
}

const UNAVAILABLE = new CollectorError('log-unavailable', 'the log takes no records now; send again later');

const idOf = ({arrival}: Waiting): string => arrival.row.record.id;

function originOf({arrival}: Waiting, logOf: (origin: string) => string): string {
  const {record, receivedAt} = arrival.row;
  return logOf(`${record.site}/${receivedAt.slice(0, 4)}`);
}

function groupByOrigin(
  group: Iterable<Waiting>,
  logOf: (origin: string) => string,
): ReadonlyMap<string, readonly Waiting[]> {
  const groups = new Map<string, Waiting[]>();
  for (const waiting of group) {
    const origin = originOf(waiting, logOf);
    const members = groups.get(origin);
    if (members) members.push(waiting);
    else groups.set(origin, [waiting]);
  }
  return groups;
}

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

/** Takes those out of `queue` whose logs are among `origins`, the first `atMost` of them. */
function takeFrom(
  queue: Waiting[],
  {
    origins,
    logOf,
    atMost,
  }: {
    readonly origins: readonly string[];
    readonly logOf: (origin: string) => string;
    readonly atMost: number;
  },
): readonly Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of queue.splice(0)) {
    const isOne = taken.length < atMost && origins.includes(originOf(waiting, logOf));
    (isOne ? taken : left).push(waiting);
  }
  queue.push(...left);
  return taken;
}

interface Growing extends Pick<SequencerOptions, 'signer' | 'hasher' | 'tally'> {
  readonly origin: string;
  readonly before: LogTree;
}

/** What the log `origin` is with the rows of `group`: the tree, what is to be stored, and each row with its proof. */
async function grow(
  group: readonly Waiting[],
  {origin, before, signer, hasher, tally}: Growing,
): Promise<{readonly append: LogAppend; readonly tree: LogTree; readonly rows: readonly CommittedRow[]}> {
  const records = newRecords(group, hasher);
  const leaves = records.map(record => record.leaf);
  const {tree, tiles, read} = growTree(before, leaves, hasher);
  const {size} = tree.edge;
  const checkpoint = await signCheckpoint({origin, size, root: rootOf(tree.edge, hasher)}, signer);
  const site = group[0]?.arrival.row.record.site as string;
  const tallies = tally?.(group.map(({arrival}) => arrival)) ?? [];
  const expectedSize = before.edge.size;
  const prove = createProver(size, read, hasher);
  return {
    append: {site, expectedSize, records, tiles, head: {origin, size, checkpoint}, tallies},
    tree,
    rows: records.map(({text, noticeHash, salt}, i) => {
      return {text, noticeHash, salt, origin, proof: prove(expectedSize + i), checkpoint};
    }),
  };
}

function newRecords(group: readonly Waiting[], hasher: Hasher): readonly NewRecord[] {
  const salts = crypto.getRandomValues(new Uint8Array(group.length * 32));
  return group.map(({arrival: {row, text, receivedAt}}, i) => {
    const {id, consentId, action, notice} = row.record;
    const salt = salts.slice(i * 32, (i + 1) * 32);
    const leaf = canonicalRowLeaf(row, {text, salt}, hasher);
    return {id, consentId, action, receivedAt, noticeHash: notice.hash, text, salt, leaf};
  });
}

function compare(stored: StoredRecord, arrival: Arrival): Outcome {
  const before = JSON.parse(stored.text) as StoredRow;
  const isSame =
    before.secretHash === arrival.row.secretHash &&
    canonical(before.record) === canonical(arrival.row.record);
  if (isSame) return {status: 'duplicate', stored};
  const found = `record ${stored.id} is stored with other content`;
  const error = new CollectorError(
    'record-conflict',
    `${found}, expected the same; give a new decision a new id`,
  );
  return {status: 'refused', error};
}

function refusalFor(cause: unknown): CollectorError {
  if (cause instanceof CollectorError && cause.code !== 'storage-unavailable') return cause;
  return new CollectorError('storage-unavailable', 'the record could not be stored; send it again later', {
    cause,
  });
}
