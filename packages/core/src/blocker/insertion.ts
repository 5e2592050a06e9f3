import type {ElementHold} from './elements.ts';
import type {Patches, Realm} from './patches.ts';
import {sweep} from './sweep.ts';

type Inserting = (this: Node, ...args: unknown[]) => unknown;

/** Where nodes enter a tree: methods by owner. */
const INSERTING: Readonly<Record<string, string>> = {
  Node: 'appendChild insertBefore replaceChild',
  Element:
    'append prepend before after replaceWith replaceChildren insertAdjacentElement insertAdjacentText moveBefore',
  Document: 'append prepend replaceChildren importNode adoptNode moveBefore',
  DocumentFragment: 'append prepend replaceChildren moveBefore',
  CharacterData: 'before after replaceWith',
  DocumentType: 'before after replaceWith',
  Range: 'insertNode surroundContents',
};

/** What insertion patches work with. */
export interface InsertionOptions {
  readonly elements: ElementHold;
  readonly cleanCss: (value: unknown) => unknown;
  /** Called with each node that has entered the document. */
  readonly inserted: (root: Node) => void;
}

/**
 * Sweeps nodes before they enter a document. Setters see most addresses; this one is for nodes that an
 * inert parser made (templates, DOMParser, clones), which begin to load when they are adopted.
 */
export function patchInsertion(
  realm: Realm,
  patches: Patches,
  {elements, cleanCss, inserted}: InsertionOptions,
): void {
  const constructors = realm as unknown as Record<string, {prototype: object} | undefined>;
  const insert = (native: Inserting): Inserting =>
    function (...args) {
      const nodes = args.filter(isNode);
      // What is built up apart from the document is looked at once, when it enters.
      for (const node of nodes)
        if (this.isConnected !== false || node.ownerDocument !== realm.document) sweep(node, elements);
      const isStyle = (this as Element).localName === 'style';
      if (isStyle) for (const node of nodes) node.textContent = cleanCss(node.textContent) as string;
      // A fragment is empty after it was inserted, so its children are remembered.
      const roots = nodes.flatMap(node => (node.nodeType === 11 ? [...node.childNodes] : node));
      const result = native.apply(this, isStyle ? args.map(cleanCss) : args);
      for (const root of roots) if (root.isConnected) inserted(root);
      return result;
    };
  for (const [owner, names] of Object.entries(INSERTING))
    for (const name of names.split(' ')) patches.method(constructors[owner]?.prototype, name, insert);
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.nodeType === 'number';
