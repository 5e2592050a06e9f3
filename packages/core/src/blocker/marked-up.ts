import type {Mark} from './marks.ts';
import type {Natives} from './natives.ts';
import {trustedScript, trustedScriptUrl} from './trusted.ts';

const NAMED = ':is([data-category],[data-service])';
/** How klaro, c15t and Cookiebot say it. */
const ANY_NAMED =
  ':is([data-category],[data-service],[data-name],[data-c15t-category],[data-c15t-vendor],[data-vendor],[data-cookieconsent])';

/** Where an address waits, by the attribute that it is for. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'data-src': 'src',
  'data-srcset': 'srcset',
  'data-href': 'href',
  'data-cookieblock-src': 'src',
};

/** Mark-up that a site has made inert itself, in the attributes that the field uses (docs/migration.md). */
export const MARKED_SELECTOR = [
  `script[type="text/plain"]${ANY_NAMED}`,
  `template${NAMED}`,
  `:is([data-src],[data-cookieblock-src],link[data-href])${ANY_NAMED}`,
].join(',');

/** The address that waits in a marked element; empty where it has none. */
export const addressOf = (element: Element): string =>
  [...Object.keys(ADDRESSES), 'src'].map(name => element.getAttribute(name)).find(Boolean) ?? '';

/**
 * Puts the contents of `template` in its place, scripts still inert, and returns those scripts: they run
 * in the release's own order, not at insertion.
 */
export function unfold(template: HTMLTemplateElement, {ids, negated}: Mark): HTMLScriptElement[] {
  const content = template.ownerDocument.importNode(template.content, true);
  copyShadows(template.content, content);
  const scripts = [...content.querySelectorAll('script')].map(script => {
    if (script.hasAttribute('type')) script.setAttribute('data-type', script.type);
    script.setAttribute('type', 'text/plain');
    script.setAttribute('data-category', (negated ? '!' : '') + ids);
    return script.text ? madeAnew(script) : script;
  });
  template.replaceWith(content);
  return scripts;
}

/** To Trusted Types the text of a copy is new, and Firefox takes one from no policy but in a script that a page has made. */
function madeAnew(script: HTMLScriptElement): HTMLScriptElement {
  const made = script.ownerDocument.createElement('script');
  try {
    for (const {name, value} of script.attributes) made.setAttribute(name, value);
    made.nonce = script.nonce;
    made.text = trustedScript(script.text);
  } catch {
    // They do not name our policy, so the browser would refuse to run it.
    return script;
  }
  script.replaceWith(made);
  return made;
}

/** Copies of nodes come without the shadow roots that their mark-up has declared. */
function copyShadows(from: ParentNode, to: ParentNode): void {
  const copies = to.querySelectorAll('*');
  from.querySelectorAll('*').forEach(({shadowRoot}, index) => {
    const copy = copies[index];
    if (!shadowRoot || !copy || copy.shadowRoot) return;
    const root = copy.attachShadow(shadowRoot);
    for (const node of shadowRoot.childNodes) root.append(copy.ownerDocument.importNode(node, true));
  });
}

/** Gives a marked script its own type and address back; it runs when it is inserted again. */
export function unmark(script: HTMLScriptElement): void {
  const type = script.getAttribute('data-type');
  const src = script.getAttribute('data-src') || script.getAttribute('data-cookieblock-src');
  if (type) script.setAttribute('type', type);
  else script.removeAttribute('type');
  if (src) script.setAttribute('src', trustedScriptUrl(src));
  for (const name of ['data-type', 'data-src', 'data-category']) script.removeAttribute(name);
}

/** Gives a marked frame, image or link its addresses back. */
export function unmarkElement(element: Element): void {
  for (const [name, attribute] of Object.entries(ADDRESSES)) {
    const value = element.getAttribute(name);
    element.removeAttribute(name);
    if (value) element.setAttribute(attribute, value);
  }
}

/** Makes a frame inert again that `unmarkElement` has opened. */
export function markElement(element: Element, natives: Natives): void {
  const src = natives.getAttribute(element, 'src');
  if (!src) return;
  natives.setAttribute(element, 'data-src', src);
  natives.removeAttribute(element, 'src');
}
