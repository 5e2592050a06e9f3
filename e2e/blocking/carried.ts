import type {StandIns} from '@akkoord/testkit';
import {arrivals, CARRIED, CONTAINER} from './tagged-page.ts';

/** Attributes of a tag that lets the container carry both categories. */
export const CARRIER = `data-gtm="${CONTAINER}" data-gtm-for="analytical tracking"`;

const withoutQuery = (address: string): string => address.replace(/^https:\/\/|\?.*$/g, '');
const GTM = 'www.googletagmanager.com/gtm.js';
const HIT = 'www.google-analytics.com/g/collect';
const ANALYTICS = withoutQuery(CARRIED.analytics);
const META = withoutQuery(CARRIED.meta);
const LINKEDIN = withoutQuery(CARRIED.linkedin);
const CUSTOM = withoutQuery(CARRIED.custom);

/** What the container and its tags load where everything is granted. */
export const LOADS: readonly string[] = [GTM, ANALYTICS, HIT, META, LINKEDIN, CUSTOM];

/** What it loads where tracking alone is granted. */
export const TRACKING_LOADS: readonly string[] = [GTM, META, LINKEDIN, CUSTOM];

/** What of the container and its tags arrived, each once, in the order of `LOADS`, and then whatever else did. */
export function loads(standIns: StandIns): string[] {
  const arrived = arrivals(standIns);
  const others = arrived.filter(address => !LOADS.includes(address));
  return [...LOADS.filter(address => arrived.includes(address)), ...others];
}

/** Both answers in all combinations, what loads under each, and what the hits say of consent. */
export const COMBINATIONS = [
  {analytical: 'denied', tracking: 'denied', expected: [], consent: []},
  {
    analytical: 'granted',
    tracking: 'denied',
    expected: [GTM, ANALYTICS, HIT, CUSTOM],
    consent: ['G101'],
  },
  {analytical: 'denied', tracking: 'granted', expected: TRACKING_LOADS, consent: []},
  {analytical: 'granted', tracking: 'granted', expected: LOADS, consent: ['G111']},
] as const;

/** Expression for the leaks of a page, and what it gives where the container's custom tag has run. */
export const LEAKED = 'akkoord.leaks.map(({kind, host, service}) => [kind, host, service].join(" "))';
export const CUSTOM_LEAK = 'script tags.unlisted-vendor.test ';

/** Expression for what stands first in the data layer. */
export const LAYER_START =
  '(window.dataLayer ?? []).slice(0, 3).map(entry => entry.event || [entry[0], entry[1], entry[2].analytics_storage, entry[2].ad_storage])';
