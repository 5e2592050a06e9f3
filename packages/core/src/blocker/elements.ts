import type {Guard} from './guard.ts';
import {importedService} from './held-code.ts';
import {holdCss} from './held-css.ts';
import {heldInMarkup} from './held-markup.ts';
import {heldAttribute, heldName, LOADING} from './loading.ts';
import type {Natives} from './natives.ts';
import {trustedHtml, trustedScriptUrl} from './trusted.ts';

/** Holds and frees the addresses of single elements. */
export interface ElementHold {
  /** Service that holds `value` as `attribute` of `element`, where that attribute would load it. */
  heldAs(element: Element, attribute: string, value: unknown): string | undefined;
  /** Puts `value` aside instead of setting it. */
  putAside(element: Element, attribute: string, value: string): void;
  /** The address that waits as `attribute`, or null. */
  waiting(element: Element, attribute: string): string | null;
  /** Drops what waits as `attribute`: the page has set another address or removed it. */
  drop(element: Element, attribute: string): void;
  /** Puts aside whatever of `element` itself is held: addresses, styles, a script's imports. */
  hold(element: Element): void;
  /** Service that holds something of `element`, for elements that `hold` has treated. */
  serviceOf(element: Element): string | undefined;
  /**
   * Sets every waiting address that the guard now lets pass. With `force` the guard is not asked: the
   * visitor has asked for just this element.
   */
  free(element: Element, force?: boolean): void;
}

/** A type that no browser runs. */
const INERT = 'text/plain';

/** The element side of the blocker over `guard`. */
export function createElementHold(guard: Guard, natives: Natives): ElementHold {
  const {getAttribute, setAttribute, removeAttribute} = natives;
  const attributesOf = (element: Element): readonly string[] => LOADING[element.localName] ?? [];
  const loadedOnce = new WeakSet<Element>();

  const heldAs = (element: Element, attribute: string, value: unknown): string | undefined => {
    const name = element.localName;
    if (!LOADING[name]?.includes(attribute) || loadedOnce.has(element)) return undefined;
    const rel = name === 'link' ? getAttribute(element, 'rel') : null;
    return heldAttribute({name, attribute, value: String(value), rel}, guard, heldInMarkup);
  };
  const putAside = (element: Element, attribute: string, value: string): void => {
    setAttribute(element, heldName(attribute), value);
    removeAttribute(element, attribute);
  };
  const waiting = (element: Element, attribute: string): string | null =>
    getAttribute(element, heldName(attribute));

  const mute = (script: Element): void => {
    const type = getAttribute(script, 'type') ?? '';
    if (type === INERT) return;
    setAttribute(script, 'type', INERT);
    if (type) setAttribute(script, 'data-type', type);
  };
  const unmute = (script: Element): void => {
    if (script.localName !== 'script' || getAttribute(script, 'type') !== INERT) return;
    const type = getAttribute(script, 'data-type');
    if (type) setAttribute(script, 'type', type);
    else removeAttribute(script, 'type');
    removeAttribute(script, 'data-type');
  };
  /** From here on the script is one that the site might have marked itself, and runs as those do. */
  const holdCode = (script: Element): void => {
    // Firefox keeps the address that a parsed script began with, and runs it though that is gone.
    if (attributesOf(script).some(name => waiting(script, name) !== null)) mute(script);
    const type = getAttribute(script, 'type') ?? '';
    const service = importedService(script.textContent ?? '', type.toLowerCase(), guard);
    if (!service) return;
    mute(script);
    setAttribute(script, 'data-service', service);
  };
  const holdStyle = (element: Element): void => {
    const style = getAttribute(element, 'style');
    const held = style && holdCss(style, guard);
    if (held && held !== style) setAttribute(element, 'style', held);
    if (element.localName !== 'style') return;
    const css = element.textContent ?? '';
    const changed = holdCss(css, guard);
    if (changed !== css) element.textContent = changed;
  };

  return {
    heldAs,
    putAside,
    waiting,
    drop(element, attribute) {
      removeAttribute(element, heldName(attribute));
      unmute(element);
    },
    hold(element) {
      for (const attribute of attributesOf(element)) {
        const value = getAttribute(element, attribute);
        if (value !== null && heldAs(element, attribute, value)) putAside(element, attribute, value);
      }
      if (element.localName === 'script') holdCode(element);
      else holdStyle(element);
    },
    serviceOf(element) {
      for (const attribute of attributesOf(element)) {
        const value = waiting(element, attribute);
        const service = value === null ? undefined : heldAs(element, attribute, value);
        if (service) return service;
      }
      return undefined;
    },
    free(element, force) {
      if (force) loadedOnce.add(element);
      for (const attribute of attributesOf(element)) {
        const value = waiting(element, attribute);
        if (value === null || heldAs(element, attribute, value)) continue;
        unmute(element);
        try {
          // In SVG the plain name means the same, and needs no namespace.
          setAttribute(
            element,
            attribute.replace('xlink:', ''),
            trusted(element.localName, attribute, value),
          );
          removeAttribute(element, heldName(attribute));
        } catch {
          // A page whose Trusted Types do not name our policy: it stays held.
        }
      }
    },
  };
}

/** Sinks of Trusted Types take only what a policy has made. */
const trusted = (name: string, attribute: string, value: string): string => {
  if (attribute === 'srcdoc') return trustedHtml(value);
  return /^(script|embed|object)$/.test(name) ? trustedScriptUrl(value) : value;
};
