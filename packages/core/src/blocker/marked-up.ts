import {trustedScript, trustedScriptUrl} from './trusted.ts';

/** Mark-up that a site has made inert itself, in the attributes that the field uses. */
export const MARKED_SELECTOR = [
  'script[type="text/plain"][data-category]',
  'script[type="text/plain"][data-service]',
  'template[data-category]',
  'template[data-service]',
  '[data-src][data-category]',
  '[data-src][data-service]',
].join(',');

/** What decides on a marked element: its service where it names one, else its category. */
export function deciderOf(element: Element): string {
  return element.getAttribute('data-service') || element.getAttribute('data-category') || '';
}

/**
 * Puts the contents of `template` in its place, scripts still inert, and returns those scripts: they run
 * in the release's own order, not at insertion.
 */
export function unfold(template: HTMLTemplateElement): HTMLScriptElement[] {
  const content = template.ownerDocument.importNode(template.content, true);
  copyShadows(template.content, content);
  const scripts = [...content.querySelectorAll('script')];
  for (const script of scripts) {
    if (script.hasAttribute('type')) script.setAttribute('data-type', script.type);
    script.setAttribute('type', 'text/plain');
    script.setAttribute('data-category', deciderOf(template));
    try {
      // To Trusted Types the text of a copy is new.
      if (script.text) script.text = trustedScript(script.text);
    } catch {
      // They do not name our policy, so the browser will refuse to run it.
    }
  }
  template.replaceWith(content);
  return scripts;
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
  const src = script.getAttribute('data-src');
  if (type) script.setAttribute('type', type);
  else script.removeAttribute('type');
  if (src) script.setAttribute('src', trustedScriptUrl(src));
  for (const name of ['data-type', 'data-src', 'data-category']) script.removeAttribute(name);
}

/** Gives a marked frame or image its address back. */
export function unmarkElement(element: Element): void {
  const src = element.getAttribute('data-src');
  element.removeAttribute('data-src');
  if (src) element.setAttribute('src', src);
}
