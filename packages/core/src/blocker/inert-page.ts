import {trustedHtml} from './trusted.ts';

/**
 * `html` as the browser's own parser reads it, in a document that loads and runs nothing; undefined where Trusted Types
 * that do not name our policy let no text be read.
 */
export function inertPage(html: string): Document | undefined {
  try {
    return new DOMParser().parseFromString(trustedHtml(html), 'text/html');
  } catch {
    return undefined;
  }
}
