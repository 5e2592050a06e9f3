import {type Consent, type ConsentEnvironment, trustedScriptUrl, warn} from '@akkoord/core';
import type {Config} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';

/** What the hook needs beside the configuration. */
export interface WorkerHookOptions {
  readonly tagUrl: string;
  readonly load: LoadChunk;
  /** As in `ConsentEnvironment`. */
  readonly held: readonly string[];
}

/**
 * The part of the environment that speaks to the worker of a site which has one; nothing where it has none,
 * or the browser knows none here. What it takes to speak is a chunk of its own.
 */
export function workerHook(
  config: Config,
  {tagUrl, load, held}: WorkerHookOptions,
  consent: () => Consent,
): Pick<ConsentEnvironment, 'beforeRelease' | 'heldThisView'> {
  const {worker} = config;
  if (!worker) return {};
  const container = navigator.serviceWorker;
  if (!container) {
    warn('insecure-origin', location.origin, 'https, or no data-worker');
    return {};
  }
  const line = load('worker-client').then(({connectWorker}) =>
    connectWorker({path: worker, tagUrl, config, held, consent, trustedScriptUrl}),
  );
  return {
    beforeRelease(once) {
      const told = line.then(({tell}) => tell(once)).catch(() => false);
      // No worker stands between this page and the network.
      return container.controller ? told : Promise.resolve(true);
    },
    heldThisView: line.then(({heldThisView}) => heldThisView).catch(() => false),
  };
}
