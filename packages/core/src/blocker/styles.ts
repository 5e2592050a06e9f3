import type {Accessor, Patches, Realm} from './patches.ts';

/** Methods that take CSS as text among their arguments, by owner. */
const TAKING: Readonly<Record<string, string>> = {
  CSSStyleDeclaration: 'setProperty',
  CSSStyleSheet: 'insertRule addRule replace replaceSync',
  CSSGroupingRule: 'insertRule',
  CSSKeyframesRule: 'appendRule',
  StylePropertyMap: 'set append',
};

/** Properties whose value may hold an address. */
const PROPERTIES =
  'background backgroundImage borderImage borderImageSource listStyle listStyleImage content cursor mask maskImage webkitMask webkitMaskImage filter shapeOutside';

/** Where engines keep the properties: Chromium on the declaration itself, WebKit and Firefox on these. */
const DECLARATIONS = ['CSSStyleDeclaration', 'CSSStyleProperties', 'CSS2Properties'];

type Variadic = (this: unknown, ...args: unknown[]) => unknown;

/** Makes every sink that takes CSS text put held addresses aside first; `clean` does that to one value. */
export function patchStyles(realm: Realm, patches: Patches, clean: (value: unknown) => unknown): void {
  const owners = realm as unknown as Record<string, {prototype: object} | undefined>;
  const setter = (native: Accessor): Partial<Accessor> => ({
    set(this: unknown, value: unknown) {
      native.set.call(this, clean(value));
    },
  });
  for (const [owner, names] of Object.entries(TAKING))
    for (const name of names.split(' '))
      patches.method<Variadic>(
        owners[owner]?.prototype,
        name,
        native =>
          function (...args) {
            return native.apply(this, args.map(clean));
          },
      );
  for (const owner of ['HTMLElement', 'SVGElement'])
    patches.accessor(owners[owner]?.prototype, 'style', setter);
  patches.construct(realm, 'FontFace', args => args.map(clean));

  const {getPropertyValue, setProperty} = realm.CSSStyleDeclaration.prototype;
  for (const owner of DECLARATIONS) patches.accessor(owners[owner]?.prototype, 'cssText', setter);
  for (const property of PROPERTIES.split(' ')) {
    const dashed = property.replace(/[A-Z]|^webkit/g, part => `-${part.toLowerCase()}`);
    // Names of one word are written alike, and would be patched twice.
    for (const name of new Set([dashed, property])) {
      const owner = DECLARATIONS.find(key => owners[key] && Object.hasOwn(owners[key].prototype, name));
      if (owner) patches.accessor(owners[owner]?.prototype, name, setter);
      else
        patches.add(realm.CSSStyleDeclaration.prototype, name, {
          get(this: CSSStyleDeclaration) {
            return getPropertyValue.call(this, dashed);
          },
          set(this: CSSStyleDeclaration, value: string) {
            setProperty.call(this, dashed, clean(value) as string);
          },
        });
    }
  }
}

/** Makes text that becomes part of a `<style>` clean, and lets attribute nodes take the way of `Attr.value`. */
export function patchText(realm: Realm, patches: Patches, clean: (value: unknown) => unknown): void {
  const isStyle = (node: Node | null): boolean => (node as Element | null)?.localName === 'style';
  const setter = (native: Accessor): Partial<Accessor> => ({
    set(this: Node, value: unknown) {
      if (this.nodeType === 2) (this as Attr).value = value as string;
      else native.set.call(this, isStyle(this) || isStyle(this.parentNode) ? clean(value) : value);
    },
  });
  for (const name of ['textContent', 'nodeValue']) patches.accessor(realm.Node.prototype, name, setter);
  patches.accessor(realm.CharacterData.prototype, 'data', setter);
  patches.accessor(realm.HTMLElement.prototype, 'innerText', setter);
}
