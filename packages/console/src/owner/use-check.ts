import type {DraftCheck} from '@akkoord/schema';
import {useEffect, useState} from 'preact/hooks';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import type {Desk} from '../desk.ts';
import type {LooseConfig} from './change-config.ts';

/** Milliseconds after the last stroke. */
const PAUSE = 400;

/** What the collector says of a config; the former answer stays until the next one is there. */
export interface Checking {
  readonly check: DraftCheck | null;
  readonly error: ConsoleError | null;
  /** True until the answer is of the config as it stands. */
  readonly isBehind: boolean;
}

/** Has the collector look at `config` whenever nobody has written for a moment. */
export function useCheck(config: LooseConfig, language: string, {api, onError}: Desk): Checking {
  const [state, setState] = useState<Checking>({check: null, error: null, isBehind: true});
  useEffect(() => {
    let isWanted = true;
    setState(former => ({...former, isBehind: true}));
    const ask = () =>
      api.checkDraft(config, language).then(
        check => isWanted && setState({check, error: null, isBehind: false}),
        cause => {
          if (!isWanted) return;
          const error = asConsoleError(cause);
          setState(({check}) => ({check, error, isBehind: false}));
          onError(error);
        },
      );
    const timer = setTimeout(ask, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [config, language, api]);
  return state;
}
