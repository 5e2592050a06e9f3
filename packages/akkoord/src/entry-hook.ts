import type {Config} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';

/** A way to the settings, or the banner, which has one. */
const ENTRY = 'akkoord-settings-link,a[href$="#akkoord-settings"],akkoord-banner';

/** Time after which a file that did not come is asked for again: a page may change many times in a second. */
const PAUSE = 30_000;

/**
 * What looks after the way to the settings whenever the page has changed. Its code is loaded on a page that has
 * none of its own; most pages never ask for it.
 */
export function entryHook(config: Config, load: LoadChunk, language: string): () => void {
  const ask = (): void => {
    if (document.querySelector(ENTRY)) return;
    tend = () => {};
    load('entry').then(
      ({tendEntry}) => {
        tend = () => tendEntry(config, language);
        tend();
      },
      // Said by the loader.
      () =>
        setTimeout(() => {
          tend = ask;
        }, PAUSE),
    );
  };
  let tend = ask;
  return () => tend();
}
