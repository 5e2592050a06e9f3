import type {PublishedNotice, RecordsPage} from '@akkoord/schema';
import type {ConsoleApi} from '../api.ts';
import {queryOf, type RecordsFilter} from './filter.ts';

/** A page of records with the notices that they name, as far as those are published. */
export interface FoundPage extends RecordsPage {
  readonly notices: ReadonlyMap<string, PublishedNotice>;
}

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

  const readPage = async (filter: RecordsFilter, cursor: string | null): Promise<RecordsPage> => {
    const query = queryOf(filter);
    if (filter.id === null) return api.records(query, cursor);
    const ofVisitor = await api.records({...query, consentId: filter.id}, cursor);
    if (ofVisitor.records.length > 0 || cursor !== null) return ofVisitor;
    return api.records({...query, id: filter.id}, null);
  };

  const withNotices = async (page: RecordsPage): Promise<FoundPage> => ({
    ...page,
    notices: await noticesOf(page),
  });

  return {
    page: async (filter: RecordsFilter, cursor: string | null) => withNotices(await readPage(filter, cursor)),
    /** The one record with this id, or an empty page. */
    record: async (id: string) => withNotices(await api.records({id}, null)),
  };
}

export type RecordsReader = ReturnType<typeof createRecordsReader>;
