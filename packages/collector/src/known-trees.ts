import type {Hasher} from '@akkoord/ledger';
import {checkAnchors, checkContinued} from './check-anchors.ts';
import type {LogSigner} from './log-key.ts';
import {followLog, type LogOpening, openLog} from './open-log.ts';
import type {LogAppend, LogHead, RecordStorage, Turn} from './storage.ts';
import {EMPTY_TREE, type LogTree} from './tiles.ts';

/** How often a log is read again while others append to it. */
const MAX_RETRIES = 5;

/** A log to append to. */
export interface KnownLog {
  readonly tree: LogTree;
  /** The head that `tree` was committed with; null for a log that does not exist. */
  readonly head: LogHead | null;
}

/** The trees of the logs that one collector appends to. */
export interface KnownTrees {
  /**
   * The log to append to: that of our last commit, unless `turn` tells that somebody else went on from it; `hasMoved`
   * says so. Reads and checks a log that is not known. Rejects with `log-mismatch` where a log is not the one that was
   * signed, or does not go on from what we have told others.
   */
  at(origin: string, turn: Turn | undefined): Promise<KnownLog & {readonly hasMoved: boolean}>;
  /** Takes in what was appended, once it is durable. */
  keep(appends: readonly LogAppend[], grown: ReadonlyMap<string, LogTree>): void;
  /**
   * Forgets the trees, as somebody else has appended, or nobody knows whether a step took effect. What is read then has to go
   * on from what we have told others: a database that came back without its last commits would fork the log.
   */
  forget(): void;
}

/** What the logs are read from, and checked with. */
export interface KnownTreesOptions {
  readonly storage: RecordStorage;
  readonly signer: LogSigner;
  readonly hasher: Hasher;
}

/** The trees of the logs in `storage`, none of which is known yet. */
export function createKnownTrees({storage, signer, hasher}: KnownTreesOptions): KnownTrees {
  const opening: LogOpening = {storage, keys: [signer, ...(signer.former ?? [])], hasher};
  const logs = new Map<string, {readonly tree: LogTree; readonly head: LogHead}>();
  /** The last checkpoint of each log that we know to have been durable. */
  const signed = new Map<string, string>();

  const open = async (origin: string, retries = 0): Promise<KnownLog> => {
    const head = await storage.head(origin);
    try {
      const former = signed.get(origin);
      if (former) await checkAnchors({[origin]: former}, {storage, hasher});
      const tree = await openLog(head, opening);
      if (head) signed.set(origin, head.checkpoint);
      return {tree, head};
    } catch (cause) {
      // What was dropped while we read looks like a log without its nodes. A log that stands still is at fault.
      const isStill = (await storage.head(origin))?.checkpoint === head?.checkpoint;
      if (isStill || retries >= MAX_RETRIES) throw cause;
      return open(origin, retries + 1);
    }
  };

  /** The log that others went on with from `ours`. They may have done so on a copy that lacks our last commits. */
  const follow = async (ours: LogHead, {head, edge}: ReturnType<Turn['stateOf']>): Promise<KnownLog> => {
    // Side by side: everybody else waits for the end of this turn.
    const [tree] = await Promise.all([
      head ? followLog(head, edge, opening) : EMPTY_TREE,
      checkContinued(ours, head, {storage, hasher}),
    ]);
    return {tree, head};
  };

  return {
    at: async (origin, turn) => {
      const known = logs.get(origin);
      if (!known) return {...(await open(origin)), hasMoved: false};
      const state = turn?.stateOf(origin);
      if (!state || state.head?.checkpoint === known.head.checkpoint) return {...known, hasMoved: false};
      return {...(await follow(known.head, state)), hasMoved: true};
    },
    keep: (appends, grown) => {
      for (const {head} of appends) {
        logs.set(head.origin, {tree: grown.get(head.origin) ?? EMPTY_TREE, head});
        signed.set(head.origin, head.checkpoint);
      }
    },
    forget: () => logs.clear(),
  };
}
