import {render} from 'preact';
import {createApi} from './api.ts';
import {App} from './app.tsx';
import {download} from './download.ts';
import {rememberedLanguage} from './remembered-language.ts';

const root = document.getElementById('console');
if (root) {
  // The collector may be mounted below a path of its own; the console always stands one step beneath it.
  const api = createApi({fetch: fetch.bind(globalThis), base: new URL('../', document.baseURI).href});
  render(<App api={api} language={rememberedLanguage} download={download} />, root);
}
