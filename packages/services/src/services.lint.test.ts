import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {createMatcher, services} from './index.ts';

/** The categories that every site has; a site's own cannot be known here. */
const CATEGORIES = ['functional', 'analytical', 'tracking'];
const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const PATH = /^(\/[\w.%~!$&'()+,;=:@-]+)+\/?$/;
const DURATION = /^(session|persistent|P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)$/;

const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);
/** Countries with an adequacy decision for the recipients that are listed here (GDPR art. 45). */
const ADEQUATE = ['AR', 'CA', 'CH', 'GB', 'IL', 'JP', 'KR', 'NZ', 'UY'];
const COMMON_NAMES = [
  'id',
  'uid',
  'sid',
  'session',
  'sessionid',
  'uuid',
  'user',
  'token',
  'lang',
  'player',
  'csrftoken',
  'cid',
  'cookie',
];

/** Hosts that sites need for themselves, and addresses that a share link or a payment goes to. */
const UNTOUCHED = [
  'https://cdn.jsdelivr.net/npm/bootstrap/dist/js/bootstrap.min.js',
  'https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js',
  'https://unpkg.com/react/umd/react.production.min.js',
  'https://code.jquery.com/jquery-3.7.1.min.js',
  'https://ajax.googleapis.com/ajax/libs/jquery/3.7.1/jquery.min.js',
  'https://stackpath.bootstrapcdn.com/bootstrap/4.5.2/css/bootstrap.min.css',
  'https://cdn.tailwindcss.com/',
  'https://esm.sh/preact',
  'https://js.stripe.com/v3/',
  'https://checkout.stripe.com/',
  'https://www.paypal.com/sdk/js?client-id=x',
  'https://www.paypalobjects.com/api/checkout.js',
  'https://js.mollie.com/v1/mollie.js',
  'https://checkoutshopper-live.adyen.com/checkoutshopper/sdk/adyen.js',
  'https://x.klarnacdn.net/kp/lib/v1/api.js',
  'https://accounts.google.com/gsi/client',
  'https://appleid.cdn-apple.com/appleauth/static/jsapi/appleid/1/en_US/appleid.auth.js',
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  'https://www.google.com/',
  'https://www.google.com/search?q=maps',
  'https://www.gstatic.com/firebasejs/10.0.0/firebase-app.js',
  'https://storage.googleapis.com/bucket/app.js',
  'https://www.bing.com/search?q=maps',
  'https://twitter.com/share?url=https://www.youtube.com/embed/a',
  'https://twitter.com/intent/tweet?url=x',
  'https://x.com/intent/post?url=x',
  'https://t.co/abc',
  'https://www.facebook.com/sharer/sharer.php?u=x',
  'https://www.facebook.com/sharer.php?u=x',
  'https://www.facebook.com/akkoord',
  'https://www.linkedin.com/sharing/share-offsite/?url=x',
  'https://www.linkedin.com/company/akkoord',
  'https://www.instagram.com/akkoord/',
  'https://www.tiktok.com/@akkoord',
  'https://www.reddit.com/submit?url=x',
  'https://www.pinterest.com/pin/create/button/?url=x',
  'https://wa.me/?text=x',
  'https://www.youtube.com/watch?v=abc',
  'https://youtu.be/abc',
  'https://open.spotify.com/album/abc',
  'https://soundcloud.com/akkoord',
  'https://www.openstreetmap.org/#map=10/52/4',
  'https://docs.google.com/document/d/abc/edit',
  'https://www.hubspot.com/',
  'https://nl.indeed.com/viewjob?jk=abc',
  'https://akkoord.zendesk.com/hc/nl',
  'https://www.cloudflare.com/',
  'https://www.microsoft.com/',
  'https://www.adobe.com/',
  'https://www.trustpilot.com/review/akkoord.example',
];

const files = readdirSync(new URL('./services', import.meta.url)).map(file => file.replace(/\.ts$/, ''));
const patterns = services.flatMap(({id, match}) => match.map(pattern => ({id, pattern})));
const matchOf = createMatcher(services);

/** An address that `pattern` stands for. */
const addressOf = (pattern: string): URL => new URL(`https://${pattern.replace(/^\*/, 'any')}`);

describe('the catalogue', () => {
  it('holds at least 60 services', () => {
    expect(services.length).toBeGreaterThanOrEqual(60);
  });

  it('has one file for each service, named after its id, in the order of the ids', () => {
    expect(services.map(({id}) => id)).toEqual([...files].sort());
  });

  it('claims no pattern twice', () => {
    const seen = new Map<string, string>();
    for (const {id, pattern} of patterns) {
      const key = pattern.replace(/\/$/, '');
      expect(seen.get(key), `${pattern} of ${id}`).toBeUndefined();
      seen.set(key, id);
    }
  });

  it.each(patterns)('recognises $pattern as $id', ({id, pattern}) => {
    expect(matchOf(addressOf(pattern))).toBe(id);
  });

  it.each(UNTOUCHED)('leaves %s alone', address => {
    expect(matchOf(new URL(address))).toBeUndefined();
  });
});

describe.each(services)('$id', service => {
  it('has an id that is no category and fits the form', () => {
    expect(service.id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    expect(CATEGORIES).not.toContain(service.id);
  });

  it('stands in a built-in category', () => {
    expect(CATEGORIES).toContain(service.category);
  });

  it('names its vendor, country, purposes and data', () => {
    expect(service.name.trim()).toBe(service.name);
    expect(service.name).not.toBe('');
    expect(service.vendor).not.toBe('');
    expect(service.country).toMatch(/^[A-Z]{2}$/);
    expect(service.purposes.length).toBeGreaterThan(0);
    expect(service.data.length).toBeGreaterThan(0);
    for (const codes of [service.purposes, service.data]) expect(new Set(codes).size).toBe(codes.length);
  });

  it('tells where data goes when its vendor sits outside the EEA', () => {
    const {country, transfer} = service;
    if (country && !EEA.includes(country)) expect(transfer).toBeDefined();
    if (transfer) {
      expect(transfer.country).toMatch(/^[A-Z]{2}$/);
      expect(EEA).not.toContain(transfer.country);
      if (transfer.ground === 'dpf') expect(transfer.country).toBe('US');
      expect(transfer.ground === 'adequacy').toBe(ADEQUATE.includes(transfer.country));
    }
  });

  it('has patterns that parse', () => {
    expect(service.match.length).toBeGreaterThan(0);
    for (const pattern of [...service.match, ...(service.embed?.match ?? [])]) {
      const [host = '', ...path] = pattern.split(/(?=\/)/);
      expect(host).toMatch(HOST);
      if (path.length > 0) expect(path.join('')).toMatch(PATH);
      expect(
        host.replace('*.', '').split('.').length,
        `${pattern} is a whole top-level domain`,
      ).toBeGreaterThan(1);
    }
  });

  it('claims the frames of its embed', () => {
    for (const pattern of service.embed?.match ?? []) expect(matchOf(addressOf(pattern))).toBe(service.id);
    if (service.embed?.selector) expect(service.embed.selector).toMatch(/[.#[]/);
  });

  it('gives each cookie a name and a duration, and each place once', () => {
    const places = service.cookies.map(
      ({name, kind = 'cookie', party = 'first'}) => `${name} ${kind} ${party}`,
    );
    expect(new Set(places).size).toBe(places.length);
    for (const {name, duration, kind = 'cookie'} of service.cookies) {
      expect(name).toMatch(/^[^*]{2,}\*?$|^[A-Z]$/i);
      expect(duration).toMatch(DURATION);
      if (duration === 'persistent') expect(kind, `${name} is a cookie without an end`).not.toBe('cookie');
    }
  });

  it('has first-party names that no site is likely to use for itself', () => {
    for (const {name, party} of service.cookies) {
      if (party !== 'third') expect(COMMON_NAMES).not.toContain(name.toLowerCase());
    }
  });

  it('names globals as functions, alone or on an object', () => {
    for (const name of service.globals ?? []) expect(name).toMatch(/^[$A-Za-z_][$\w]*(\.[$A-Za-z_][$\w]*)*$/);
  });

  it('has a privacy page, a day on which it was checked, and sources', () => {
    expect(new URL(service.privacy).protocol).toBe('https:');
    expect(service.checked).toMatch(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
    expect(service.sources.length).toBeGreaterThan(0);
    for (const source of service.sources) expect(new URL(source).protocol).toBe('https:');
    expect(new Set(service.sources).size).toBe(service.sources.length);
  });
});
