import type {TagName, Tags} from '@akkoord/schema';
import {taggedServices} from '@akkoord/schema/notice';
import type {Realm} from './blocker/patches.ts';
import {loadGa4, loadGtm} from './vendor-loaders/google.ts';
import {loadHotjar} from './vendor-loaders/hotjar.ts';
import {loadLinkedin} from './vendor-loaders/linkedin.ts';
import {loadMatomo} from './vendor-loaders/matomo.ts';
import {loadMetaPixel} from './vendor-loaders/meta.ts';
import {loadClarity, loadUet} from './vendor-loaders/microsoft.ts';
import {loadTiktok} from './vendor-loaders/tiktok.ts';
import type {VendorLoader} from './vendor-loaders/vendor-page.ts';
import {createClaritySignal} from './vendor-signals/clarity.ts';
import {createMatomoSignal} from './vendor-signals/matomo.ts';
import {createMetaSignal} from './vendor-signals/meta.ts';
import {createTiktokSignal} from './vendor-signals/tiktok.ts';
import {createUetSignal} from './vendor-signals/uet.ts';
import type {IsGranted} from './vendor-signals/vendor-signal.ts';
import {warn} from './warn.ts';

export type {IsGranted} from './vendor-signals/vendor-signal.ts';

/** What vendors are loaded and told with. */
export interface VendorOptions {
  readonly realm: Realm;
  readonly tags: Tags;
  /** Nonce of the tag itself, so that a strict policy of the site lets its vendors in as well. */
  readonly nonce: string;
  /** Makes an address one that Trusted Types let a script have. */
  readonly scriptUrl: (url: string) => string;
  readonly now: () => number;
}

/** The vendors of one page. */
export interface Vendors {
  /**
   * Tells the vendors that are on the page of `isGranted`, and, where it `mayLoad`, loads those of the tag
   * that are granted now. Nothing at all happens for a vendor before its first grant. Never throws.
   */
  follow(isGranted: IsGranted, mayLoad: boolean): void;
}

const LOADERS: Readonly<Record<TagName, VendorLoader>> = {
  ga4: loadGa4,
  gtm: loadGtm,
  metaPixel: loadMetaPixel,
  matomo: loadMatomo,
  clarity: loadClarity,
  linkedin: loadLinkedin,
  tiktok: loadTiktok,
  uet: loadUet,
  hotjar: loadHotjar,
};

/** The vendors of `realm`'s page: those of the tag, which it loads, and those whose snippets the page has. */
export function createVendors(options: VendorOptions): Vendors {
  const {realm, tags, now} = options;
  const {document} = realm;
  const signals = [
    createUetSignal,
    createClaritySignal,
    createMetaSignal,
    createTiktokSignal,
    createMatomoSignal,
  ].map(create => create(realm));
  const loaded = new Set<TagName>();
  const addScript = scriptAdder(options);

  const follow = (isGranted: IsGranted, mayLoad: boolean): void => {
    const signal = (): void => {
      for (const tell of signals) attempt(() => tell(isGranted));
    };
    signal();
    for (const [name, service] of taggedServices(tags)) {
      if (!mayLoad || loaded.has(name) || !isGranted(service)) continue;
      loaded.add(name);
      attempt(() => LOADERS[name](tags[name] ?? '', {realm, signal, addScript, now}));
    }
  };
  return {
    follow(isGranted, mayLoad) {
      // A page that is only being prepared has no visitor yet.
      if ((document as {prerendering?: boolean}).prerendering)
        document.addEventListener('prerenderingchange', () => follow(isGranted, mayLoad), {once: true});
      else follow(isGranted, mayLoad);
    },
  };
}

function scriptAdder({realm, nonce, scriptUrl}: VendorOptions): (url: string) => HTMLScriptElement {
  return url => {
    const script = realm.document.createElement('script');
    script.async = true;
    script.nonce = nonce;
    script.src = scriptUrl(url);
    realm.document.head.append(script);
    return script;
  };
}

/** One vendor whose globals the page has made something else of does not keep the others away. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    warn('vendor-failed', String(error), 'globals of a vendor as its own snippet makes them');
  }
}
