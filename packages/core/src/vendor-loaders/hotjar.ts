import {queueing, type VendorLoader} from './vendor-page.ts';

/** Hotjar. It documents no way to tell it about consent: not loading it is all there is. */
export const loadHotjar: VendorLoader = (id, {realm, addScript}) => {
  const page = realm as unknown as {hj?: (...args: unknown[]) => void; _hjSettings?: object};
  page.hj ??= queueing('q');
  page._hjSettings = {hjid: Number(id), hjsv: 6};
  addScript(`https://static.hotjar.com/c/hotjar-${id}.js?sv=6`);
};
