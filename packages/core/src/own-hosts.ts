import {parseUrl} from './parse-url.ts';

/** Hosts of `own`, addresses of the site itself, without `www.`: what lies below them is no third party. */
export const ownHosts = (own: readonly (string | undefined)[]): readonly string[] =>
  // Not asked of what is absent: an address that cannot be read costs as much as fifty that can.
  own.flatMap(address => (address && parseUrl(address)?.hostname.replace(/^www\./, '')) || []);
