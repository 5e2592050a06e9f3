import {isCandidate} from './candidates.ts';
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

/** As many roots are asked one by one; above that the whole page costs less. */
const MANY = 20;

/** A function that holds what has come with an element, and tells whether something of it may be freed. */
export function createMeet(
  {realm, guard, natives, trees, mayRun}: Context,
  {realms, calls, holds, preconnected, settle, askForEmbeds}: MeetOptions,
): (root: Element) => boolean {
  // A field of a form may go by that name.
  const {querySelectorAll} = realm.Element.prototype;
  const hold = (element: Element): void => {
    const {localName} = element;
    if (localName === 'link' && element.matches('[rel=preconnect][href]')) {
      const {href} = element as HTMLLinkElement;
      if (guard.heldBy(href)) preconnected.add(href);
    }
    settle(element);
    if (element.matches(HELD_SELECTOR)) natives.veil(element);
    if (localName === 'iframe') realms.enterFrames(element);
    if ((localName === 'script' || localName === 'template') && element.matches(WAITING))
      calls.standIn(element);
  };
  const asked = new Set<Node>();
  /** Nothing of these loads before its script, so they can wait until the page has done what it does. */
  const askLater = (root: Node): void => {
    if (asked.size === 0)
      realm.setTimeout(() => {
        const roots = asked.size < MANY ? [...asked] : [...trees];
        asked.clear();
        for (const root of roots) if (root.isConnected && holds()) askForEmbeds(root);
      });
    if (asked.size < MANY) asked.add(root);
  };
  const look = (element: Element, held: boolean, isParsing: boolean): boolean => {
    if (isParsing && element.shadowRoot) trees.addBelow(element);
    if (!isCandidate(element)) return false;
    if (held) hold(element);
    return !isParsing && element.matches(WAITING) && mayRun(element);
  };
  return root => {
    const held = holds();
    const isParsing = realm.document.readyState === 'loading';
    if (held && !isParsing) askLater(root);
    let frees = look(root, held, isParsing);
    if (!root.firstChild) return frees;
    const below = querySelectorAll.call(root, '*');
    for (let index = 0; index < below.length; index++)
      frees = look(below[index] as Element, held, isParsing) || frees;
    return frees;
  };
}
