import type {Action, Viewport} from '@akkoord/schema';
import type {OtherAction, RecordKind} from '@akkoord/schema/other-consent';
import type {TokenStorage} from './access/token-storage.ts';
import type {DeskStorage} from './desk-storage.ts';
import type {DroppedLogStorage} from './dropped/dropped-log-storage.ts';
import type {NoticeLogStorage} from './notice-log/notice-log-storage.ts';
import type {NoticePictureStorage} from './pictures/notice-picture-storage.ts';

export type {
  AccessEntry,
  AccessQuery,
  DeskItem,
  LeakCount,
  LeakQuery,
  RequestEntry,
} from './desk-storage.ts';

/** What a row says was done. */
export type RowAction = Action | OtherAction;

/** One row on its way into a log. */
export interface NewRecord {
  readonly id: string;
  readonly consentId: string | null;
  /** Server clock, milliseconds since 1970. */
  readonly receivedAt: number;
  readonly action: RowAction;
  /** Lower-case hex. */
  readonly noticeHash: string;
  /** RFC 8785 canonical JSON of the `StoredRow`. */
  readonly text: string;
  /** 32 bytes. */
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
}

/** Up to 16 neighbouring complete nodes of tree level `4 * level`, from node `16 * index` on, joined. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

/** Names a tile inside its log. */
export type TileId = Pick<Tile, 'level' | 'index'>;

/** The state of one log that was last committed. */
export interface LogHead {
  /** `<site>/<year>`. */
  readonly origin: string;
  readonly size: number;
  /** Signed note over exactly `size` leaves. */
  readonly checkpoint: string;
}

/** How many records of a site came in on one day that say the same; it names nobody, and erasing takes nothing off. */
export interface Tally {
  readonly site: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  /** Lower-case hex; empty where there were too many that day to be told apart. */
  readonly noticeHash: string;
  /** Empty where there were too many. */
  readonly language: string;
  readonly action: Action;
  /** `<category>+` or `<category>-` for each category of the site, joined by `~`. */
  readonly choices: string;
  /** Empty where the browser did not say. */
  readonly viewport: Viewport | '';
  readonly count: number;
}

/** Which tallies are asked for; days are included, whatever is absent does not narrow. */
export interface TallyQuery {
  readonly site?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What a log has in the place of a head before anything was appended. */
export const NO_HEAD: Pick<LogHead, 'size' | 'checkpoint'> = {size: 0, checkpoint: ''};

/** What one commit adds to one log. */
export interface LogAppend {
  readonly site: string;
  /** The head that leaves, tiles and checkpoint were computed on; null for a log that does not exist. */
  readonly expected: Pick<LogHead, 'size' | 'checkpoint'> | null;
  readonly records: readonly NewRecord[];
  /**
   * Leaves among those that are added whose rows were erased before, by index; `records` fill the indexes between.
   * Only for a log that is carried over from another storage; absent means none.
   */
  readonly erased?: readonly ErasedLeaf[];
  /** Tiles that are new or have grown. */
  readonly tiles: readonly Tile[];
  readonly head: LogHead;
  /** Added to what is counted of the site; absent adds nothing. */
  readonly tallies?: readonly Tally[];
}

/** The index of each of `records` in its log: what erased leaves leave free, from the expected size on. */
export function indexesOf({expected, records, erased = []}: LogAppend): readonly number[] {
  const taken = new Set(erased.map(({index}) => index));
  let next = expected?.size ?? 0;
  return records.map(() => {
    while (taken.has(next)) next += 1;
    next += 1;
    return next - 1;
  });
}

/** A row as it stands in its log. */
export interface StoredRecord extends NewRecord {
  readonly origin: string;
  readonly index: number;
  /** Whether a notice with `noticeHash` is published by now. */
  readonly published: boolean;
}

/** Which rows are asked for; whatever is absent does not narrow. */
export interface RecordQuery {
  readonly site?: string;
  /** One of these; none where it is empty. */
  readonly sites?: readonly string[];
  readonly id?: string;
  readonly consentId?: string;
  readonly action?: RowAction;
  /** Told by the action: `OTHER_ACTIONS` are of other consents, all the rest of choices. */
  readonly kind?: RecordKind;
  readonly noticeHash?: string;
  /** Milliseconds, compared with `receivedAt`; included. */
  readonly from?: number;
  /** Milliseconds; not included. */
  readonly to?: number;
  /** True takes restricted rows in as well. */
  readonly restricted?: true;
}

/** A leaf whose row and salt are gone. */
export interface ErasedLeaf {
  readonly origin: string;
  readonly index: number;
  readonly leaf: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: string;
}

/** What is going to happen to a row apart from its retention. */
export interface Hold {
  readonly recordId: string;
  /** `erase`: it goes at `dueAt`. `restrict`: until `dueAt` it is kept, shown to nobody but on demand; then it goes. */
  readonly kind: 'erase' | 'restrict';
  readonly askedAt: number;
  readonly dueAt: number;
  readonly reason: string;
}

/** Where in the rows that a query matches, and which way. */
export interface Paging {
  readonly order: 'newest' | 'oldest';
  readonly limit: number;
  /** `next` of the page before; null for the first. */
  readonly cursor: string | null;
}

/** One page; `next` is null once nothing can follow. */
export interface RecordPage {
  readonly records: readonly StoredRecord[];
  readonly next: string | null;
}

/** A published notice. */
export interface NoticeEntry {
  readonly hash: string;
  readonly materialHash: string;
  /** JSON of `NoticePublication`. */
  readonly text: string;
  readonly publishedAt: number;
}

/**
 * Says of a storage that it takes no more. `moving`: its content is being carried over to `place`; `placing`: all
 * of it is there, and is being put in place; `moved`: it goes on there, and this is an old copy.
 */
export interface StorageMark {
  readonly kind: 'moving' | 'placing' | 'moved';
  /** Where to, without any password. */
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A time in which nobody else appends to some logs. */
export interface Turn {
  /** What a log is, and stays until the turn ends: its head, null for one that does not exist, and the last tile of each level. */
  stateOf(origin: string): {readonly head: LogHead | null; readonly edge: readonly Tile[]};
  /** Ends the turn where no `append` has done so; to be called whatever happens, and as often as one likes. */
  release(): Promise<void>;
}

/**
 * Where the collector keeps everything. Methods may be called concurrently. They reject with
 * `CollectorError` of code `storage-conflict` where said so; whatever else they reject with is taken as
 * "perhaps done, perhaps not". What resolved is durable: it survives the loss of the machine's power.
 * Rows are never changed, and go through `erase` alone.
 */
export interface RecordStorage
  extends NoticeLogStorage,
    DroppedLogStorage,
    NoticePictureStorage,
    DeskStorage,
    TokenStorage {
  /**
   * Adds to several logs in one step: all rows, tiles, heads and tallies, or nothing. Rejects with `storage-conflict`
   * and without effect where a log has another size or checkpoint than expected, or a record id is there already: somebody
   * else appended. The guard holds across processes that share the storage.
   */
  append(batch: readonly LogAppend[]): Promise<void>;
  /**
   * Waits for a turn at these logs. The next `append` to some of them belongs to it, and ends it. Absent where
   * processes that share the storage need no turns: they are few, and the guard of `append` is enough.
   */
  takeTurn?(origins: readonly string[]): Promise<Turn>;
  /** The head of a log, or null where it has none. */
  head(origin: string): Promise<LogHead | null>;
  /** Every head, sorted by origin. */
  heads(): Promise<readonly LogHead[]>;
  /**
   * The tiles asked for, in their order; null for one that does not exist. A tile may be newer than a head read before.
   */
  tiles(origin: string, ids: readonly TileId[]): Promise<readonly (Tile | null)[]>;
  /** Those of `ids` that are stored, in any order. */
  recordsById(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  /** The row at `index` of a log, or null. */
  recordAt(origin: string, index: number): Promise<StoredRecord | null>;
  /** The rows of a log with an index from `first` up to, and without, `end`, by index; erased ones are left out. */
  recordsBetween(origin: string, first: number, end: number): Promise<readonly StoredRecord[]>;
  /** The index of the leaf with this hash in a log, or null. */
  indexOfLeaf(origin: string, leaf: Uint8Array): Promise<number | null>;
  /**
   * Rows by server time, ties by place in their logs, each exactly once over all pages while others append.
   * A page may hold fewer rows than `limit`, even none, with a `next`: a query that finds little is answered
   * in steps, so that none holds the storage for long. Rejects with `query-invalid` for a cursor that is none.
   */
  list(query: RecordQuery, paging: Paging): Promise<RecordPage>;
  /** The cursor of a page that ended with this row, or null where there is none. */
  cursorAfter(id: string): Promise<string | null>;
  /** How many rows a site has; erased ones are not counted. */
  countRecords(site: string): Promise<number>;
  /**
   * Removes the rows with these ids, their salts and holds; their leaves stay, so that every proof still verifies.
   * Resolves to how many there were, once nothing of them is left in any file of this storage either: not in free
   * pages, and not in a write-ahead log, unless another process keeps that log open. A database server keeps files of
   * its own, of which its driver promises less.
   */
  erase(ids: readonly string[], act: {readonly at: number; readonly reason: string}): Promise<number>;
  /** Erased leaves of a log by index, from `first` on. */
  erasedLeaves(origin: string, first: number, limit: number): Promise<readonly ErasedLeaf[]>;
  /** Puts a hold on a row, in place of the one that it has; without effect where there is no such row. */
  hold(hold: Hold): Promise<void>;
  /** The hold on a row, or null. */
  holdOf(recordId: string): Promise<Hold | null>;
  /** Holds that are due before `time`, the earliest first. */
  holdsDue(time: number, limit: number): Promise<readonly Hold[]>;
  /** Ids of a site's rows received before `time`, oldest first, those without a hold. */
  receivedBefore(site: string, time: number, limit: number): Promise<readonly string[]>;
  /** How many rows `receivedBefore` would give without a limit. */
  countReceivedBefore(site: string, time: number): Promise<number>;
  /** Keeps a notice; resolves false, and changes nothing, where one with this hash is kept already. */
  addNotice(notice: NoticeEntry): Promise<boolean>;
  notice(hash: string): Promise<NoticeEntry | null>;
  /** Every notice, oldest first; there are few. */
  notices(): Promise<readonly NoticeEntry[]>;
  /** Those of `hashes` that are published. */
  publishedNotices(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** What was counted, by day, notice, language, action and choices. */
  tallies(query: TallyQuery): Promise<readonly Tally[]>;
  /** What `setMark` has said, or null. */
  mark(): Promise<StorageMark | null>;
  /**
   * Marks the storage, or takes the mark off. Once it resolves nothing is under way any more, and whatever would change
   * anything rejects, in every process that shares the storage; reading goes on.
   */
  setMark(mark: StorageMark | null): Promise<void>;
  /** Releases what is held. Nothing may be called afterwards; calling it twice does nothing. */
  close(): Promise<void>;
}
