import {holdEverything} from './hold-everything.ts';
import {startAkkoord} from './start.ts';
import {filesAddress} from './tag-config.ts';

// A module is no current script, but its attributes and the place of its files count all the same.
const tag = (document.currentScript ??
  document.querySelector('script[type=module][src*="akkoord.js"]')) as HTMLScriptElement | null;

try {
  startAkkoord(tag);
} catch (error) {
  // A fault of ours must neither break the page nor open it.
  console.error('[akkoord]', error);
  const {strict} = tag?.dataset ?? {};
  const passing = strict === undefined ? strict : (strict.match(/[^\s,]{2,}/g) ?? []);
  holdEverything({held: [], strict: passing}, filesAddress(tag));
}
