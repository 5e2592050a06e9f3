import type {ListedRecord, PublishedNotice, RecordsPage} from '@akkoord/schema';
import type {ConsoleApi, RecordsQuery} from '../api.ts';
import {queryOf, type RecordsFilter} from './filter.ts';

/** A page of records with the notices that they name, as far as those are published. */
export interface FoundPage extends RecordsPage {
  readonly notices: ReadonlyMap<string, PublishedNotice>;
}

/** Which page is wanted. */
export interface PageRequest {
  readonly filter: RecordsFilter;
  /** Null for the newest page. */
  readonly cursor: string | null;
  /** Aborts when nobody waits for the page any more. */
  readonly signal?: AbortSignal;
}

/** Records on one page of the list. */
const PAGE_SIZE = 50;

/**
 * Reads pages and remembers notices: these never change once they are published, so each is asked for once.
 * An id is looked up as a consent id first, because that is what visitors have, and then as a record id.
 */
export function createRecordsReader(api: Pick<ConsoleApi, 'records' | 'notice'>) {
  const published = new Map<string, PublishedNotice>();

  const noticesOf = async (page: RecordsPage): Promise<ReadonlyMap<string, PublishedNotice>> => {
    const named = page.records.filter(({notice}) => notice === 'published');
    const wanted = new Set(named.map(({row}) => row.record.notice.hash));
    await Promise.all(
      [...wanted].map(async hash => {
        // A notice that cannot be had only costs names; the records themselves must still be shown.
        const notice = published.get(hash) ?? (await api.notice(hash).catch(() => null));
        if (notice) published.set(hash, notice);
      }),
    );
    return published;
  };

  // The collector answers a query that finds little in steps; a reader should not have to turn empty pages.
  const fill = async (
    query: RecordsQuery,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<RecordsPage> => {
    const records: ListedRecord[] = [];
    let next = cursor;
    do {
      const page = await api.records(query, next, PAGE_SIZE - records.length);
      records.push(...page.records);
      next = page.next;
    } while (next !== null && records.length < PAGE_SIZE && !signal?.aborted);
    return {records, next};
  };

  const readPage = async ({filter, cursor, signal}: PageRequest): Promise<RecordsPage> => {
    const query = queryOf(filter);
    if (filter.id === null) return fill(query, cursor, signal);
    const ofVisitor = await fill({...query, consentId: filter.id}, cursor, signal);
    if (ofVisitor.records.length > 0 || cursor !== null) return ofVisitor;
    return fill({...query, id: filter.id}, null, signal);
  };

  const withNotices = async (page: RecordsPage): Promise<FoundPage> => ({
    ...page,
    notices: await noticesOf(page),
  });

  return {
    page: async (request: PageRequest) => withNotices(await readPage(request)),
    /** The one record with this id, or an empty page. */
    record: async (id: string) => withNotices(await api.records({id}, null, 1)),
  };
}

export type RecordsReader = ReturnType<typeof createRecordsReader>;
