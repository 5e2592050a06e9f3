import {useEffect, useState} from 'preact/hooks';
import {asConsoleError, type ConsoleError} from './console-error.ts';

/** An answer of the collector as it stands; while another one is on its way, the former stays in sight. */
export type Answer<T> =
  | {readonly status: 'loading'; readonly value: T | null}
  | {readonly status: 'ready'; readonly value: T}
  | {readonly status: 'failed'; readonly value: T | null; readonly error: ConsoleError};

/** An answer with the way to ask for it once more. */
export type Asked<T> = Answer<T> & {readonly retry: () => void};

/**
 * What `ask` resolves to, asked again whenever `key` changes. An answer to a question that is no longer asked is
 * dropped. `onError` hears of every failure.
 */
export function useAnswer<T>(
  ask: () => Promise<T>,
  key: string,
  onError: (error: ConsoleError) => void,
): Asked<T> {
  const [answer, setAnswer] = useState<Answer<T>>({status: 'loading', value: null});
  const [attempt, setAttempt] = useState(0);
  // By its key and not by identity: what asks is made anew on every render.
  useEffect(() => {
    let isWanted = true;
    setAnswer(({value}) => ({status: 'loading', value}));
    ask().then(
      value => isWanted && setAnswer({status: 'ready', value}),
      cause => {
        if (!isWanted) return;
        const error = asConsoleError(cause);
        setAnswer(({value}) => ({status: 'failed', value, error}));
        onError(error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key, attempt]);
  return {...answer, retry: () => setAttempt(count => count + 1)};
}
