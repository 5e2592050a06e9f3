import type {Realm} from '../blocker/patches.ts';
import type {IsGranted, VendorSignal} from './vendor-signal.ts';

interface WordpressPage {
  readonly document: Document;
  wp_consent_type?: string;
  /** Made by the plugin, whose script stands at the end of the page. */
  wp_set_consent?: (category: string, value: 'allow' | 'deny') => void;
}

/** Categories of the WP Consent API, and ours that decide on them. One that the site does not have is denied. */
const CATEGORIES = {
  functional: 'functional',
  preferences: 'preferences',
  'statistics-anonymous': 'analytical',
  statistics: 'analytical',
  marketing: 'tracking',
};

/**
 * Tells WordPress plugins by the WP Consent API. Made at once, where the first file has just run: as long as nobody has
 * said that this site asks first, `wp_has_consent()` answers yes to every plugin, so that is said before any of them.
 */
export function createWordpressSignal(realm: Realm): VendorSignal {
  const page = realm as unknown as WordpressPage;
  page.wp_consent_type = 'optin';
  page.document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
  const told: Record<string, string> = {};
  return (isGranted: IsGranted) => {
    for (const [category, id] of Object.entries(CATEGORIES)) {
      const value = isGranted(id) ? 'allow' : 'deny';
      if (told[category] === value || !page.wp_set_consent) continue;
      told[category] = value;
      page.wp_set_consent(category, value);
    }
  };
}
