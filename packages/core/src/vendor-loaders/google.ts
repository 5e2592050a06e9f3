import type {VendorLoader, VendorPage} from './vendor-page.ts';

interface GooglePage {
  dataLayer: unknown[];
  gtag: (...args: unknown[]) => void;
}

const HOST = 'https://www.googletagmanager.com/';

/** Google Analytics 4 by gtag.js. */
export const loadGa4: VendorLoader = (id, page) => {
  const {gtag} = prepare(page);
  page.signal();
  gtag('js', new page.realm.Date(page.now()));
  gtag('config', id);
  page.addScript(`${HOST}gtag/js?id=${id}`);
};

/** A container of Google Tag Manager. What it carries is held for each service by the blocker. */
export const loadGtm: VendorLoader = (id, page) => {
  const {dataLayer} = prepare(page);
  page.signal();
  dataLayer.push({'gtm.start': page.now(), event: 'gtm.js'});
  page.addScript(`${HOST}gtm.js?id=${id}`);
};

function prepare({realm}: VendorPage): GooglePage {
  const page = realm as unknown as GooglePage;
  page.dataLayer ??= [];
  // The page's own code calls this one, as it would where the snippet stood in it.
  page.gtag ??= function gtag() {
    // biome-ignore lint/complexity/noArguments: Google's tags take this kind of object for a command, and no array.
    page.dataLayer.push(arguments);
  };
  return page;
}
