import type {ElementHold} from './elements.ts';
import type {Guard} from './guard.ts';
import {patchInsertion} from './insertion.ts';
import {patchMarkup} from './markup.ts';
import {patchNetwork} from './network.ts';
import {createPatches, type Realm} from './patches.ts';
import {patchProperties} from './properties.ts';
import {patchStoredNames} from './stored-names.ts';

/** The page's realm and those of its empty frames, patched or as they were. */
export interface Realms {
  /** Patches `realm`, and from then on every empty frame that enters it. Does nothing the second time. */
  enter(realm: Realm): void;
  /** Puts every native back. */
  leave(): void;
}

/** All patches of the blocker over `guard`, in one place. */
export function createRealms(guard: Guard, elements: ElementHold): Realms {
  const patches = createPatches();
  let patched = new WeakSet<Realm>();

  const enter = (realm: Realm): void => {
    if (patched.has(realm)) return;
    patched.add(realm);
    patchProperties(realm, patches, elements);
    patchMarkup(realm, patches, {guard, elements});
    patchInsertion(realm, patches, {elements, inserted: enterFrames});
    patchNetwork(realm, patches, guard);
    patchStoredNames(realm, patches, guard);
  };

  /** A frame that a script makes starts as an empty document with natives of its own. */
  const enterFrames = (root: Node): void => {
    if (root.nodeType !== 1) return;
    const element = root as Element;
    if (element.localName === 'iframe') enterFrame(element as HTMLIFrameElement);
    else if (element.firstElementChild)
      for (const frame of element.querySelectorAll('iframe')) enterFrame(frame);
  };
  const enterFrame = (frame: HTMLIFrameElement): void => {
    const inner = windowOf(frame);
    if (inner) enter(inner);
  };

  return {
    enter,
    leave() {
      patches.undo();
      patched = new WeakSet();
    },
  };
}

function windowOf(frame: HTMLIFrameElement): Realm | undefined {
  try {
    // Reading a property of a cross-origin window throws; its realm is out of reach, and it has its own rules.
    const inner = frame.contentWindow as Realm | null;
    return inner?.document ? inner : undefined;
  } catch {
    return undefined;
  }
}
