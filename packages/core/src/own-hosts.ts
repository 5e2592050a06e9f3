/** Hosts of `own`, addresses of the site itself, without `www.`: what lies below them is no third party. */
export const ownHosts = (own: readonly (string | undefined)[]): readonly string[] =>
  own.flatMap((address = '') =>
    URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') || [] : [],
  );
