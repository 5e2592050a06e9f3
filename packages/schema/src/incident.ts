import type {AccessLine} from './desk.ts';

/** Answer to `GET /v1/incident`: what whoever reports a breach is asked for (GDPR art. 33(3)). No row and no id of one is in it. */
export interface IncidentSheet {
  /** When it was drawn up, ISO 8601 UTC. */
  readonly at: string;
  /** The time whose acts are told, ISO 8601 UTC; `to` is not included. */
  readonly from: string;
  readonly to: string;
  readonly sites: readonly IncidentSite[];
  readonly logs: readonly IncidentLog[];
  /** Exports, evidence packs and receipts that were handed out among them, newest first. */
  readonly exports: readonly AccessLine[];
  /** Whatever was refused: failed sign-ins, roles that were not enough. */
  readonly refused: readonly AccessLine[];
  /** True where there are more of either than are told. */
  readonly isCut: boolean;
}

/** What a site has, and since when. */
export interface IncidentSite {
  readonly site: string;
  /** Records that are there now. */
  readonly records: number;
  /** When the first and the last of them came in, ISO 8601 UTC; null where there is none. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** Choices that came in on the days of the period, erased ones too. */
  readonly counted: number;
}

/** Whether a log is what was signed. */
export interface IncidentLog {
  readonly origin: string;
  /** Leaves under the last checkpoint. */
  readonly size: number;
  /** Code of what is wrong with the log against its last checkpoint; null where nothing is. */
  readonly fault: string | null;
  /** The last checkpoint, as it was signed. */
  readonly checkpoint: string;
  /** When somebody last saved one elsewhere, ISO 8601 UTC. */
  readonly savedAt: string | null;
}
