import {HELD_PREFIX, heldName, LOADING_ATTRIBUTES} from './loading.ts';

/** Gives an element that holds something the look that the page's code expects. */
export interface Veil {
  /** To be called when the attribute `name` was set on `element`. */
  afterSet(element: Element, name: string): void;
  /** To be called when the attribute `name` was removed from `element`. */
  afterRemove(element: Element, name: string): void;
}

/** Names of waiting attributes, with those that they wait for. */
export const WAITING: ReadonlyMap<string, string> = new Map(
  [...LOADING_ATTRIBUTES].map(name => [heldName(name), name]),
);

/** Members by which code reads attributes, each covered on the element itself: no prototype is slower for it. */
const COVERED = ['getAttribute', 'hasAttribute', 'attributes'] as const;

/**
 * While an address waits, reads of attributes give it under its own name. Frameworks that compare the page with
 * what their server has sent (hydration, morphing) find no difference, and code that reads an address to set it
 * again does not meet null. `attributes` is a copy: nothing can be written through it. Scripts stay as they are.
 */
export function createVeil({
  getAttribute,
  setAttribute,
}: Pick<Element, 'getAttribute' | 'setAttribute'>): Veil {
  const attributesOf = Object.getOwnPropertyDescriptor(Element.prototype, 'attributes')?.get as (
    this: Element,
  ) => NamedNodeMap;
  let inert: Document | undefined;

  const read = (element: Element, name: string): string | null => {
    const lower = String(name).toLowerCase();
    if (WAITING.has(lower)) return null;
    const waiting = LOADING_ATTRIBUTES.has(lower) && getAttribute.call(element, HELD_PREFIX + lower);
    return waiting || getAttribute.call(element, name);
  };
  const copyOf = (element: Element): NamedNodeMap => {
    // Nothing loads in a document without a window.
    inert ??= document.implementation.createHTMLDocument('');
    const copy = inert.createElementNS(element.namespaceURI, element.localName);
    for (const {name, value} of attributesOf.call(element)) {
      const own = WAITING.get(name) ?? name;
      if (getAttribute.call(copy, own) !== null) continue;
      // The native one: what looks like an address to be held would be put aside again.
      setAttribute.call(copy, own, WAITING.has(name) ? value : (read(element, name) ?? ''));
    }
    return copy.attributes;
  };

  return {
    afterSet(element, name) {
      if (!WAITING.has(name) || element.localName === 'script' || Object.hasOwn(element, 'attributes'))
        return;
      const cover = (member: string, descriptor: PropertyDescriptor): unknown =>
        Object.defineProperty(element, member, {...descriptor, configurable: true});
      cover('getAttribute', {value: (attribute: string) => read(element, attribute), writable: true});
      cover('hasAttribute', {
        value: (attribute: string) => read(element, attribute) !== null,
        writable: true,
      });
      cover('attributes', {get: () => copyOf(element)});
    },
    afterRemove(element, name) {
      if (!WAITING.has(name) || [...WAITING.keys()].some(key => getAttribute.call(element, key) !== null))
        return;
      for (const member of COVERED) Reflect.deleteProperty(element, member);
    },
  };
}
