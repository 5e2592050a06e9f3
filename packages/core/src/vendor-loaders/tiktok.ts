import type {TiktokQueue} from '../vendor-signals/tiktok.ts';
import type {VendorLoader} from './vendor-page.ts';

const METHODS =
  'page track identify instances debug on off once ready alias group enableCookie disableCookie holdConsent revokeConsent grantConsent';
const ADDRESS = 'https://analytics.tiktok.com/i18n/pixel/events.js';

/** What TikTok's script looks for beside the calls, by id of the pixel. */
interface Pixels {
  _i?: Record<string, unknown[]>;
  _t?: Record<string, number>;
  _o?: Record<string, object>;
  methods?: readonly string[];
  instance?: (id: string) => unknown;
}

/** The TikTok pixel. */
export const loadTiktok: VendorLoader = (id, {realm, signal, addScript, now}) => {
  const page = realm as unknown as {TiktokAnalyticsObject?: string; ttq?: TiktokQueue & Pixels};
  page.TiktokAnalyticsObject = 'ttq';
  page.ttq ??= [] as unknown as TiktokQueue & Pixels;
  const {ttq} = page;
  const methods = METHODS.split(' ');
  const defer = (queue: unknown[]): unknown[] => {
    for (const method of methods)
      (queue as TiktokQueue)[method] ??= (...args) => void queue.push([method, ...args]);
    return queue;
  };
  defer(ttq);
  ttq.methods = methods;
  ttq.instance = pixel => defer(ttq._i?.[pixel] ?? []);
  signal();
  ttq._i = {...ttq._i, [id]: Object.assign([], {_u: ADDRESS})};
  ttq._t = {...ttq._t, [id]: now()};
  ttq._o = {...ttq._o, [id]: {}};
  ttq.page?.();
  addScript(`${ADDRESS}?sdkid=${id}&lib=ttq`);
};
