import {withSelf} from './candidates.ts';
import type {Context} from './context.ts';
import {holdCss} from './held-css.ts';
import {patchInsertion} from './insertion.ts';
import {patchMarkup} from './markup.ts';
import {patchNavigation} from './navigation.ts';
import {patchNetwork} from './network.ts';
import {createPatches, type Realm} from './patches.ts';
import {patchProperties} from './properties.ts';
import {patchStoredNames} from './stored-names.ts';
import {patchStyles, patchText} from './styles.ts';
import {orderClaims, workerCode} from './worker-code.ts';
import {patchWorkers} from './workers.ts';

/** The page's realm and those of its empty frames, patched or as they were. */
export interface Realms {
  /** Patches `realm`, and from then on every empty frame that enters it. Does nothing the second time. */
  enter(realm: Realm): void;
  /** Patches the empty frames in `root`. */
  enterFrames(root: Node): void;
  /** Puts every native back. */
  leave(): void;
}

/** All patches of the blocker over `guard`, in one place. */
export function createRealms({guard, elements, trees, services, isAllowed}: Context): Realms {
  const patches = createPatches();
  const blobs = new Map<string, Blob>();
  let patched = new WeakSet<Realm>();
  let isIn = false;
  const met = new WeakSet<Element>();
  const code = (): string =>
    workerCode(
      orderClaims(
        services.flatMap(({id, match}) =>
          match.map(pattern => [pattern, id !== '' && !isAllowed(id)] as const),
        ),
      ),
    );
  const cleanCss = (value: unknown): unknown => (typeof value === 'string' ? holdCss(value, guard) : value);

  const enter = (realm: Realm): void => {
    trees.add(realm.document);
    if (patched.has(realm)) return;
    patched.add(realm);
    patchProperties(realm, patches, {elements, cleanCss});
    patchMarkup(realm, patches, {guard, inserted: enterFrames});
    patchInsertion(realm, patches, {elements, cleanCss, inserted: enterFrames});
    patchStyles(realm, patches, cleanCss);
    patchText(realm, patches, cleanCss);
    patchNetwork(realm, patches, guard);
    patchNavigation(realm, patches, guard);
    patchWorkers(realm, patches, {guard, code, blobs});
    patchStoredNames(realm, patches, guard);
    patches.method<(this: Element, init: ShadowRootInit) => ShadowRoot>(
      realm.Element.prototype,
      'attachShadow',
      native =>
        function (init) {
          const root = native.call(this, init);
          trees.add(root);
          return root;
        },
    );
  };

  /** A frame that a script makes starts as an empty document with natives of its own. */
  const enterFrames = (root: Node): void => {
    for (const element of withSelf(root, 'iframe')) enterFrame(element as HTMLIFrameElement);
  };
  const enterFrame = (frame: HTMLIFrameElement): void => {
    const inner = windowOf(frame);
    if (inner && isIn) enter(inner);
    if (met.has(frame)) return;
    met.add(frame);
    // The first document of a frame gives way to another one, in some engines together with its natives.
    frame.addEventListener('load', () => enterFrame(frame));
  };

  return {
    enterFrames,
    enter(realm) {
      isIn = true;
      enter(realm);
    },
    leave() {
      isIn = false;
      patches.undo();
      patched = new WeakSet();
    },
  };
}

/** The window of an empty frame. A page in a frame, even of the same origin, has a tag of its own or none. */
function windowOf(frame: HTMLIFrameElement): Realm | undefined {
  try {
    const inner = frame.contentWindow as Realm | null;
    // Reading a property of a cross-origin window throws; its realm is out of reach.
    return inner?.location.href.startsWith('about:') ? inner : undefined;
  } catch {
    return undefined;
  }
}
