import {parseUrl} from './parse-url.ts';

/** Hosts of `own`, addresses of the site itself, without `www.`: what lies below them is no third party. */
export const ownHosts = (own: readonly (string | undefined)[]): readonly string[] =>
  own.flatMap(address => parseUrl(address ?? '')?.hostname.replace(/^www\./, '') || []);
