import {type ElementHold, LOADING_ATTRIBUTES} from './elements.ts';
import type {Patches, Realm} from './patches.ts';

/** Properties that reflect a loading attribute: interface, property, attribute. */
const REFLECTED: readonly (readonly [string, string, string])[] = [
  ['HTMLScriptElement', 'src', 'src'],
  ['HTMLIFrameElement', 'src', 'src'],
  ['HTMLFrameElement', 'src', 'src'],
  ['HTMLImageElement', 'src', 'src'],
  ['HTMLImageElement', 'srcset', 'srcset'],
  ['HTMLSourceElement', 'src', 'src'],
  ['HTMLSourceElement', 'srcset', 'srcset'],
  ['HTMLLinkElement', 'href', 'href'],
  ['HTMLLinkElement', 'imageSrcset', 'imagesrcset'],
  ['HTMLMediaElement', 'src', 'src'],
  ['HTMLVideoElement', 'poster', 'poster'],
  ['HTMLTrackElement', 'src', 'src'],
  ['HTMLEmbedElement', 'src', 'src'],
  ['HTMLObjectElement', 'data', 'data'],
  ['HTMLInputElement', 'src', 'src'],
];

type AttributeMethod = (this: Element, ...args: string[]) => unknown;

/**
 * Makes property and attribute writes put a held address aside instead of loading it. Reads of a property
 * give the waiting address, so that code which checks what it set goes on.
 */
export function patchProperties(realm: Realm, patches: Patches, elements: ElementHold): void {
  const constructors = realm as unknown as Record<string, {prototype: object} | undefined>;
  for (const [name, property, attribute] of REFLECTED) {
    patches.accessor(constructors[name]?.prototype, property, native => ({
      get(this: Element) {
        return elements.waiting(this, attribute) ?? native.get.call(this);
      },
      set(this: Element, value: unknown) {
        if (!write(elements, this, attribute, value)) native.set.call(this, value);
      },
    }));
  }
  patchAttributeMethods(realm.Element.prototype, patches, elements);
}

/** True when `value` was put aside; otherwise anything older that waited is dropped. */
function write(elements: ElementHold, element: Element, attribute: string, value: unknown): boolean {
  if (elements.heldAs(element, attribute, value)) {
    elements.putAside(element, attribute, String(value));
    return true;
  }
  if (elements.waiting(element, attribute) !== null) elements.drop(element, attribute);
  return false;
}

function patchAttributeMethods(prototype: Element, patches: Patches, elements: ElementHold): void {
  patches.method<AttributeMethod>(
    prototype,
    'setAttribute',
    native =>
      function (name, value, ...rest) {
        const attribute = String(name).toLowerCase();
        if (LOADING_ATTRIBUTES.has(attribute) && write(elements, this, attribute, value as string))
          return undefined;
        return native.call(this, name as string, value as string, ...rest);
      },
  );
  patches.method<AttributeMethod>(
    prototype,
    'setAttributeNS',
    native =>
      function (namespace, name, value) {
        const attribute = String(name).toLowerCase();
        if (LOADING_ATTRIBUTES.has(attribute) && write(elements, this, attribute, value as string))
          return undefined;
        return native.call(this, namespace as string, name as string, value as string);
      },
  );
  patches.method<AttributeMethod>(
    prototype,
    'removeAttribute',
    native =>
      function (name) {
        const attribute = String(name).toLowerCase();
        if (LOADING_ATTRIBUTES.has(attribute) && elements.waiting(this, attribute) !== null)
          elements.drop(this, attribute);
        return native.call(this, name as string);
      },
  );
  for (const method of ['setAttributeNode', 'setAttributeNodeNS']) {
    patches.method<(this: Element, node: Attr) => unknown>(
      prototype,
      method,
      native =>
        function (node) {
          const attribute = node.name.toLowerCase();
          return LOADING_ATTRIBUTES.has(attribute) && write(elements, this, attribute, node.value)
            ? null
            : native.call(this, node);
        },
    );
  }
}
