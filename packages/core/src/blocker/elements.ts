import type {Frames} from './frames.ts';
import type {Guard} from './guard.ts';
import {importedService} from './held-code.ts';
import {holdCss} from './held-css.ts';
import {heldInMarkup} from './held-markup.ts';
import {createInertType} from './inert-type.ts';
import {heldAttribute, heldName, LOADING} from './loading.ts';
import type {Natives} from './natives.ts';
import {reinsert} from './reinsert.ts';
import {trustedHtml, trustedScriptUrl} from './trusted.ts';

/** Holds and frees the addresses of single elements. */
export interface ElementHold {
  /** Service that holds `value` as `attribute` of `element`, where that attribute would load it. */
  heldAs(element: Element, attribute: string, value: unknown): string | undefined;
  /**
   * Puts `value` aside where it may not load, or not in this way. True where there is nothing left to set: what
   * a frame policy shuts out has been opened in the way that is left, or will be.
   */
  take(element: Element, attribute: string, value: string): boolean;
  /** The address of `element` that is held by nothing but a frame policy, and was not opened yet. */
  shutAddress(element: Element): string | undefined;
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

/** The element side of the blocker over `guard`. */
export function createElementHold(guard: Guard, natives: Natives, frames?: Frames): ElementHold {
  const {getAttribute, setAttribute, removeAttribute} = natives;
  const attributesOf = (element: Element): readonly string[] => LOADING[element.localName] ?? [];
  const loadedOnce = new WeakSet<Element>();
  const {mute, unmute} = createInertType(natives);

  const heldAs = (element: Element, attribute: string, value: unknown): string | undefined => {
    const name = element.localName;
    if (!LOADING[name]?.includes(attribute) || loadedOnce.has(element)) return undefined;
    if (frames?.once && frames.once === value) return undefined;
    const rel = name === 'link' ? getAttribute(element, 'rel') : null;
    return heldAttribute({name, attribute, value: String(value), rel}, guard, heldInMarkup);
  };
  const isShut = (element: Element, attribute: string, value: string): boolean =>
    frames?.shuts(element, attribute, value) ?? false;
  const putAside = (element: Element, attribute: string, value: string): void => {
    setAttribute(element, heldName(attribute), value);
    removeAttribute(element, attribute);
  };
  const waiting = (element: Element, attribute: string): string | null =>
    getAttribute(element, heldName(attribute));

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
  /** Loads a shut frame through the page's own host; the address goes on waiting, so that reads give it. */
  const open = (element: Element, attribute: string, address: string): void => {
    if (getAttribute(element, attribute) !== null) return;
    const opening = Object.entries(frames?.open(element, attribute, address) ?? {});
    for (const [name, value] of opening) setAsTrusted(element, name, value, natives);
    // Chromium does not look again at one whose first address was refused.
    if (element.localName === 'object' && opening.length > 0) reinsert(element, natives);
  };
  const take = (element: Element, attribute: string, value: string): boolean => {
    const held = heldAs(element, attribute, value);
    const shut = !held && isShut(element, attribute, value);
    if (!held && !shut) return false;
    putAside(element, attribute, value);
    if (shut) open(element, attribute, value);
    return true;
  };

  return {
    heldAs,
    take,
    putAside,
    waiting,
    shutAddress(element) {
      for (const attribute of attributesOf(element)) {
        const value = waiting(element, attribute);
        if (value === null || getAttribute(element, attribute) !== null) continue;
        if (!heldAs(element, attribute, value) && isShut(element, attribute, value)) return value;
      }
      return undefined;
    },
    drop(element, attribute) {
      removeAttribute(element, heldName(attribute));
      unmute(element);
    },
    hold(element) {
      for (const attribute of attributesOf(element)) {
        const value = getAttribute(element, attribute);
        if (value === null || take(element, attribute, value)) continue;
        const opened = waiting(element, attribute);
        if (opened !== null && heldAs(element, attribute, opened)) removeAttribute(element, attribute);
      }
      if (element.localName === 'script') holdCode(element);
      else holdStyle(element, guard, natives);
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
        if (isShut(element, attribute, value)) open(element, attribute, value);
        else if (setAsTrusted(element, attribute, value, natives))
          removeAttribute(element, heldName(attribute));
      }
    },
  };
}

function holdStyle(element: Element, guard: Guard, {getAttribute, setAttribute}: Natives): void {
  const style = getAttribute(element, 'style');
  const held = style && holdCss(style, guard);
  if (held && held !== style) setAttribute(element, 'style', held);
  if (element.localName !== 'style') return;
  const css = element.textContent ?? '';
  const changed = holdCss(css, guard);
  if (changed !== css) element.textContent = changed;
}

/** Sinks of Trusted Types take only what a policy has made. */
function setAsTrusted(element: Element, attribute: string, value: string, natives: Natives): boolean {
  const {localName} = element;
  const isScriptUrl = /^(script|embed|object)$/.test(localName);
  const trusted = attribute === 'srcdoc' ? trustedHtml(value) : isScriptUrl ? trustedScriptUrl(value) : value;
  try {
    // In SVG the plain name means the same, and needs no namespace.
    natives.setAttribute(element, attribute.replace('xlink:', ''), trusted);
    return true;
  } catch {
    // A page whose Trusted Types do not name our policy: it stays held.
    return false;
  }
}
