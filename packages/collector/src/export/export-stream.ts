import {utf8} from '@akkoord/ledger/log';
import {nextTurn} from '../next-turn.ts';
import type {RecordQuery, RecordStorage, StoredRecord} from '../storage.ts';

const PAGE = 500;

/** How an export writes what it reads. */
export interface ExportFormat {
  readonly header: string;
  lines(records: readonly StoredRecord[]): string;
}

/** What an export reads. */
export interface ExportSource {
  readonly storage: RecordStorage;
  readonly query: RecordQuery;
  /** Is told why an export broke off; its reader only sees that it did. */
  readonly report: (cause: unknown) => void;
}

/**
 * Every row that the query matches, oldest first, as a stream that reads one page ahead of its reader: memory
 * stays flat, whatever the size, and a reader who leaves ends it.
 */
export function exportStream(
  format: ExportFormat,
  {storage, query, report}: ExportSource,
): ReadableStream<Uint8Array> {
  let cursor: string | null = null;
  return new ReadableStream<Uint8Array>({
    start: controller => {
      if (format.header) controller.enqueue(utf8(format.header));
    },
    pull: async controller => {
      try {
        // A page may be empty and yet not the last; the stream asks again only after something was enqueued.
        for (;;) {
          // A quick reader must not keep records from being taken.
          await nextTurn();
          const page = await storage.list(query, {order: 'oldest', limit: PAGE, cursor});
          cursor = page.next;
          if (page.records.length > 0) controller.enqueue(utf8(format.lines(page.records)));
          if (cursor === null) return controller.close();
          if (page.records.length > 0) return;
        }
      } catch (cause) {
        report(cause);
        controller.error(cause);
      }
    },
  });
}
