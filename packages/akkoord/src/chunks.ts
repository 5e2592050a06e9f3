import {warn} from '@akkoord/core';
import type {Locale} from '@akkoord/locales';

/** Files that are loaded when they are needed; each is a module beside `akkoord.js`. */
export interface Chunks {
  again: typeof import('./again-chunk.ts');
  outbox: typeof import('./outbox-chunk.ts');
  consents: typeof import('./consents-chunk.ts');
  widget: typeof import('./widget-chunk.ts');
  elements: typeof import('./elements-chunk.ts');
  entry: typeof import('./entry-chunk.ts');
  catalogue: typeof import('./catalogue-chunk.ts');
  release: typeof import('./release-chunk.ts');
  vendors: typeof import('./vendors-chunk.ts');
  leaks: typeof import('./leaks-chunk.ts');
  faults: typeof import('./faults-chunk.ts');
  privacy: typeof import('./privacy-chunk.ts');
  frames: typeof import('./frames-chunk.ts');
  holder: typeof import('./holder-chunk.ts');
  'own-texts': typeof import('./own-texts-chunk.ts');
  'worker-client': typeof import('./worker-client-chunk.ts');
  [text: `text-${string}`]: Locale;
}

/** Loads a chunk once; a failed load is tried again at the next call. */
export type LoadChunk = <K extends keyof Chunks>(name: K) => Promise<Chunks[K]>;

/** Longest wait for a page that does not come to its end. */
const PATIENCE = 3_000;

/** Longest wait of a visitor for what a file is to ask or open. */
const LONGEST = 8_000;

/** What `work` gives; rejects where nobody waits for it any longer: a file that neither comes nor fails may take minutes. */
export const soon = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(reject, LONGEST))]);

/** A loader of the files beside `tagUrl`. */
export function chunkLoader(tagUrl: string): LoadChunk {
  const loading = new Map<keyof Chunks, Promise<unknown>>();
  const parsed = pageParsed();
  return name => {
    const known = loading.get(name);
    if (known) return known as Promise<never>;
    const url = new URL(`akkoord-${name}.js`, tagUrl).href;
    const load = parsed
      .then(() => import(/* @vite-ignore */ url))
      .catch((error: unknown) => {
        loading.delete(name);
        warn('chunk-missing', url, 'a file beside akkoord.js; copy the whole folder');
        throw error;
      });
    loading.set(name, load);
    return load as Promise<never>;
  };
}

/**
 * Resolves once the page is parsed. Firefox takes no import map behind the first module that a page loads, and
 * ours must not cost a site its own.
 */
function pageParsed(): Promise<unknown> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise(resolve => {
    document.addEventListener('DOMContentLoaded', resolve, {once: true});
    setTimeout(resolve, PATIENCE);
  });
}
