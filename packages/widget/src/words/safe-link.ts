/**
 * `address` resolved against the page, or `undefined` where it is not http(s). Addresses come from a site's
 * config, and `javascript:` in one of them must not run in the visitor's page.
 */
export function safeLink(address: string): string | undefined {
  try {
    const url = new URL(address, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
