import type {LeakTotal, Role} from '@akkoord/schema';

/** One line of the access log: who looked or tried to. */
export interface AccessEntry {
  readonly at: number;
  /** Name of the token, or of the command that did it; null where nobody was let in. */
  readonly name: string | null;
  readonly role: Role | null;
  readonly deed:
    | 'sign-in'
    | 'sign-out'
    | 'look-up'
    | 'export'
    | 'publish'
    | 'token-add'
    | 'token-remove'
    | 'erase'
    | 'restrict'
    | 'request'
    | 'site'
    | 'draft'
    | 'withdraw';
  readonly outcome: 'done' | 'refused';
  /** What was asked for, such as the query of an export; holds nothing of a record's content. */
  readonly detail: string;
  /** Ids of the sites that it concerned; absent where it was none in particular. */
  readonly sites?: readonly string[];
}

/** Which lines of the access log are asked for; whatever is absent does not narrow. */
export interface AccessQuery {
  /** Milliseconds; included. */
  readonly from?: number;
  /** Milliseconds; not included. */
  readonly to?: number;
  readonly deeds?: readonly AccessEntry['deed'][];
  readonly outcome?: AccessEntry['outcome'];
  /** Stands in `name` or `detail` as it is, in any case of ASCII letters. */
  readonly text?: string;
  /** Concerned one of these. */
  readonly sites?: readonly string[];
  /** How many of the newest that match are passed over. */
  readonly skip?: number;
}

/** What a data subject has asked for. */
export interface RequestEntry {
  readonly id: string;
  readonly site: string;
  /** JSON of `DataRequest`. */
  readonly text: string;
}

/** What people at the desk have made: a site that was set up in the console, or the draft of a notice. */
export interface DeskItem {
  readonly kind: 'site' | 'draft';
  /** Of its kind. */
  readonly id: string;
  readonly site: string;
  /** JSON of what it is. */
  readonly text: string;
}

/** How often one leak was reported on one day. */
export interface LeakCount {
  readonly site: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly host: string;
  readonly kind: string;
  readonly service: string | null;
  readonly path: string;
  readonly count: number;
}

/** Which leaks are asked for; days are included, whatever is absent does not narrow. */
export interface LeakQuery {
  readonly site?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/**
 * Where stands who looked, what people have asked for, what was made at the desk, and what pages have reported: part of every
 * storage, with the same promises.
 */
export interface DeskStorage {
  logAccess(entry: AccessEntry): Promise<void>;
  /** The last entries that match, newest first; absent means all. */
  accessLog(limit: number, query?: AccessQuery): Promise<readonly AccessEntry[]>;
  /** Keeps a request of a data subject; resolves false, and changes nothing, where its id is taken. */
  addRequest(request: RequestEntry): Promise<boolean>;
  /** Keeps `request` in place of `former`; resolves false, and changes nothing, where that does not stand there any more. */
  changeRequest(former: RequestEntry, request: RequestEntry): Promise<boolean>;
  /** Resolves false where there was none. Nothing of it is left in any file then. */
  removeRequest(id: string): Promise<boolean>;
  /** Every request, in any order; they are answered by hand, so there are few. */
  requests(): Promise<readonly RequestEntry[]>;
  /** Keeps what somebody at the desk has made; resolves false, and changes nothing, where its id is taken. */
  addItem(item: DeskItem): Promise<boolean>;
  /** Keeps `item` in place of `former`; resolves false, and changes nothing, where that does not stand there any more. */
  changeItem(former: DeskItem, item: DeskItem): Promise<boolean>;
  /** Everything of a kind, in any order; it is made by hand, so there is little. */
  items(kind: DeskItem['kind']): Promise<readonly DeskItem[]>;
  /**
   * Adds to what is counted. A site has at most `maxRows` different leaks on one day: those that are there
   * go on counting, further ones are dropped.
   */
  countLeaks(counts: readonly LeakCount[], maxRows: number): Promise<void>;
  /** Sums over the days, most reported first, ties by site, host, kind, service and path. */
  leaks(query: LeakQuery): Promise<readonly LeakTotal[]>;
  /** Removes the counts of every day before `day`. */
  forgetLeaks(day: string): Promise<void>;
}
