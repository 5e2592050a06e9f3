import {useState} from 'preact/hooks';
import {asConsoleError, type ConsoleError} from './console-error.ts';

/** Something that the reader has the collector do. */
export type Act<T> =
  | {readonly status: 'idle'}
  | {readonly status: 'busy'}
  | {readonly status: 'done'; readonly value: T}
  | {readonly status: 'failed'; readonly error: ConsoleError};

/** An act that runs once at a time; what is asked while it runs is dropped, so that a second press does nothing twice. */
export function useAct<T>(onError: (error: ConsoleError) => void) {
  const [act, setAct] = useState<Act<T>>({status: 'idle'});
  const run = (work: () => Promise<T>, after?: (value: T) => void): void => {
    if (act.status === 'busy') return;
    setAct({status: 'busy'});
    work().then(
      value => {
        setAct({status: 'done', value});
        after?.(value);
      },
      cause => {
        const error = asConsoleError(cause);
        setAct({status: 'failed', error});
        onError(error);
      },
    );
  };
  return {act, run};
}
