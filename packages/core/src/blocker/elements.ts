import type {Guard} from './guard.ts';
import {trustedScriptUrl} from './trusted.ts';

/** Attributes by which an element loads something, per local name. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
  script: ['src', 'href', 'xlink:href'],
  iframe: ['src'],
  frame: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  link: ['href', 'imagesrcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  image: ['href', 'xlink:href'],
};

/** Every attribute name in `LOADING`; the patched `setAttribute` looks no further at any other. */
export const LOADING_ATTRIBUTES: ReadonlySet<string> = new Set(Object.values(LOADING).flat());

/** Elements that a sweep has to look at. */
export const LOADING_SELECTOR = Object.entries(LOADING)
  .flatMap(([name, attributes]) =>
    attributes.filter(a => !a.includes(':')).map(attribute => `${name}[${attribute}]`),
  )
  .concat('script', 'image')
  .join(',');

/** Where a held address waits: `data-akkoord-src` and the like, so that clones carry it. */
export const HELD_PREFIX = 'data-akkoord-';

/** Elements that hold something back. */
export const HELD_SELECTOR = ['src', 'srcset', 'href', 'imagesrcset', 'poster', 'data', 'xlink-href']
  .map(name => `[${HELD_PREFIX}${name}]`)
  .join(',');

/** Links that load; `canonical` or `author` only tell. */
const LOADING_LINK = /stylesheet|preload|prefetch|preconnect|icon|manifest/i;

/** Natives, taken before anything is patched: our own work must not run through our own patches. */
export interface Natives {
  readonly getAttribute: (element: Element, name: string) => string | null;
  readonly setAttribute: (element: Element, name: string, value: string) => void;
  readonly removeAttribute: (element: Element, name: string) => void;
  readonly insertBefore: (parent: Node, node: Node, before: Node | null) => void;
  readonly removeChild: (parent: Node, node: Node) => void;
}

/** The natives of the realm that this file runs in. */
export function takeNatives(): Natives {
  const {getAttribute, setAttribute, removeAttribute} = Element.prototype;
  const {insertBefore, removeChild} = Node.prototype;
  return {
    getAttribute: (element, name) => getAttribute.call(element, name),
    setAttribute: (element, name, value) => setAttribute.call(element, name, value),
    removeAttribute: (element, name) => removeAttribute.call(element, name),
    insertBefore: (parent, node, before) => void insertBefore.call(parent, node, before),
    removeChild: (parent, node) => void removeChild.call(parent, node),
  };
}

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
  /** Puts aside every held address of `element` itself; true where there was one. */
  hold(element: Element): boolean;
  /** Service that holds something of `element`, for elements that `hold` has treated. */
  serviceOf(element: Element): string | undefined;
  /**
   * Sets every waiting address that the guard now lets pass; true where there was one. With `force` the
   * guard is not asked: the visitor has asked for just this element.
   */
  free(element: Element, force?: boolean): boolean;
}

/** How the waiting attribute is called: a colon would need a namespace. */
const heldName = (attribute: string): string => HELD_PREFIX + attribute.replace(':', '-');

/** The element side of the blocker over `guard`. */
export function createElementHold(guard: Guard, natives: Natives): ElementHold {
  const {getAttribute, setAttribute, removeAttribute} = natives;
  const attributesOf = (element: Element): readonly string[] => LOADING[element.localName] ?? [];

  const loadedOnce = new WeakSet<Element>();

  const heldAs = (element: Element, attribute: string, value: unknown): string | undefined => {
    const {localName} = element;
    if (!LOADING[localName]?.includes(attribute) || loadedOnce.has(element)) return undefined;
    if (attribute.endsWith('srcset')) return guard.heldInSet(String(value));
    if (localName === 'link' && !LOADING_LINK.test(getAttribute(element, 'rel') ?? 'stylesheet'))
      return undefined;
    return guard.heldBy(value);
  };
  const putAside = (element: Element, attribute: string, value: string): void => {
    setAttribute(element, heldName(attribute), value);
    removeAttribute(element, attribute);
  };
  const waiting = (element: Element, attribute: string): string | null =>
    getAttribute(element, heldName(attribute));

  return {
    heldAs,
    putAside,
    waiting,
    drop: (element, attribute) => removeAttribute(element, heldName(attribute)),
    hold(element) {
      let held = false;
      for (const attribute of attributesOf(element)) {
        const value = getAttribute(element, attribute);
        if (value === null || !heldAs(element, attribute, value)) continue;
        putAside(element, attribute, value);
        held = true;
      }
      return held;
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
      let freed = false;
      if (force) loadedOnce.add(element);
      for (const attribute of attributesOf(element)) {
        const value = waiting(element, attribute);
        if (value === null || heldAs(element, attribute, value)) continue;
        removeAttribute(element, heldName(attribute));
        setAttribute(element, attribute, element.localName === 'script' ? trustedScriptUrl(value) : value);
        freed = true;
      }
      return freed;
    },
  };
}
