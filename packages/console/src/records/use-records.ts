import {useEffect, useState} from 'preact/hooks';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import {filterFields, type RecordsFilter} from './filter.ts';
import type {FoundPage, RecordsReader} from './find-records.ts';

/** The list as it stands. While a page is on its way, the one before it stays in sight. */
export type RecordsState =
  | {readonly status: 'loading'; readonly page: FoundPage | null}
  | {readonly status: 'ready'; readonly page: FoundPage}
  | {readonly status: 'failed'; readonly page: FoundPage | null; readonly error: ConsoleError};

/** A list of records that is turned page by page. */
export interface RecordsList {
  readonly state: RecordsState;
  /** Of the page that is shown or on its way, from 1. */
  readonly number: number;
  /** Null where there is no such page. */
  readonly newer: (() => void) | null;
  readonly older: (() => void) | null;
  retry(): void;
  /** Reads the newest page anew. */
  restart(): void;
}

interface Position {
  /** Key of the filter that the cursors belong to. */
  readonly key: string;
  /** Cursors of the pages from the newest to this one: keyset paging only goes forward, so the way back is kept. */
  readonly cursors: readonly (string | null)[];
  readonly attempt: number;
}

/** Records that match `filter`; a changed filter starts at the newest page. `onError` hears of every failure. */
export function useRecords(
  reader: RecordsReader,
  filter: RecordsFilter,
  onError: (error: ConsoleError) => void,
): RecordsList {
  const key = JSON.stringify(filterFields(filter));
  const [kept, setPosition] = useState<Position>({key, cursors: [null], attempt: 0});
  const [state, setState] = useState<RecordsState>({status: 'loading', page: null});
  const position = kept.key === key ? kept : {key, cursors: [null], attempt: 0};
  const {cursors, attempt} = position;
  const cursor = cursors.at(-1) ?? null;

  // The filter is compared by its key and not by identity: it is made anew on every render.
  useEffect(() => {
    const leaving = new AbortController();
    const {signal} = leaving;
    setState(({page}) => ({status: 'loading', page}));
    reader.page({filter, cursor, signal}).then(
      // An answer to a question that is no longer asked must not overwrite the newer one.
      page => !signal.aborted && setState({status: 'ready', page}),
      cause => {
        if (signal.aborted) return;
        const error = asConsoleError(cause);
        setState(({page}) => ({status: 'failed', page, error}));
        onError(error);
      },
    );
    return () => leaving.abort();
  }, [reader, key, cursor, attempt]);

  const turn = (next: readonly (string | null)[]) => () => setPosition({key, cursors: next, attempt});
  const next = state.status === 'ready' ? state.page.next : null;
  return {
    state,
    number: cursors.length,
    newer: cursors.length > 1 ? turn(cursors.slice(0, -1)) : null,
    older: next === null ? null : turn([...cursors, next]),
    retry: () => setPosition({...position, attempt: attempt + 1}),
    restart: () => setPosition({key, cursors: [null], attempt: attempt + 1}),
  };
}
