import {utf8} from '@akkoord/ledger/log';
import {nextTurn} from '../next-turn.ts';
import type {ErasedLeaf, RecordPage, RecordQuery, RecordStorage, StoredRecord} from '../storage.ts';

const PAGE = 1000;
/** Rows that are written in one go: about as much as a socket takes, and as memory has ready. */
const PIECE = 100;

/** How an export writes what it reads. */
export interface ExportFormat {
  readonly header: string;
  lines(records: readonly StoredRecord[]): string | Promise<string>;
  /** A line for each leaf whose row is gone; absent where the format shows rows alone. */
  erasedLines?(leaves: readonly ErasedLeaf[]): string;
}

/** What an export reads. */
export interface ExportSource {
  readonly storage: RecordStorage;
  readonly query: RecordQuery;
  /** Cursor to start from, and then without a header; null for the beginning. */
  readonly start: string | null;
  /** Is told why an export broke off; its reader only sees that it did. */
  readonly report: (cause: unknown) => void;
}

/**
 * Every row that the query matches, oldest first, then, where the format has a form for them and nothing but a site
 * was asked for, every leaf whose row is gone. A stream that reads one page ahead of its reader: memory stays flat,
 * whatever the size, and a reader who leaves ends it.
 */
export function exportStream(format: ExportFormat, source: ExportSource): ReadableStream<Uint8Array> {
  const chunks = chunksOf(format, source);
  return new ReadableStream<Uint8Array>({
    pull: async controller => {
      try {
        const {value, done} = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(utf8(value));
      } catch (cause) {
        source.report(cause);
        controller.error(cause);
      }
    },
    cancel: async () => {
      await chunks.return();
    },
  });
}

async function* chunksOf(format: ExportFormat, source: ExportSource): AsyncGenerator<string, void, void> {
  if (format.header && source.start === null) yield format.header;
  yield* rowChunks(format, source);
  const {from, to} = source.query;
  if (format.erasedLines && from === undefined && to === undefined)
    yield* erasedChunks(format.erasedLines, source);
}

async function* rowChunks(
  format: ExportFormat,
  {storage, query, start}: ExportSource,
): AsyncGenerator<string> {
  let cursor = start;
  do {
    // A quick reader must not keep records from being taken.
    await nextTurn();
    const page: RecordPage = await storage.list(query, {order: 'oldest', limit: PAGE, cursor});
    cursor = page.next;
    for (let at = 0; at < page.records.length; at += PIECE)
      yield await format.lines(page.records.slice(at, at + PIECE));
  } while (cursor !== null);
}

async function* erasedChunks(
  write: NonNullable<ExportFormat['erasedLines']>,
  {storage, query}: ExportSource,
): AsyncGenerator<string> {
  for (const {origin} of await storage.heads()) {
    if (query.site !== undefined && !origin.startsWith(`${query.site}/`)) continue;
    for (let first = 0; ; ) {
      await nextTurn();
      const leaves = await storage.erasedLeaves(origin, first, PAGE);
      if (leaves.length > 0) yield write(leaves);
      if (leaves.length < PAGE) break;
      first = (leaves.at(-1)?.index ?? 0) + 1;
    }
  }
}
