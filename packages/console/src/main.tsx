import {render} from 'preact';
import {createApi} from './api.ts';
import {App} from './app.tsx';
import {download} from './download.ts';
import type {DrawNotice} from './notices/draw-notice.ts';
import {rememberedLanguage} from './remembered-language.ts';

const root = document.getElementById('console');
if (root) {
  // The collector may be mounted below a path of its own; the console always stands one step beneath it.
  const api = createApi({fetch: fetch.bind(globalThis), base: new URL('../', document.baseURI).href});
  const loadDrawing = async (): Promise<DrawNotice> => {
    // By an address that is worked out: it has to stay a file of its own, which most visits never fetch.
    const file = new URL('./notice-drawing.js', import.meta.url).href;
    return ((await import(file)) as {readonly drawNotice: DrawNotice}).drawNotice;
  };
  render(<App api={api} language={rememberedLanguage} download={download} loadDrawing={loadDrawing} />, root);
}
