import {withSelf} from './candidates.ts';

/** A document or shadow root: what one query can see. */
export type Tree = Document | ShadowRoot;

/** Every tree that something of the page may be held in. */
export interface Trees {
  /** Remembers `tree`, as long as the page itself keeps it. */
  add(tree: Tree): void;
  /** Remembers the shadow roots at and below `root` that the parser has made: no patch has seen them. */
  addBelow(root: Node): void;
  /** Each tree that still lives, the page's own document first. */
  [Symbol.iterator](): Iterator<Tree>;
  /** What matches `selector` in any of them, each tree in its order. */
  query<E extends Element = Element>(selector: string): E[];
}

/** The trees of `document`: it alone at first. */
export function createTrees(document: Document, onTree: (tree: Tree) => void): Trees {
  const known = new WeakSet<Tree>([document]);
  const others = new Set<WeakRef<Tree>>();
  function* live(): Iterator<Tree> {
    yield document;
    for (const reference of others) {
      const tree = reference.deref();
      if (tree) yield tree;
      else others.delete(reference);
    }
  }
  const trees = {
    add(tree: Tree) {
      if (known.has(tree)) return;
      known.add(tree);
      others.add(new WeakRef(tree));
      onTree(tree);
    },
    addBelow(root: Node) {
      for (const {shadowRoot} of withSelf(root, '*')) {
        if (!shadowRoot) continue;
        trees.add(shadowRoot);
        trees.addBelow(shadowRoot);
      }
    },
    [Symbol.iterator]: live,
    query: <E extends Element>(selector: string): E[] =>
      [...trees].flatMap(tree => [...tree.querySelectorAll<E>(selector)]),
  };
  return trees;
}
