import type {StandIns} from '@akkoord/testkit';
import {arrivals, STATS_HOST} from './tagged-page.ts';

/** Attributes of a tag that names every vendor whose way of asking is told apart. */
export const ALL = `data-ga4="G-ABC123" data-meta-pixel="123456789" data-matomo="https://${STATS_HOST}/ 3"
data-clarity="abcdef1234" data-linkedin="1234567" data-tiktok="CABCDEFGHIJKLMNOPQR0" data-uet="12345678" data-hotjar="1234567"`;

/** The script of each. */
export const SCRIPTS = {
  ga4: 'www.googletagmanager.com/gtag/js',
  meta: 'connect.facebook.net/en_US/fbevents.js',
  matomo: `${STATS_HOST}/matomo.js`,
  clarity: 'www.clarity.ms/tag/abcdef1234',
  linkedin: 'snap.licdn.com/li.lms-analytics/insight.min.js',
  tiktok: 'analytics.tiktok.com/i18n/pixel/events.js',
  uet: 'bat.bing.com/bat.js',
  hotjar: 'static.hotjar.com/c/hotjar-1234567.js',
} as const;

/** Names of the vendors whose script has arrived. */
export const scriptsIn = (standIns: StandIns): string[] => {
  const arrived = arrivals(standIns);
  return Object.entries(SCRIPTS).flatMap(([name, address]) => (arrived.includes(address) ? name : []));
};
/** What each hit of Google Analytics says of consent. */
export const hits = (standIns: StandIns): string[] =>
  standIns.requests
    .to('www.google-analytics.com')
    .map(({url}) => new URL(url).searchParams.get('gcs') ?? 'none');
/** How many hits the pixel of Meta has sent. */
export const pixels = (standIns: StandIns): number => standIns.requests.to('www.facebook.com').length;

/** A queue of the page as plain values, `arguments` as lists. */
export const queue = (expression: string): string =>
  `JSON.parse(JSON.stringify(${expression}, (_, value) => Object.prototype.toString.call(value) === '[object Arguments]' ? [...value] : value))`;

/** Google's consent where all was refused. */
export const NOTHING = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'granted',
  personalization_storage: 'denied',
  security_storage: 'granted',
};
/** Google's consent where analytical cookies alone were granted. */
export const ANALYTICS = {...NOTHING, analytics_storage: 'granted'};
/** Google's consent where all was granted. */
export const EVERYTHING = {
  ...ANALYTICS,
  ad_storage: 'granted',
  ad_user_data: 'granted',
  ad_personalization: 'granted',
};
