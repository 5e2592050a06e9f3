import type {Realm} from './patches.ts';
import type {Tree} from './trees.ts';

/** What is done with what enters a tree. */
export interface FollowOptions {
  /** Looks at an element that has entered, and at all below it. */
  readonly meet: (element: Element) => void;
  /** Looks again at a script or style whose text has changed. */
  readonly reread: (element: Element) => void;
  /** Called after each round. */
  readonly done: () => void;
}

/** Follows what enters trees. */
export interface Follow {
  /** Follows `tree` from now on. */
  follow(tree: Tree): void;
  /** Looks at what has entered and was not looked at yet. */
  flush(): void;
}

/**
 * Follows what enters a tree from then on, before it is painted, and for the parser's
 * scripts before they run (HTML standard: microtask checkpoint before "prepare the script element").
 */
export function createFollow(realm: Realm, {meet, reread, done}: FollowOptions): Follow {
  const look = (records: readonly MutationRecord[]): void => {
    let parents: Set<Node | null> | undefined;
    for (const {target, addedNodes} of records) {
      // The parser stops in the middle of a text where the network does, and then goes on with it.
      const element = (target.nodeType === 3 ? target.parentNode : target) as Element | null;
      const name = element?.localName;
      if (element && (name === 'script' || name === 'style')) reread(element);
      // By index: a page of half a megabyte comes in ten thousand lists of one.
      for (let index = 0; index < addedNodes.length; index++) {
        const node = addedNodes[index] as Node;
        if (node.nodeType !== 1) continue;
        if (node.firstChild) {
          parents ??= new Set();
          parents.add(node);
        }
        // What came with its parent was met with it.
        if (node.isConnected && !parents?.has(node.parentNode)) meet(node as Element);
      }
    }
    done();
  };
  const observer = new realm.MutationObserver(look);
  return {
    follow: tree =>
      observer.observe(tree, {
        childList: true,
        subtree: true,
        characterData: realm.document.readyState === 'loading',
      }),
    flush: () => look(observer.takeRecords()),
  };
}
