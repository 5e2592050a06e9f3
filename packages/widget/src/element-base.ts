/**
 * `HTMLElement`, or an empty class where there is none, so that a server can import the elements. An
 * element is only ever made in a browser.
 */
export const ElementBase = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;
