import {startAkkoord} from './start.ts';

startAkkoord(document.currentScript as HTMLScriptElement | null);
