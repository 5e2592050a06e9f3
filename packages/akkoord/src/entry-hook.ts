import type {Config} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';

/** A way to the settings, or the banner, which has one. */
const ENTRY = 'akkoord-settings-link,a[href$="#akkoord-settings"],akkoord-banner';

/**
 * What looks after the way to the settings whenever the page has changed. Its code is loaded on a page that has
 * none of its own; most pages never ask for it.
 */
export function entryHook(config: Config, load: LoadChunk, language: string): () => void {
  let tend: (() => void) | undefined;
  return () => {
    if (tend) tend();
    else if (!document.querySelector(ENTRY))
      void load('entry').then(
        ({tendEntry}) => {
          tend = () => tendEntry(config, language);
          tend();
        },
        // Said by the loader; the next change of the page tries again.
        () => {},
      );
  };
}
