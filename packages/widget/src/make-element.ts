/**
 * A new element with `props` set and `children` in it. Strings become text nodes, never mark-up, so a page
 * under Trusted Types has nothing to refuse.
 */
export function makeElement<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  props: Partial<HTMLElementTagNameMap[T]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
}
