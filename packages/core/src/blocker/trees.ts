/** A document or shadow root: what one query can see. */
export type Tree = Document | ShadowRoot;

/** Every tree that something of the page may be held in. */
export interface Trees {
  /** Remembers `tree`, as long as the page itself keeps it. */
  add(tree: Tree): void;
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
    [Symbol.iterator]: live,
    query: <E extends Element>(selector: string): E[] =>
      [...trees].flatMap(tree => [...tree.querySelectorAll<E>(selector)]),
  };
  return trees;
}
