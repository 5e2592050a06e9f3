import {CollectorError} from './errors.ts';

/** Where a page of rows ended: the sort key of its last row. */
export interface CursorKey {
  /** Milliseconds. */
  readonly receivedAt: number;
  /** A driver's own number of the row; grows within each log. */
  readonly place: number;
}

/** `key` as the text that is handed out. */
export function formatCursor({receivedAt, place}: CursorKey): string {
  return `${receivedAt}-${place}`;
}

/** The key in `text`; throws `query-invalid`. */
export function parseCursor(text: string): CursorKey {
  const [, receivedAt, place] = /^(\d{1,15})-(\d{1,16})$/.exec(text) ?? [];
  if (place !== undefined && Number.isSafeInteger(Number(place))) {
    return {receivedAt: Number(receivedAt), place: Number(place)};
  }
  throw new CollectorError(
    'query-invalid',
    'cursor is not one of ours, expected the next of a page; start without one',
  );
}

/** Order of rows: by server time, then by place. */
export function compareKeys(a: CursorKey, b: CursorKey): number {
  return a.receivedAt - b.receivedAt || a.place - b.place;
}
