// @vitest-environment happy-dom
import {describe, expect, it} from 'vitest';
import type {Realm} from '../blocker/patches.ts';
import {createClaritySignal} from './clarity.ts';
import {createGoogleSignal} from './google.ts';
import {createHubspotSignal} from './hubspot.ts';
import {createMatomoSignal} from './matomo.ts';
import {createMetaSignal} from './meta.ts';
import {createShopifySignal} from './shopify.ts';
import {createTiktokSignal} from './tiktok.ts';
import {createUetSignal} from './uet.ts';
import type {VendorSignal} from './vendor-signal.ts';
import {createWordpressSignal} from './wordpress.ts';

type Globals = Record<string, unknown>;
type Line = readonly unknown[];

/** A function that keeps its calls, as a vendor's snippet makes one, under the name `queue`. */
const keeping = (queue: string): unknown => {
  const calls: Line[] = [];
  return Object.assign((...args: unknown[]) => void calls.push(args), {[queue]: calls});
};
const callsIn = (page: Globals, name: string, queue: string): readonly Line[] =>
  (page[name] as Record<string, readonly Line[]>)[queue] ?? [];
const asLine = (entry: unknown): Line =>
  Array.isArray(entry) ? entry : Object.values(entry as Record<string, unknown>);

interface Vendor {
  readonly create: (realm: Realm) => VendorSignal;
  /** What the vendor's snippet, or the platform, leaves on the page. */
  readonly globals: (heard: Line[]) => Globals;
  /** What was said so far. */
  readonly read: (page: Globals, heard: readonly Line[]) => readonly Line[];
  readonly service: string;
  /** What is said after a refusal, a grant, and a withdrawal; nothing ever before a choice. */
  readonly refused: readonly Line[];
  readonly granted: readonly Line[];
  readonly withdrawn: readonly Line[];
}

const word = (granted: boolean) => (granted ? 'granted' : 'denied');
const seven = (granted: boolean) => ({
  ad_storage: word(granted),
  ad_user_data: word(granted),
  ad_personalization: word(granted),
  analytics_storage: word(granted),
  functionality_storage: 'granted',
  personalization_storage: 'denied',
  security_storage: 'granted',
});
const shopify = (granted: boolean) => ({
  analytics: granted,
  marketing: granted,
  preferences: false,
  sale_of_data: granted,
});
const wordpress = (granted: boolean): readonly Line[] => [
  ['functional', 'allow'],
  ['preferences', 'deny'],
  ...['statistics-anonymous', 'statistics', 'marketing'].map(name => [name, granted ? 'allow' : 'deny']),
];

const VENDORS: Readonly<Record<string, Vendor>> = {
  'Google Consent Mode v2': {
    create: createGoogleSignal,
    globals: () => ({dataLayer: []}),
    read: page => (page.dataLayer as unknown[]).map(asLine),
    service: 'google-analytics google-ads',
    refused: [],
    granted: [
      ['consent', 'default', seven(true)],
      ['consent', 'update', seven(true)],
    ],
    withdrawn: [['consent', 'update', seven(false)]],
  },
  'Microsoft UET': {
    create: createUetSignal,
    globals: () => ({uetq: []}),
    read: page => [page.uetq as unknown[]],
    service: 'microsoft-uet',
    refused: [[]],
    granted: [['consent', 'default', {ad_storage: 'granted'}]],
    withdrawn: [
      [...['consent', 'default', {ad_storage: 'granted'}], ...['consent', 'update', {ad_storage: 'denied'}]],
    ],
  },
  'Microsoft Clarity': {
    create: createClaritySignal,
    globals: () => ({clarity: keeping('q')}),
    read: page => callsIn(page, 'clarity', 'q'),
    service: 'microsoft-clarity',
    refused: [],
    granted: [['consentv2', {ad_Storage: 'granted', analytics_Storage: 'granted'}]],
    withdrawn: [['consentv2', {ad_Storage: 'denied', analytics_Storage: 'denied'}]],
  },
  'the Meta pixel': {
    create: createMetaSignal,
    globals: () => ({fbq: keeping('queue')}),
    read: page => callsIn(page, 'fbq', 'queue'),
    service: 'meta-pixel',
    refused: [],
    granted: [
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ],
    withdrawn: [['consent', 'revoke']],
  },
  'the TikTok pixel': {
    create: createTiktokSignal,
    globals: () => {
      const ttq: unknown[] = [];
      return {ttq: Object.assign(ttq, {revokeConsent: () => void ttq.push(['revokeConsent'])})};
    },
    read: page => [...(page.ttq as Line[])],
    service: 'tiktok-pixel',
    refused: [],
    granted: [['holdConsent'], ['grantConsent']],
    withdrawn: [['revokeConsent']],
  },
  Matomo: {
    create: createMatomoSignal,
    globals: () => ({_paq: []}),
    read: page => page._paq as Line[],
    service: 'matomo',
    refused: [],
    granted: [['requireConsent'], ['setConsentGiven']],
    withdrawn: [['forgetConsentGiven']],
  },
  HubSpot: {
    create: createHubspotSignal,
    globals: () => ({_hsp: []}),
    read: page => page._hsp as Line[],
    service: 'hubspot',
    refused: [],
    granted: [['setHubSpotConsent', {analytics: true, advertisement: true, functionality: true}]],
    withdrawn: [
      ['setHubSpotConsent', {analytics: false, advertisement: false, functionality: false}],
      ['revokeCookieConsent'],
    ],
  },
  'a Shopify store': {
    create: createShopifySignal,
    globals: heard => ({
      Shopify: {
        loadFeatures([feature]: readonly unknown[], done: () => void) {
          heard.push(['load', feature]);
          const api = {setTrackingConsent: (consent: unknown) => heard.push(['set', consent])};
          Object.assign(this, {customerPrivacy: api});
          done();
        },
      },
    }),
    read: (_, heard) => heard,
    service: '',
    refused: [
      ['load', {name: 'consent-tracking-api', version: '0.1'}],
      ['set', shopify(false)],
    ],
    granted: [['set', shopify(true)]],
    withdrawn: [['set', shopify(false)]],
  },
  'WordPress plugins': {
    create: createWordpressSignal,
    globals: heard => ({
      document: {dispatchEvent: ({type}: Event) => heard.push([type])},
      wp_set_consent: (...args: unknown[]) => heard.push(args),
    }),
    read: (_, heard) => heard.slice(1),
    service: '',
    refused: wordpress(false),
    granted: wordpress(true).slice(2),
    withdrawn: wordpress(false).slice(2),
  },
};

const granting = (service: string) => (id: string) =>
  ['functional', 'analytical', 'tracking', ...service.split(' ')].includes(id);
const refusing = (id: string): boolean => id === 'functional';

describe.each(Object.entries(VENDORS))('%s', (_, vendor) => {
  const start = () => {
    const heard: Line[] = [];
    const page = vendor.globals(heard);
    const signal = vendor.create(page as unknown as Realm);
    return {signal, said: () => vendor.read(page, heard).map(line => [...line])};
  };
  const fromTheFirst = vendor.refused.length > 0 && vendor.service === '';
  /** What is said of `lines` from the state that `before` has led to; one flat list is told whole. */
  const after = (before: readonly Line[], lines: readonly Line[]): readonly Line[] =>
    vendor.read === VENDORS['Microsoft UET']?.read ? lines : [...before, ...lines];

  it('is told nothing before a choice', () => {
    const {said} = start();
    expect(said().flat()).toEqual([]);
  });

  it('is told of a refusal only where it would take silence for a grant', () => {
    const {signal, said} = start();
    signal(refusing);
    signal(refusing);
    expect(said()).toEqual(vendor.refused);
  });

  it('is told of a grant once, in its own order', () => {
    const {signal, said} = start();
    signal(refusing);
    signal(granting(vendor.service));
    signal(granting(vendor.service));
    expect(said()).toEqual(after(vendor.refused, vendor.granted));
  });

  it('is told of a withdrawal once', () => {
    const {signal, said} = start();
    signal(refusing);
    signal(granting(vendor.service));
    signal(refusing);
    signal(refusing);
    expect(said()).toEqual(after(after(vendor.refused, vendor.granted), vendor.withdrawn));
  });

  it('takes an id that nobody knows for denied', () => {
    const {signal, said} = start();
    signal(() => false);
    expect(said().flat(2)).not.toContain(fromTheFirst ? 'granted' : 'grant');
  });
});

describe('WordPress', () => {
  it('is told that this site asks first before any plugin can ask', () => {
    const page: Globals = {document};
    const heard: unknown[] = [];
    const listen = (): void => void heard.push(page.wp_consent_type);
    document.addEventListener('wp_consent_type_defined', listen);
    createWordpressSignal(page as unknown as Realm);
    document.removeEventListener('wp_consent_type_defined', listen);
    expect(heard).toEqual(['optin']);
  });
});

describe('Shopify', () => {
  it('is not told again what it has kept', () => {
    const heard: unknown[] = [];
    const known = {analytics: 'yes', marketing: 'no', preferences: 'no', sale_of_data: 'no'};
    const customerPrivacy = {
      currentVisitorConsent: () => known,
      setTrackingConsent: (consent: unknown) => heard.push(consent),
    };
    const page = {Shopify: {customerPrivacy, loadFeatures: () => {}}};
    const signal = createShopifySignal(page as unknown as Realm);
    signal(id => id === 'analytical');
    expect(heard).toEqual([]);
    signal(() => false);
    expect(heard).toEqual([{analytics: false, marketing: false, preferences: false, sale_of_data: false}]);
  });

  it('is asked again where its feature did not load', () => {
    let tries = 0;
    const Shopify = {
      loadFeatures: (_: unknown, done: (error?: Error) => void) => done(tries++ ? undefined : new Error()),
    };
    const signal = createShopifySignal({Shopify} as unknown as Realm);
    signal(() => true);
    signal(() => true);
    expect(tries).toBe(2);
  });
});
