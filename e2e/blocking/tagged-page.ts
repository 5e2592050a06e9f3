import type {StandIns} from '@akkoord/testkit';

/** Addresses that the container of these specs inserts: two of listed vendors for each category, and a custom tag. */
export const CARRIED = {
  analytics: 'https://www.googletagmanager.com/gtag/js?id=G-CARRIED1&cx=c',
  meta: 'https://connect.facebook.net/en_US/fbevents.js',
  linkedin: 'https://snap.licdn.com/li.lms-analytics/insight.min.js',
  custom: 'https://tags.unlisted-vendor.test/custom.js',
} as const;

/** The container of these specs. */
export const CONTAINER = 'GTM-CARRIER';

/** A Matomo of the site's own, on a host of its own. */
export const STATS_HOST = 'stats.counter.test';

/** How a page of these specs is put together. */
export interface TaggedPage {
  /** Attributes of the tag that name vendors. */
  readonly vendors?: string;
  /** Mark-up behind the tag, in the head. */
  readonly head?: string;
  readonly body?: string;
  readonly nonce?: string;
}

/** A page with the tag first in its head, as an owner would paste it. */
export function taggedPage({vendors = '', head = '', body = '', nonce = ''}: TaggedPage): string {
  const allow = nonce && ` nonce="${nonce}"`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>page</title>
<link rel="icon" href="data:,">
<script src="/akkoord/akkoord.js"${allow} data-site="site-test" data-controller="Site BV" data-privacy="/privacy" ${vendors}></script>
${head}</head><body><h1>A page</h1>${body}</body></html>`;
}

/** Everything that reached third parties: requests by address without query, and hosts that were only connected to. */
export function arrivals({requests}: StandIns): string[] {
  const asked = requests.thirdParty();
  // A page's address has a host, so a connection without a name is none of its doing.
  const connects = requests
    .thirdPartyConnects()
    .filter(({host}) => host && !asked.some(request => request.host === host));
  return [
    ...asked.map(({host, path}) => host + path.split('?')[0]),
    ...connects.map(({host}) => `connect ${host}`),
  ];
}
