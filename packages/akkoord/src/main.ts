import {holdEverything} from './hold-everything.ts';
import {startAkkoord} from './start.ts';

try {
  startAkkoord(document.currentScript as HTMLScriptElement | null);
} catch (error) {
  // A fault of ours must neither break the page nor open it.
  console.error('[akkoord]', error);
  holdEverything();
}
