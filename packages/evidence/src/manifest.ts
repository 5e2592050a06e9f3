/** First line of the signed statement over a manifest, and the format that the manifest names. */
export const PACK_FORMAT = 'akkoord-evidence/1';

/** Files that every pack has, by their names in it. */
export const PACK = {
  manifest: 'manifest.json',
  /** Signed note over the hash of the manifest. */
  manifestNote: 'manifest.note',
  /** For `sha256sum --check`. */
  sums: 'SHA256SUMS',
  keys: 'log/keys.json',
  gaps: 'log/gaps.json',
  site: 'site.json',
  /** What was configured when, a line each, the oldest first. */
  configHistory: 'config-history.ndjson',
  /** What was erased or restricted when and why, a line each, the oldest first. */
  deletions: 'deletions.ndjson',
  verifier: 'verify.html',
} as const;

/** What a pack is about. */
export type PackScope =
  /** Every leaf of the period. */
  | {readonly kind: 'full'}
  /** The records of one consent id. */
  | {readonly kind: 'person'; readonly consentId: string}
  /** Leaves that the root of each log has drawn, which nobody can choose. */
  | {readonly kind: 'sample'; readonly size: number};

/** One log that rows of a pack stand in. */
export interface PackLog {
  /** `<site>/<year>`. */
  readonly origin: string;
  readonly treeSize: number;
  /** Where its checkpoint and its proofs lie in the pack, with a slash at its end. */
  readonly folder: string;
}

/** How much there is of what. */
export interface PackCounts {
  readonly rows: number;
  /** Of the rows, those that came in longer after their decision than a browser takes to send them. */
  readonly late: number;
  /** Of the rows, those whose notice has not been published. */
  readonly unpublished: number;
  /** Leaves whose row was erased. */
  readonly erased: number;
  /** Leaves whose row is restricted (GDPR art. 18) and not in the pack. */
  readonly restricted: number;
  /** Leaves that lie between those of the period by their place, and not by their time. */
  readonly outside: number;
}

/** What a pack does not hold, so that nobody has to find out. */
export type Absence =
  | 'screenshots'
  | 'config-history'
  | 'scans'
  | 'timestamps'
  | 'restricted-rows'
  | 'unpublished-notices'
  | 'verifier';

/** What stands in a pack. Everything else in it is covered by `files`; the manifest itself by a signed note. */
export interface Manifest {
  readonly format: typeof PACK_FORMAT;
  readonly site: string;
  /** ISO 8601 UTC; `from` included, `to` not. Null where nothing bounds it. */
  readonly period: {readonly from: string | null; readonly to: string | null};
  readonly scope: PackScope;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly logs: readonly PackLog[];
  readonly counts: PackCounts;
  readonly absent: readonly Absence[];
  /** By name: SHA-256 in lower-case hex, and size in bytes. */
  readonly files: Readonly<Record<string, {readonly sha256: string; readonly bytes: number}>>;
}

/** The folder of a log in a pack. */
export function logFolder(origin: string): string {
  return `log/${origin.replace('/', '-')}/`;
}

/** The text that is signed over a manifest. Its second line is no number, so that it can pass for no checkpoint. */
export function manifestStatement(sha256: string, createdAt: string): string {
  return `${PACK_FORMAT}\n${sha256}\n${createdAt}\n`;
}

/** `value` as a manifest, or null where it is none. */
export function parseManifest(value: unknown): Manifest | null {
  if (!isObject(value) || value.format !== PACK_FORMAT) return null;
  const {site, createdAt, period, scope, logs, counts, absent, files} = value;
  if (typeof site !== 'string' || typeof createdAt !== 'string') return null;
  if (!isPeriod(period) || !isScope(scope) || !isObject(counts) || !Array.isArray(absent)) return null;
  if (!Array.isArray(logs) || !logs.every(isLog)) return null;
  if (!isObject(files) || !Object.values(files).every(isFile)) return null;
  return value as unknown as Manifest;
}

const isPeriod = (value: unknown): boolean => isObject(value) && isBound(value.from) && isBound(value.to);

const isBound = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));

const isScope = (value: unknown): boolean =>
  isObject(value) &&
  (value.kind === 'full' ||
    (value.kind === 'person' && typeof value.consentId === 'string') ||
    (value.kind === 'sample' && Number.isSafeInteger(value.size)));

const isLog = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.origin === 'string' &&
  typeof value.folder === 'string' &&
  Number.isSafeInteger(value.treeSize);

const isFile = (value: unknown): boolean =>
  isObject(value) && typeof value.sha256 === 'string' && Number.isSafeInteger(value.bytes);

/** Whether `value` is an object of names and values. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
