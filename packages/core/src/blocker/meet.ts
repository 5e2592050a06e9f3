import type {Guard} from './guard.ts';
import type {HeldCalls} from './held-calls.ts';
import {heldName} from './loading.ts';
import {MARKED_SELECTOR} from './marked-up.ts';
import type {Realms} from './realms.ts';
import {withSelf} from './settle.ts';
import type {Trees} from './trees.ts';

/** What is done with an element that has entered a tree. */
export interface MeetOptions {
  readonly guard: Guard;
  readonly trees: Trees;
  readonly realms: Realms;
  readonly calls: HeldCalls;
  readonly settle: (root: Element) => void;
  /** Takes the addresses that the browser has connected to by itself. */
  readonly preconnected: Set<string>;
}

/** Held code: what it would have defined is missing on the page. */
const HELD_CODE = MARKED_SELECTOR.split(',')
  .filter(marked => /^(script|template)/.test(marked))
  .concat(`script[${heldName('src')}]`)
  .join();

/** A function that holds what has come with an element: addresses, shadow trees, natives of empty frames. */
export function createMeet({
  guard,
  trees,
  realms,
  calls,
  settle,
  preconnected,
}: MeetOptions): (element: Element) => void {
  return element => {
    for (const link of withSelf(element, 'link[rel=preconnect][href]') as HTMLLinkElement[])
      if (guard.heldBy(link.href)) preconnected.add(link.href);
    for (const {shadowRoot} of withSelf(element, '*')) if (shadowRoot) trees.add(shadowRoot);
    settle(element);
    realms.enterFrames(element);
    for (const held of withSelf(element, HELD_CODE)) calls.standIn(held);
  };
}
