/** Our own second copy, and records of other managers, as far as tells them apart from what else a browser keeps. */
const TRACES =
  /(^|; )(akkoord(\.record)?=|cc_cookie|klaro|tarteauc|c15t|cmplz_b|CookieCon|cookieyes|OptanonA)/;

/**
 * True where a choice may stand in cookies or storage that cannot be read at once: what reads it is a file of its own, which
 * most first views never need.
 */
export function hasTraces(): boolean {
  try {
    return TRACES.test(`${document.cookie}; ${Object.keys(localStorage).join('=; ')}=`);
  } catch {
    // A sandboxed document has neither.
    return false;
  }
}
