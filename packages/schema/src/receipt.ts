import type {AnyRecord} from './other-consent.ts';

export const ROW_SCHEMA = 'akkoord/row/1';
export const RECEIPT_SCHEMA = 'akkoord/receipt/1';

/**
 * What the collector stores and commits to: the record as received (of another consent with a keyed hash in the place
 * of its reference), and what only the server knows.
 */
export interface StoredRow<Kind extends AnyRecord = AnyRecord> {
  readonly schema: typeof ROW_SCHEMA;
  readonly record: Kind;
  /** Server clock, ISO 8601 UTC with milliseconds. */
  readonly receivedAt: string;
  /** Browser clock minus server clock at the time of sending, in whole seconds. */
  readonly skewSeconds: number;
  /** True where more than an hour lies between decision and arrival, both by the browser's clock. */
  readonly late: boolean;
  readonly secretHash: string;
  /** Marked as a trial by whoever made it; absent in all other rows. */
  readonly test?: true;
}

/**
 * A record handed back with its place in the ledger. With row, salt and proof anyone can recompute the
 * leaf and check the checkpoint's signature offline (docs/protocol.md).
 */
export interface Receipt<Kind extends AnyRecord = AnyRecord> {
  readonly schema: typeof RECEIPT_SCHEMA;
  readonly row: StoredRow<Kind>;
  /** 32 bytes, base64. */
  readonly salt: string;
  /** `unpublished` while the notice that the record names has not reached the collector. */
  readonly notice: 'published' | 'unpublished';
  readonly log: {
    /** `<site>/<year>`. */
    readonly origin: string;
    readonly index: number;
    readonly treeSize: number;
    /** Sibling hashes from leaf to root, base64 (RFC 6962, section 2.1.1). */
    readonly inclusion: readonly string[];
    /** C2SP signed note with an Ed25519 signature. */
    readonly checkpoint: string;
  };
}

/** What the collector says of one submission. */
export type SubmissionAnswer =
  | {
      readonly id: string;
      readonly status: 'recorded' | 'unpublished' | 'duplicate';
      readonly receipt: Receipt;
    }
  | {
      readonly id: string | null;
      readonly status: 'refused';
      readonly error: {readonly code: string; readonly message: string};
    };

/** Answer to `POST /v1/records`, one entry per submission, in their order. */
export interface RecordsAnswer {
  readonly records: readonly SubmissionAnswer[];
}

/** Answer to `POST /v1/receipts/:id/withdrawal`. */
export interface WithdrawalAnswer {
  readonly status: 'withdrawn' | 'nothing-granted';
  /** Of the record that withdraws; the same secret opens it. */
  readonly receipt: Receipt | null;
}

/** Answer to `DELETE /v1/receipts/:id`, and to `POST /v1/erasures`. Times are ISO 8601 UTC. */
export type ErasureAnswer =
  | {readonly status: 'erased'}
  /** It goes at that time at the latest. */
  | {readonly status: 'scheduled'; readonly by: string}
  /** Kept until then for the reason given, and used for nothing else. */
  | {readonly status: 'restricted'; readonly until: string; readonly reason: string};

/** Answer to `GET /v1/receipts/:id/site`: where the holder's browser can end what the record grants. */
export interface ReceiptSite {
  /** Origins of the pages that send for the site, as they are configured; the first is shown first. */
  readonly origins: readonly string[];
}

/** Body of `POST /v1/receipts/:id/case`: the holder hands the record to a request that has no id yet. */
export interface CaseDelivery {
  /** Number of the request, from its case link. */
  readonly case: string;
}

/** Answer to `GET /v1/receipts/:id/state`. */
export interface ReceiptState {
  /** `withdrawn` once its holder has withdrawn it or asked for its erasure; what a later record says does not count. */
  readonly status: 'in-force' | 'withdrawn';
  /** What was asked for already, else what asking for erasure now would come to. */
  readonly erasure: ErasureAnswer;
}
