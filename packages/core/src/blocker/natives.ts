import {createVeil, WAITING} from './veil.ts';

/** Natives, taken before anything is patched: our own work must not run through our own patches. */
export interface Natives {
  readonly getAttribute: (element: Element, name: string) => string | null;
  readonly setAttribute: (element: Element, name: string, value: string) => void;
  readonly removeAttribute: (element: Element, name: string) => void;
  /** Lets reads of `element` give what it holds; setting a waiting attribute does so by itself. */
  readonly veil: (element: Element) => void;
  readonly insertBefore: (parent: Node, node: Node, before: Node | null) => void;
  readonly removeChild: (parent: Node, node: Node) => void;
}

/** The natives of the realm that this file runs in; they work on nodes of every realm. */
export function takeNatives(): Natives {
  const {getAttribute, setAttribute, removeAttribute} = Element.prototype;
  const {insertBefore, removeChild} = Node.prototype;
  const veil = createVeil({getAttribute, setAttribute});
  return {
    getAttribute: (element, name) => getAttribute.call(element, name),
    setAttribute(element, name, value) {
      setAttribute.call(element, name, value);
      veil.afterSet(element, name);
    },
    removeAttribute(element, name) {
      removeAttribute.call(element, name);
      veil.afterRemove(element, name);
    },
    veil: element => {
      for (const name of WAITING.keys()) if (element.hasAttribute(name)) veil.afterSet(element, name);
    },
    insertBefore: (parent, node, before) => void insertBefore.call(parent, node, before),
    removeChild: (parent, node) => void removeChild.call(parent, node),
  };
}
