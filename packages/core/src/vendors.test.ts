// @vitest-environment happy-dom
import type {Tags} from '@akkoord/schema';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Realm} from './blocker/patches.ts';
import {createVendors} from './vendors.ts';

interface Page {
  readonly globals: Record<string, unknown> & {readonly document: Document};
  readonly follow: (...granted: string[]) => void;
  /** Addresses of the scripts that were added, in order. */
  readonly scripts: () => string[];
}

/** A page that loads nothing, with vendors of `tags`, and `globals` of its own. */
function pageWith(tags: Tags, globals: Record<string, unknown> = {}): Page {
  const document = new DOMParser().parseFromString('<head></head>', 'text/html');
  const realm = {...globals, document, Date};
  const vendors = createVendors({
    realm: realm as unknown as Realm,
    tags,
    nonce: 'n0nce',
    scriptUrl: url => url,
    now: () => 1_000,
  });
  return {
    globals: realm,
    follow: (...granted) => vendors.follow(id => granted.includes(id), true),
    scripts: () => [...document.querySelectorAll('script')].map(({src}) => src),
  };
}

/** What stands in a queue, commands as arrays. */
const calls = (queue: unknown): unknown[] =>
  (queue as unknown[]).map(entry =>
    Object.prototype.toString.call(entry) === '[object Arguments]' ? [...(entry as IArguments)] : entry,
  );
const paq = ({globals}: Page): unknown[] => calls(globals._paq);

/** For each vendor: its tag, its service, the globals that it may touch. */
const VENDORS: readonly [tags: Tags, service: string, script: string][] = [
  [{ga4: 'G-ABC123'}, 'google-analytics', 'https://www.googletagmanager.com/gtag/js?id=G-ABC123'],
  [{gtm: 'GTM-ABCD'}, 'google-tag-manager', 'https://www.googletagmanager.com/gtm.js?id=GTM-ABCD'],
  [{metaPixel: '12345'}, 'meta-pixel', 'https://connect.facebook.net/en_US/fbevents.js'],
  [{matomo: 'https://stats.shop.example/m 3'}, 'matomo', 'https://stats.shop.example/m/matomo.js'],
  [{matomo: 'https://shop.matomo.cloud/ 3'}, 'matomo-cloud', 'https://shop.matomo.cloud/matomo.js'],
  [{clarity: 'abcdef1234'}, 'microsoft-clarity', 'https://www.clarity.ms/tag/abcdef1234'],
  [{linkedin: '12345'}, 'linkedin-insight', 'https://snap.licdn.com/li.lms-analytics/insight.min.js'],
  [
    {tiktok: 'CABCDEFGHIJKLMNOPQR0'},
    'tiktok-pixel',
    'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=CABCDEFGHIJKLMNOPQR0&lib=ttq',
  ],
  [{uet: '12345'}, 'microsoft-uet', 'https://bat.bing.com/bat.js'],
  [{hotjar: '12345'}, 'hotjar', 'https://static.hotjar.com/c/hotjar-12345.js?sv=6'],
];

afterEach(() => vi.restoreAllMocks());

describe.each(VENDORS)('a tag with %o', (tags, service, script) => {
  it('touches nothing of the page before a choice and after a refusal', () => {
    const page = pageWith(tags);
    const before = Object.keys(page.globals);
    page.follow();
    page.follow('functional', 'youtube');
    expect(page.scripts()).toEqual([]);
    expect(Object.keys(page.globals)).toEqual(before);
  });

  it('loads its vendor once, with the nonce of the tag, when its service is granted', () => {
    const page = pageWith(tags);
    page.follow(service);
    page.follow();
    page.follow(service);
    expect(page.scripts()).toEqual([script]);
    const [added] = page.globals.document.scripts;
    expect([added?.nonce, added?.async, added?.parentElement?.localName]).toEqual(['n0nce', true, 'head']);
  });

  it('does not load a vendor for the sake of another', () => {
    const page = pageWith(tags);
    page.follow('analytical', 'tracking', 'youtube');
    expect(page.scripts()).toEqual([]);
  });
});

describe('Google', () => {
  it('configures analytics behind what was told before', () => {
    const page = pageWith({ga4: 'G-ABC123'}, {dataLayer: ['default']});
    page.follow('google-analytics');
    expect(calls(page.globals.dataLayer)).toEqual([
      'default',
      ['js', new Date(1_000)],
      ['config', 'G-ABC123'],
    ]);
    (page.globals.gtag as (...args: unknown[]) => void)('event', 'apply');
    expect(calls(page.globals.dataLayer).at(-1)).toEqual(['event', 'apply']);
  });

  it('starts a container, and shares the data layer between both', () => {
    const page = pageWith({ga4: 'G-ABC123', gtm: 'GTM-ABCD'});
    page.follow('google-analytics', 'google-tag-manager');
    expect(calls(page.globals.dataLayer)).toEqual([
      ['js', new Date(1_000)],
      ['config', 'G-ABC123'],
      {'gtm.start': 1_000, event: 'gtm.js'},
    ]);
  });
});

describe('Meta', () => {
  const queue = (page: Page): unknown[] => calls((page.globals.fbq as {queue: unknown[]}).queue);

  it('is told before the pixel is set up, and of a withdrawal and a new grant', () => {
    const page = pageWith({metaPixel: '12345'});
    page.follow('meta-pixel');
    page.follow('meta-pixel');
    page.follow();
    page.follow();
    page.follow('meta-pixel');
    expect(queue(page)).toEqual([
      ['consent', 'revoke'],
      ['consent', 'grant'],
      ['init', '12345'],
      ['track', 'PageView'],
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ]);
    expect(page.globals._fbq).toBe(page.globals.fbq);
  });

  it('calls the pixel itself once it runs', () => {
    const page = pageWith({metaPixel: '12345'});
    page.follow('meta-pixel');
    const heard: unknown[][] = [];
    Object.assign(page.globals.fbq as object, {callMethod: (...args: unknown[]) => heard.push(args)});
    page.follow();
    expect(heard).toEqual([['consent', 'revoke']]);
  });

  it('is told ahead of what the page’s own snippet has queued', () => {
    const fbq = Object.assign(() => {}, {
      queue: [
        ['init', '1'],
        ['track', 'PageView'],
      ] as unknown[],
    });
    const page = pageWith({}, {fbq});
    page.follow();
    expect(fbq.queue).toHaveLength(2);
    page.follow('meta-pixel');
    expect(fbq.queue).toEqual([
      ['consent', 'revoke'],
      ['consent', 'grant'],
      ['init', '1'],
      ['track', 'PageView'],
    ]);
    expect(page.scripts()).toEqual([]);
  });
});

describe('Matomo', () => {
  const setUp = [
    ['setTrackerUrl', 'https://stats.shop.example/matomo.php'],
    ['setSiteId', '3'],
    ['trackPageView'],
    ['enableLinkTracking'],
  ];

  it('requires consent first, is given it, and forgets it', () => {
    const page = pageWith({matomo: 'https://stats.shop.example/ 3'});
    page.follow('matomo');
    page.follow();
    expect(paq(page)).toEqual([['requireConsent'], ['setConsentGiven'], ...setUp, ['forgetConsentGiven']]);
  });

  it('drops what was queued for earlier pages of a single-page site', () => {
    const page = pageWith(
      {},
      {
        _paq: [
          ['setSiteId', '3'],
          ['trackPageView'],
          ['trackEvent', 'form', 'open'],
          ['setCustomUrl', '/2'],
          ['trackPageView'],
          ['trackEvent', 'menu', 'open'],
        ],
      },
    );
    page.follow('matomo-cloud');
    expect(paq(page)).toEqual([
      ['requireConsent'],
      ['setConsentGiven'],
      ['setSiteId', '3'],
      ['setCustomUrl', '/2'],
      ['trackPageView'],
      ['trackEvent', 'menu', 'open'],
    ]);
  });

  it('tells a tracker that runs already', () => {
    const heard: unknown[] = [];
    const page = pageWith({}, {_paq: {push: (call: unknown) => heard.push(call)}});
    page.follow('matomo-cloud');
    page.follow();
    expect(heard).toEqual([['setConsentGiven'], ['forgetConsentGiven']]);
  });
});

describe('Microsoft', () => {
  const clarityCalls = (page: Page): unknown[] => calls((page.globals.clarity as {q: unknown[]}).q);

  it('tells UET by one default and an update for each change', () => {
    const page = pageWith({uet: '12345'});
    page.follow('microsoft-uet');
    page.follow();
    page.follow('microsoft-uet');
    expect(page.globals.uetq).toEqual([
      ...['consent', 'default', {ad_storage: 'granted'}],
      ...['consent', 'update', {ad_storage: 'denied'}],
      ...['consent', 'update', {ad_storage: 'granted'}],
    ]);
  });

  it('makes the UET tag from its queue once its script is there', () => {
    const page = pageWith({uet: '12345'});
    page.follow('microsoft-uet');
    const queue = page.globals.uetq;
    const made: object[] = [];
    const pushed: unknown[] = [];
    page.globals.UET = class {
      constructor(options: object) {
        made.push(options);
      }
      push(...entries: unknown[]): void {
        pushed.push(...entries);
      }
    };
    page.globals.document.scripts[0]?.dispatchEvent(new Event('load'));
    page.follow();
    expect(made).toEqual([{ti: '12345', enableAutoSpaTracking: true, q: queue}]);
    expect(pushed).toEqual(['pageLoad', 'consent', 'update', {ad_storage: 'denied'}]);
  });

  it('tells Clarity both kinds of storage, and all of them after a withdrawal', () => {
    const page = pageWith({clarity: 'abcdef1234'});
    page.follow('tracking', 'microsoft-clarity');
    page.follow('microsoft-clarity');
    page.follow();
    expect(clarityCalls(page)).toEqual([
      ['consentv2', {ad_Storage: 'granted', analytics_Storage: 'granted'}],
      ['consentv2', {ad_Storage: 'denied', analytics_Storage: 'granted'}],
      ['consentv2', {ad_Storage: 'denied', analytics_Storage: 'denied'}],
    ]);
  });

  it('tells Clarity ahead of what the page’s own snippet has queued', () => {
    const clarity = Object.assign(() => {}, {q: [['set', 'key', 'value']] as unknown[]});
    const page = pageWith({}, {clarity});
    page.follow('microsoft-clarity');
    expect(clarity.q).toEqual([
      ['consentv2', {ad_Storage: 'denied', analytics_Storage: 'granted'}],
      ['set', 'key', 'value'],
    ]);
  });
});

describe('TikTok', () => {
  it('is held first, granted, loaded, and revoked', () => {
    const page = pageWith({tiktok: 'CABCDEFGHIJKLMNOPQR0'});
    page.follow('tiktok-pixel');
    page.follow();
    expect([...(page.globals.ttq as unknown[])]).toEqual([
      ['holdConsent'],
      ['grantConsent'],
      ['page'],
      ['revokeConsent'],
    ]);
    expect(page.globals).toMatchObject({TiktokAnalyticsObject: 'ttq'});
    expect(page.globals.ttq).toMatchObject({_t: {CABCDEFGHIJKLMNOPQR0: 1_000}});
  });
});

describe('LinkedIn and Hotjar', () => {
  it('find what their snippets would have left, and hear nothing of consent', () => {
    const page = pageWith({linkedin: '12345', hotjar: '67890'});
    page.follow('linkedin-insight', 'hotjar');
    expect(page.globals).toMatchObject({
      _linkedin_partner_id: '12345',
      _linkedin_data_partner_ids: ['12345'],
      _hjSettings: {hjid: 67890, hjsv: 6},
    });
    (page.globals.lintrk as (...args: unknown[]) => void)('track', {conversion_id: 1});
    expect((page.globals.lintrk as unknown as {q: unknown[]}).q).toEqual([['track', {conversion_id: 1}]]);
    expect((page.globals.hj as unknown as {q: unknown[]}).q).toEqual([]);
  });
});

describe('vendors', () => {
  it('load each as soon as it is granted, one after the other', () => {
    const page = pageWith({metaPixel: '12345', hotjar: '12345'});
    page.follow('hotjar');
    expect(page.scripts()).toHaveLength(1);
    page.follow('hotjar', 'meta-pixel');
    expect(page.scripts()).toHaveLength(2);
  });

  it('go on where the page has made something else of one vendor’s globals', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const page = pageWith({metaPixel: '12345', hotjar: '12345'}, {fbq: 'mine'});
    page.follow('meta-pixel', 'hotjar');
    expect(page.scripts()).toEqual(['https://static.hotjar.com/c/hotjar-12345.js?sv=6']);
    expect(warn.mock.calls[0]?.[0]).toContain('vendor-failed');
  });

  it('are told only once their own functions stand where calls were held', () => {
    const heard: unknown[][] = [];
    const stand: unknown = new Proxy(() => {}, {
      get: (_, name) => (typeof name === 'symbol' ? undefined : stand),
      apply: (_, __, args) => heard.push(args),
    });
    const page = pageWith({}, {clarity: stand, fbq: stand});
    page.follow('microsoft-clarity', 'meta-pixel');
    expect(heard).toEqual([]);
    const clarity = Object.assign(() => {}, {q: [] as unknown[]});
    Object.assign(page.globals, {clarity});
    page.follow('microsoft-clarity', 'meta-pixel');
    expect(clarity.q).toEqual([['consentv2', {ad_Storage: 'denied', analytics_Storage: 'granted'}]]);
  });

  it('wait until a page that was prepared ahead is shown', () => {
    const page = pageWith({hotjar: '12345'});
    Object.assign(page.globals.document, {prerendering: true});
    page.follow('hotjar');
    expect(page.scripts()).toEqual([]);
    Object.assign(page.globals.document, {prerendering: false});
    page.globals.document.dispatchEvent(new Event('prerenderingchange'));
    expect(page.scripts()).toHaveLength(1);
  });
});
