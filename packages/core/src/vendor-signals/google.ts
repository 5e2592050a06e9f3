import type {Realm} from '../blocker/patches.ts';
import type {IsGranted, VendorSignal} from './vendor-signal.ts';

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
 * Tells Google's tags by Consent Mode v2, basic: nothing before one of them is granted, then before everything that
 * waits in the data layer a `default` and the same as `update`, and one `update` for each later change. For Google an
 * `update` counts for more than any `default`: one that the page gives itself, before ours, behind it or for one
 * region, grants nothing. A layer that the page puts in the place of the first begins with the same words. With
 * `isAdvanced` they come whatever is granted, and what identifies clicks on advertisements is redacted as long as
 * `ad_storage` is denied. It is part of the first file, unlike the other signals: on the views after a grant the page's
 * own tag runs before any other file could have arrived.
 */
export function createGoogleSignal(realm: Realm, isAdvanced = false): VendorSignal {
  const page = realm as unknown as {dataLayer?: unknown};
  let state: Readonly<Record<string, string>> = {};
  let told = '';
  const begin = (layer: unknown): void => {
    if (!Array.isArray(layer)) return;
    const update = command('consent', 'update', state);
    layer.unshift(
      command('consent', 'default', state),
      ...(isAdvanced ? [command('set', 'ads_data_redaction', true)] : []),
      update,
    );
    // Who has taken `push` over may have read what stood there, and hears of nothing that is put before it.
    if (Object.hasOwn(layer, 'push')) layer.push(update);
  };
  const watch = (layer: unknown): void => {
    begin(layer);
    Reflect.defineProperty(page, 'dataLayer', {
      configurable: true,
      enumerable: true,
      get: () => layer,
      set(value) {
        if (value !== layer) begin(value);
        layer = value;
      },
    });
  };
  return isGranted => {
    if (!(told || isAdvanced || READERS.some(isGranted))) return;
    state = stateOf(isGranted);
    const text = JSON.stringify(state);
    if (text === told) return;
    page.dataLayer ??= [];
    const layer = page.dataLayer;
    if (!Array.isArray(layer)) return;
    if (told) layer.push(command('consent', 'update', state));
    else watch(layer);
    told = text;
  };
}

const stateOf = (isGranted: IsGranted): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(TYPES).map(([type, id]) => [type, isGranted(id) ? 'granted' : 'denied']));

function command(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: Google's tags take this kind of object for a command, and no array.
  return arguments;
}
