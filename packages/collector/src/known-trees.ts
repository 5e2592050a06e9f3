import type {Hasher} from '@akkoord/ledger';
import {checkAnchors} from './check-anchors.ts';
import type {LogSigner} from './log-key.ts';
import {followLog, type LogOpening, openLog} from './open-log.ts';
import type {LogAppend, RecordStorage, Turn} from './storage.ts';
import {EMPTY_TREE, type LogTree} from './tiles.ts';

/** How often a log is read again while others append to it. */
const MAX_RETRIES = 5;

/** The trees of the logs that one collector appends to. */
export interface KnownTrees {
  /**
   * The tree to append to: that of our last commit, unless `turn` tells that somebody else went on from it; `hasMoved`
   * says so. Reads and checks a log that is not known. Rejects with `log-mismatch` where a log is not the one that was
   * signed.
   */
  at(origin: string, turn: Turn | undefined): Promise<{readonly tree: LogTree; readonly hasMoved: boolean}>;
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
  const trees = new Map<string, LogTree>();
  /** The last checkpoint of each log that we know to have been durable. */
  const signed = new Map<string, string>();

  const open = async (origin: string, retries = 0): Promise<LogTree> => {
    const head = await storage.head(origin);
    try {
      const former = signed.get(origin);
      if (former) await checkAnchors({[origin]: former}, {storage, hasher});
      const tree = await openLog(head, opening);
      if (head) signed.set(origin, head.checkpoint);
      return tree;
    } catch (cause) {
      // What another collector appended while we read looks like a row too many. A log that stands still is at fault.
      const isStill = (await storage.head(origin))?.checkpoint === head?.checkpoint;
      if (isStill || retries >= MAX_RETRIES) throw cause;
      return open(origin, retries + 1);
    }
  };

  return {
    at: async (origin, turn) => {
      const known = trees.get(origin);
      if (!known) return {tree: await open(origin), hasMoved: false};
      const state = turn?.stateOf(origin);
      if (!state || state.head?.checkpoint === signed.get(origin)) return {tree: known, hasMoved: false};
      return {tree: await followLog(origin, {...state, size: known.edge.size}, opening), hasMoved: true};
    },
    keep: (appends, grown) => {
      for (const {head} of appends) {
        trees.set(head.origin, grown.get(head.origin) ?? EMPTY_TREE);
        signed.set(head.origin, head.checkpoint);
      }
    },
    forget: () => trees.clear(),
  };
}
