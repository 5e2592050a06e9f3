import type {ListedRecord} from '@akkoord/schema';
import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {RecordsQuery} from '../api.ts';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import type {Desk} from '../desk.ts';
import {allRecords, type Erasure, eraseListed} from './erase-listed.ts';

/** How far the erasure of a list is. */
export type EraseListState =
  | {readonly status: 'closed'}
  | {readonly status: 'counting'}
  | {readonly status: 'uncounted'; readonly error: ConsoleError}
  | {readonly status: 'counted'; readonly entries: readonly ListedRecord[]}
  | {readonly status: 'erasing'; readonly entries: readonly ListedRecord[]; readonly done: number}
  | {readonly status: 'ended'; readonly entries: readonly ListedRecord[]; readonly erasure: Erasure};

/**
 * Counts what `query` finds and erases it on demand. What is counted is erased and nothing that came in later; after a
 * run, what is left is what the next one takes. Leaving ends a run after the record at hand.
 */
export function useEraseList({api, onError}: Desk, query: RecordsQuery, onEnd: () => void) {
  const [state, setState] = useState<EraseListState>({status: 'closed'});
  const leaving = useRef(new AbortController());
  // Before paint: an effect may be cleaned up late, and nothing is to be ordered once the list is left.
  useLayoutEffect(() => () => leaving.current.abort(), []);
  const {signal} = leaving.current;
  const show = (next: EraseListState) => {
    if (!signal.aborted) setState(next);
  };

  const count = (): void => {
    if (state.status === 'counting' || state.status === 'erasing') return;
    show({status: 'counting'});
    allRecords(api, query).then(
      entries => show({status: 'counted', entries}),
      cause => {
        const error = asConsoleError(cause);
        show({status: 'uncounted', error});
        onError(error);
      },
    );
  };

  const erase = (entries: readonly ListedRecord[], reason: string): void => {
    if (state.status === 'erasing') return;
    const onProgress = (done: number) => show({status: 'erasing', entries, done});
    onProgress(0);
    eraseListed(api, {query, entries}, {reason, signal, onProgress}).then(erasure => {
      for (const {error} of erasure.failed) onError(error);
      show({status: 'ended', entries: erasure.left, erasure});
      if (!signal.aborted) onEnd();
    });
  };
  return {state, count, erase};
}
