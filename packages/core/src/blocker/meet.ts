import {withSelf} from './candidates.ts';
import type {Context} from './context.ts';
import type {HeldCalls} from './held-calls.ts';
import {HELD_SELECTOR} from './loading.ts';
import {MARKED_SELECTOR} from './marked-up.ts';
import type {Realms} from './realms.ts';
import type {Settle} from './settle.ts';

/** What waits for a grant. */
const WAITING = `${MARKED_SELECTOR},${HELD_SELECTOR}`;

/** What meeting needs beside the context. */
export interface MeetOptions extends Settle {
  readonly realms: Realms;
  readonly calls: HeldCalls;
  /** True while any service is held. */
  readonly holds: () => boolean;
  /** Takes addresses that the browser has connected to by itself. */
  readonly preconnected: Set<string>;
}

/** A function that holds what has come with an element, and tells whether something of it may be freed. */
export function createMeet(
  {realm, guard, trees, mayRun}: Context,
  {realms, calls, holds, preconnected, selector, settle}: MeetOptions,
): (root: Element) => boolean {
  const hold = (element: Element): void => {
    const {localName} = element;
    const {href} = element as HTMLLinkElement;
    if (element.matches('link[rel=preconnect][href]') && guard.heldBy(href)) preconnected.add(href);
    settle(element);
    if (localName === 'iframe') realms.enterFrames(element);
    if (/^(script|template)$/.test(localName) && element.matches(WAITING)) calls.standIn(element);
  };
  return root => {
    const held = holds();
    if (held && realm.document.readyState === 'loading') trees.addBelow(root);
    let frees = false;
    for (const element of withSelf(root, held ? selector : WAITING)) {
      if (held) hold(element);
      frees ||= element.matches(WAITING) && mayRun(element);
    }
    return frees;
  };
}
