import type {Realm} from './blocker/patches.ts';
import type {Akkoord} from './consent.ts';
import {createHubspotSignal} from './vendor-signals/hubspot.ts';
import {createShopifySignal} from './vendor-signals/shopify.ts';
import {readTcf} from './vendor-signals/tcf.ts';
import type {VendorSignal} from './vendor-signals/vendor-signal.ts';
import {createWordpressSignal} from './vendor-signals/wordpress.ts';
import {warn} from './warn.ts';

/** What a site is built on or has beside it, and is told of choices in its own words. */
export type Platform = 'hubspot' | 'shopify' | 'tcf' | 'wordpress';

const SIGNALS: Readonly<Record<string, (realm: Realm) => VendorSignal>> = {
  hubspot: createHubspotSignal,
  shopify: createShopifySignal,
  wordpress: createWordpressSignal,
};

/** Members of the page API that are asked. */
export type PlatformConsent = Pick<Akkoord, 'isGranted' | 'on' | 'record'>;

/**
 * Tells the platforms that `names` lists of each decision, and of the one in force when the page begins. None of them is
 * told of a visitor who has not decided; what they then take for granted they are kept from (WordPress), or do not
 * (Shopify, HubSpot, which is held). `tcf` goes the other way: what an IAB consent manager says is dispatched on the
 * document as `akkoord-tcf`, and changes nothing here.
 */
export function startPlatforms(realm: Realm, consent: PlatformConsent, names: readonly string[]): void {
  const {document} = realm;
  const signals = names.flatMap(name => SIGNALS[name]?.(realm) ?? []);
  const isDecided = (): boolean =>
    consent.record !== null || ['analytical', 'tracking'].some(consent.isGranted);
  const tell = (): void => {
    if (isDecided()) for (const signal of signals) attempt(() => signal(consent.isGranted));
  };
  let reading: (() => void) | undefined;
  const look = (): void => {
    tell();
    if (!reading && names.includes('tcf'))
      reading = attempt(() => readTcf(realm, detail => dispatch(document, detail)));
  };
  for (const name of names)
    if (!SIGNALS[name] && name !== 'tcf')
      warn(
        'config-bad-value',
        `data-signals="${name}"`,
        `one of ${[...Object.keys(SIGNALS), 'tcf'].join(', ')}`,
      );
  look();
  consent.on('akkoord-decided', tell);
  // Their own scripts may come later than this one, and another tab may have decided.
  document.addEventListener('DOMContentLoaded', look);
  realm.addEventListener('load', look);
  realm.addEventListener('pageshow', look);
  realm.addEventListener('storage', look);
  document.addEventListener('visibilitychange', look);
}

const dispatch = (document: Document, detail: object): boolean =>
  document.dispatchEvent(new CustomEvent('akkoord-tcf', {detail}));

/** One platform whose functions throw keeps the others from nothing. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    warn('vendor-failed', String(error), 'globals of a vendor as its own snippet makes them');
    return undefined;
  }
}
