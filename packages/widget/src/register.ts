/**
 * Registers `element` under `tag`. Does nothing on a server, or where the tag is taken: a page that loads
 * two copies of the SDK keeps the elements of the first, and neither copy throws.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (registry && !registry.get(tag)) registry.define(tag, element);
}
