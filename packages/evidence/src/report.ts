import type {VerifierKey} from '@akkoord/ledger';
import type {Manifest} from './manifest.ts';

/** Why a pack, or one file of it, does not hold. */
export type FindingCode =
  /** What was given is no pack of a format that is known. */
  | 'not-a-pack'
  /** A file cannot be read, such as one whose ZIP entry is damaged. */
  | 'file-unreadable'
  | 'file-missing'
  /** A file has other bytes than the manifest says. */
  | 'file-altered'
  /** A file that the manifest does not know. */
  | 'file-unlisted'
  /** No key that is trusted has signed it, or a signature does not fit. */
  | 'not-signed'
  /** A row, leaf or proof does not lead to the root that was signed. */
  | 'not-proven'
  /** A notice or its texts are not those that their hash names. */
  | 'notice-mismatch'
  /** A row names a notice, or a notice texts, that the pack does not hold. */
  | 'notice-missing'
  /** A row is not of the period or the person that the manifest names. */
  | 'scope-mismatch'
  /** There are more or fewer of something than the manifest says. */
  | 'count-mismatch';

/** One thing that does not hold, and where. */
export interface Finding {
  /** Name of the file in the pack. */
  readonly file: string;
  readonly code: FindingCode;
  /** What was found and what was expected. */
  readonly message: string;
}

/** What came out of verifying a pack. */
export interface PackReport {
  /** Whether nothing was found. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** Null where there is none that can be read. */
  readonly manifest: Manifest | null;
  /** How much was looked at. */
  readonly checked: {readonly files: number; readonly rows: number; readonly leaves: number};
  /** The keys that signatures were checked against. */
  readonly keys: readonly VerifierKey[];
  /**
   * Whether those keys came from outside of the pack. Where they did not, the pack is whole, but who signed it is only
   * known by comparing the keys with those that the collector publishes.
   */
  readonly isTrusted: boolean;
}
