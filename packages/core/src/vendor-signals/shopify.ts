import type {Realm} from '../blocker/patches.ts';
import type {IsGranted, VendorSignal} from './vendor-signal.ts';

type Consent = Readonly<Record<'analytics' | 'marketing' | 'preferences' | 'sale_of_data', boolean>>;

interface ShopifyPage {
  Shopify?: {
    loadFeatures?: (
      features: readonly {readonly name: string; readonly version: string}[],
      done: (error?: unknown) => void,
    ) => void;
    customerPrivacy?: {
      setTrackingConsent(consent: Consent, done: () => void): void;
      /** `yes`, `no`, or empty where nothing was said. */
      currentVisitorConsent?(): Readonly<Record<string, string>>;
    };
  };
}

const FEATURE = [{name: 'consent-tracking-api', version: '0.1'}];

/**
 * Tells a Shopify store by its Customer Privacy API, which its pixels and apps go by. Shopify keeps what it was told, so
 * that a view on which nothing has changed tells it nothing. Selling data is what tracking is about.
 */
export function createShopifySignal(realm: Realm): VendorSignal {
  const page = realm as unknown as ShopifyPage;
  let wanted: Consent | undefined;
  let isLoading = false;
  const tell = (): void => {
    const api = page.Shopify?.customerPrivacy;
    if (!api || !wanted) return;
    const known = api.currentVisitorConsent?.() ?? {};
    if (Object.entries(wanted).every(([key, value]) => known[key] === (value ? 'yes' : 'no'))) return;
    api.setTrackingConsent(wanted, () => {});
  };
  return isGranted => {
    const next = consentOf(isGranted);
    if (JSON.stringify(next) === JSON.stringify(wanted) || !page.Shopify?.loadFeatures) return;
    wanted = next;
    if (page.Shopify.customerPrivacy) return tell();
    if (isLoading) return;
    isLoading = true;
    page.Shopify.loadFeatures(FEATURE, error => {
      isLoading = false;
      if (error) wanted = undefined;
      else tell();
    });
  };
}

function consentOf(isGranted: IsGranted): Consent {
  const marketing = isGranted('tracking');
  return {
    analytics: isGranted('analytical'),
    marketing,
    preferences: isGranted('preferences'),
    sale_of_data: marketing,
  };
}
