import {type ElementHold, LOADING_SELECTOR} from './elements.ts';
import type {Patches, Realm} from './patches.ts';

type Inserting = (this: Node, ...args: unknown[]) => unknown;

/** Where nodes enter a tree: owner interface, methods. */
const INSERTING: readonly (readonly [string, readonly string[]])[] = [
  ['Node', ['appendChild', 'insertBefore', 'replaceChild']],
  [
    'Element',
    [
      'append',
      'prepend',
      'before',
      'after',
      'replaceWith',
      'replaceChildren',
      'insertAdjacentElement',
      'moveBefore',
    ],
  ],
  ['Document', ['append', 'prepend', 'replaceChildren', 'importNode', 'adoptNode', 'moveBefore']],
  ['DocumentFragment', ['append', 'prepend', 'replaceChildren', 'moveBefore']],
  ['CharacterData', ['before', 'after', 'replaceWith']],
  ['DocumentType', ['before', 'after', 'replaceWith']],
  ['Range', ['insertNode', 'surroundContents']],
];

/** Holds every listed address in `root` and below it; declarative shadow trees included. */
export function sweep(root: Node, elements: ElementHold): void {
  if (root.nodeType === 1) elements.hold(root as Element);
  if (!root.firstChild) return;
  const tree = root as ParentNode;
  if (!tree.querySelectorAll) return;
  for (const element of tree.querySelectorAll(LOADING_SELECTOR)) elements.hold(element);
}

/** What insertion patches work with. */
export interface InsertionOptions {
  readonly elements: ElementHold;
  /** Called with each node that has entered the document. */
  readonly inserted: (root: Node) => void;
}

/**
 * Sweeps nodes before they enter a document. Setters see most addresses; this one is for nodes that an
 * inert parser made (templates, DOMParser, clones), which begin to load when they are adopted.
 */
export function patchInsertion(realm: Realm, patches: Patches, {elements, inserted}: InsertionOptions): void {
  const constructors = realm as unknown as Record<string, {prototype: object} | undefined>;
  for (const [owner, methods] of INSERTING) {
    for (const name of methods) {
      patches.method<Inserting>(
        constructors[owner]?.prototype,
        name,
        native =>
          function (...args) {
            // A fragment is empty after it was inserted, so its children are remembered.
            const nodes = args.filter(isNode);
            for (const node of nodes) sweep(node, elements);
            const roots = nodes.flatMap(node => (node.nodeType === 11 ? [...node.childNodes] : node));
            const result = native.apply(this, args);
            for (const root of roots) if (root.isConnected) inserted(root);
            return result;
          },
      );
    }
  }
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.nodeType === 'number';
