import {inertPage} from './inert-page.ts';

/** An address behind a number of seconds, as the HTML standard takes one from a refresh. */
const REFRESH = /^\s*[\d.]*[\s;,]*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))/is;

/**
 * Addresses to which `html`, as a page of its own, goes on by a refresh in its mark-up. The browser reads it: they may be
 * written with any character reference there is.
 */
export function refreshes(html: string): readonly (string | undefined)[] {
  const metas = /http-equiv/i.test(html) && inertPage(html)?.querySelectorAll<HTMLMetaElement>('meta');
  return [...(metas || [])].map(({httpEquiv, content}) =>
    /^refresh$/i.test(httpEquiv) ? REFRESH.exec(content)?.slice(1).find(Boolean) : undefined,
  );
}
