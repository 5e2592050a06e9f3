import type {RowAction} from '../../storage.ts';

/**
 * What `foundRow` reads, of `record` joined with `notice_hash`. Its blobs come as one text: the binding takes memory from
 * the system for each blob, which costs more than all the rest of a row.
 */
export const ROW_COLUMNS = `seq, place, received_at, action,
  lower(hex(record.id) || hex(salt) || hex(leaf) || hex(consent)), row, notice_hash.hash,
  EXISTS (SELECT 1 FROM notice WHERE notice.hash = notice_hash.hash)`;

/** For statements with `ROW_COLUMNS`: rows come as lists, which the binding makes in two thirds of the time. */
export const AS_LISTS = {returnArrays: true} as const;

/** A row with all its columns. */
export interface FoundRow {
  readonly seq: number;
  readonly place: number;
  readonly receivedAt: number;
  readonly action: RowAction;
  /** Id, salt, leaf and, where there is one, consent id: 16, 32, 32 and 16 bytes as lower-case hex. */
  readonly bytes: string;
  readonly row: string;
  readonly hash: string;
  readonly published: number;
  /** Of a statement that asks for it behind `ROW_COLUMNS`. */
  readonly restricted: number | undefined;
}

type Columns = readonly [number, number, number, RowAction, string, string, string, number, number?];

/** The row in what a statement gives for it as a list. */
export function foundRow(columns: unknown): FoundRow {
  const found = columns as Columns;
  return {
    seq: found[0],
    place: found[1],
    receivedAt: found[2],
    action: found[3],
    bytes: found[4],
    row: found[5],
    hash: found[6],
    published: found[7],
    restricted: found[8],
  };
}

/** The UUID whose 16 bytes begin at the digit `at` of `hex`. */
export function uuidAt(hex: string, at: number): string {
  const [a, b, c, d] = [at + 8, at + 12, at + 16, at + 20];
  return `${hex.slice(at, a)}-${hex.slice(a, b)}-${hex.slice(b, c)}-${hex.slice(c, d)}-${hex.slice(d, at + 32)}`;
}

/** The 32 bytes that begin at the digit `at` of `hex`. */
export function hashAt(hex: string, at: number): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i += 1) {
    bytes[i] = (digitAt(hex, at + 2 * i) << 4) | digitAt(hex, at + 2 * i + 1);
  }
  return bytes;
}

function digitAt(hex: string, i: number): number {
  const code = hex.charCodeAt(i);
  return code < 58 ? code - 48 : code - 87;
}
