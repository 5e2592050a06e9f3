import type {Realm} from '../blocker/patches.ts';
import type {VendorSignal} from './vendor-signal.ts';

/** What decides on each type of consent of Consent Mode v2; an id that the site does not have is denied. */
const TYPES = {
  ad_storage: 'google-ads',
  ad_user_data: 'google-ads',
  ad_personalization: 'google-ads',
  analytics_storage: 'google-analytics',
  functionality_storage: 'functional',
  personalization_storage: 'preferences',
  security_storage: 'functional',
};

/** Services that read Consent Mode. */
const READERS = ['google-analytics', 'google-ads', 'google-tag-manager'];

/**
 * Tells Google's tags by Consent Mode v2, basic: nothing before one of them is granted, then one `default`
 * before everything that waits in the data layer, and one `update` for each later change. A page that has
 * given a default itself gets an `update` at once. With `isAdvanced` the default comes whatever is granted, and what
 * identifies clicks on advertisements is redacted as long as `ad_storage` is denied. It is part of the first file,
 * unlike the other signals: on the views after a grant the page's own tag runs before any other file could have arrived.
 */
export function createGoogleSignal(realm: Realm, isAdvanced = false): VendorSignal {
  const page = realm as unknown as {dataLayer?: unknown};
  let told = '';
  return isGranted => {
    if (!(told || isAdvanced || READERS.some(isGranted))) return;
    const state: Record<string, string> = {};
    for (const [type, id] of Object.entries(TYPES)) state[type] = isGranted(id) ? 'granted' : 'denied';
    const text = JSON.stringify(state);
    if (text === told) return;
    page.dataLayer ??= [];
    const layer = page.dataLayer;
    if (!Array.isArray(layer)) return;
    const isLater = told || layer.some(entry => entry?.[0] === 'consent');
    told = text;
    if (isLater) layer.push(command('consent', 'update', state));
    else {
      if (isAdvanced) layer.unshift(command('set', 'ads_data_redaction', true));
      layer.unshift(command('consent', 'default', state));
    }
  };
}

function command(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: Google's tags take this kind of object for a command, and no array.
  return arguments;
}
