import type {MetaQueue} from '../vendor-signals/meta.ts';
import type {VendorLoader} from './vendor-page.ts';

/** The Meta pixel. */
export const loadMetaPixel: VendorLoader = (id, {realm, signal, addScript}) => {
  const page = realm as unknown as {fbq?: MetaQueue; _fbq?: MetaQueue};
  page.fbq ??= pixelQueue();
  const {fbq} = page;
  page._fbq ??= fbq;
  signal();
  fbq('init', id);
  fbq('track', 'PageView');
  addScript('https://connect.facebook.net/en_US/fbevents.js');
};

/** Meta's script looks for these very members. */
function pixelQueue(): MetaQueue {
  const queue: unknown[] = [];
  const fbq = Object.assign(
    (...args: unknown[]) => {
      const {callMethod} = fbq;
      if (callMethod) callMethod.apply(fbq, args);
      else queue.push(args);
    },
    {queue, loaded: true, version: '2.0'},
  ) as MetaQueue & {callMethod?: (...args: unknown[]) => void; push?: unknown};
  fbq.push = fbq;
  return fbq;
}
