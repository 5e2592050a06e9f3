import type {ElementHold} from './elements.ts';
import {LOADING_ATTRIBUTES} from './loading.ts';
import type {Patches, Realm} from './patches.ts';

/** Properties that reflect a loading attribute of the same name, but for case: `HTML…Element.property`. */
const REFLECTED =
  'Script.src IFrame.src IFrame.srcdoc Frame.src Image.src Image.srcset Source.src Source.srcset Link.href Link.imageSrcset Media.src Video.poster Track.src Embed.src Object.data Input.src Anchor.ping Area.ping Body.background';

/** Attributes whose value is looked at. */
const WATCHED: ReadonlySet<string> = new Set([...LOADING_ATTRIBUTES, 'style']);

type AttributeMethod = (this: Element, ...args: unknown[]) => unknown;

/** What property patches work with. */
export interface PropertyOptions {
  readonly elements: ElementHold;
  readonly cleanCss: (value: unknown) => unknown;
}

/**
 * Makes property and attribute writes put a held address aside instead of loading it. Reads of a property
 * give the waiting address, so that code which checks what it set goes on.
 */
export function patchProperties(realm: Realm, patches: Patches, options: PropertyOptions): void {
  const {elements} = options;
  const constructors = realm as unknown as Record<string, {prototype: object} | undefined>;
  for (const entry of REFLECTED.split(' ')) {
    const [name, property = ''] = entry.split('.');
    const attribute = property.toLowerCase();
    patches.accessor(constructors[`HTML${name}Element`]?.prototype, property, native => ({
      get(this: Element) {
        return elements.waiting(this, attribute) ?? native.get.call(this);
      },
      set(this: Element, value: unknown) {
        if (!isPutAside(elements, this, attribute, value)) native.set.call(this, value);
      },
    }));
  }
  // The constructor sets its address past every setter.
  patches.construct(
    realm,
    'Audio',
    () => [],
    (audio, args) => args.length > 0 && Object.assign(audio, {preload: 'auto', src: args[0]}),
  );
  patchAttributes(realm, patches, options);
}

/** True when `value` was put aside; otherwise anything older that waited is dropped. */
function isPutAside(elements: ElementHold, element: Element, attribute: string, value: unknown): boolean {
  if (elements.take(element, attribute, String(value))) return true;
  if (elements.waiting(element, attribute) !== null) elements.drop(element, attribute);
  return false;
}

function patchAttributes(realm: Realm, patches: Patches, {elements, cleanCss}: PropertyOptions): void {
  const {prototype} = realm.Element;
  /** The value to set, or undefined where it was put aside. */
  const checked = (element: Element, attribute: string, value: unknown): {value: unknown} | undefined => {
    if (attribute === 'style') return {value: cleanCss(value)};
    return isPutAside(elements, element, attribute, value) ? undefined : {value};
  };
  const setting =
    (at: number) =>
    (native: AttributeMethod): AttributeMethod =>
      function (...args) {
        const attribute = String(args[at - 1]).toLowerCase();
        if (!WATCHED.has(attribute) || args.length <= at) return native.apply(this, args);
        const set = checked(this, attribute, args[at]);
        if (!set) return undefined;
        args[at] = set.value;
        return native.apply(this, args);
      };
  patches.method(prototype, 'setAttribute', setting(1));
  patches.method(prototype, 'setAttributeNS', setting(2));
  patches.method<AttributeMethod>(
    prototype,
    'removeAttribute',
    native =>
      function (...args) {
        const attribute = String(args[0]).toLowerCase();
        if (LOADING_ATTRIBUTES.has(attribute)) isPutAside(elements, this, attribute, '');
        return native.apply(this, args);
      },
  );
  patches.accessor(realm.Attr.prototype, 'value', native => ({
    set(this: Attr, value: unknown) {
      const {ownerElement, name} = this;
      const set =
        ownerElement && WATCHED.has(name.toLowerCase())
          ? checked(ownerElement, name.toLowerCase(), value)
          : {value};
      if (set) native.set.call(this, set.value);
    },
  }));
  /** An attribute node joins its element without a value, which then comes by the setter above. */
  const joining = (native: AttributeMethod): AttributeMethod =>
    function (...args) {
      const node = args[0] as Attr | undefined;
      const value = node?.value;
      if (!node || !value || !WATCHED.has(node.name.toLowerCase())) return native.apply(this, args);
      node.value = '';
      const replaced = native.apply(this, args);
      node.value = value;
      return replaced;
    };
  for (const owner of [prototype, realm.NamedNodeMap.prototype])
    for (const name of ['setAttributeNode', 'setAttributeNodeNS', 'setNamedItem', 'setNamedItemNS'])
      patches.method(owner, name, joining);
}
