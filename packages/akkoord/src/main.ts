import {holdEverything} from './hold-everything.ts';
import {startAkkoord} from './start.ts';

const tag = document.currentScript as HTMLScriptElement | null;

try {
  startAkkoord(tag);
} catch (error) {
  // A fault of ours must neither break the page nor open it.
  console.error('[akkoord]', error);
  holdEverything(tag?.src || document.baseURI);
}
