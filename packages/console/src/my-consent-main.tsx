import {render} from 'preact';
import {createHolderApi} from './my-consent/holder-api.ts';
import {MyConsent} from './my-consent/my-consent.tsx';
import {parseCaseLink, parseReceiptLink} from './my-consent/receipt-link.ts';
import {saveText} from './my-consent/save-text.ts';
import {rememberedLanguage} from './remembered-language.ts';

const root = document.getElementById('my-consent');
if (root) {
  const link = parseReceiptLink(location.hash);
  const caseId = parseCaseLink(location.hash);
  // The secret must not stay in the history of a browser that others may use.
  if (link) history.replaceState(null, '', location.pathname);
  const api = createHolderApi({fetch: fetch.bind(globalThis), base: new URL('../', document.baseURI).href});
  const given = {link, caseId};
  render(<MyConsent api={api} language={rememberedLanguage} given={given} save={saveText} />, root);
}
