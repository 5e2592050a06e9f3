import type {ServiceMatch} from '../service-match.ts';
import {type ElementHold, HELD_SELECTOR, type Natives} from './elements.ts';
import type {Guard} from './guard.ts';
import {sweep} from './insertion.ts';
import {deciderOf, MARKED_SELECTOR} from './marked-up.ts';
import type {Placeholders} from './placeholders.ts';

/** Elements that show something and so get a placeholder. */
export const SHOWS = 'iframe,frame,embed,object';

/** What settling needs. */
export interface SettleOptions {
  readonly services: readonly ServiceMatch[];
  readonly guard: Guard;
  readonly elements: ElementHold;
  readonly placeholders: Placeholders;
  readonly natives: Natives;
  readonly isAllowed: (service: string) => boolean;
  readonly isGranted: (categoryOrService: string) => boolean;
}

/**
 * Brings nodes that have entered the document in line with the choices: what is listed and not granted is
 * held, and whatever would have shown something gets a placeholder.
 */
export function createSettle(options: SettleOptions): (root: Element) => void {
  const {services, guard, elements, placeholders, natives, isAllowed, isGranted} = options;

  const settleHeld = (element: Element): void => {
    const service = elements.serviceOf(element);
    if (!service || !element.matches(SHOWS)) return;
    if (!placeholders.has(element)) stopNavigation(element, natives);
    placeholders.show(element, service);
  };
  const settleMarked = (element: Element): void => {
    if (!element.matches(SHOWS) || isGranted(deciderOf(element))) return;
    const service =
      element.getAttribute('data-service') ?? guard.serviceOf(element.getAttribute('data-src') ?? '');
    placeholders.show(element, service ?? deciderOf(element));
  };

  return root => {
    sweep(root, elements);
    for (const element of withSelf(root, HELD_SELECTOR)) settleHeld(element);
    for (const element of withSelf(root, MARKED_SELECTOR)) settleMarked(element);
    for (const {id, selector} of services) {
      if (!selector || isAllowed(id)) continue;
      for (const element of withSelf(root, selector)) placeholders.show(element, id);
    }
  };
}

/** A frame that the parser has met is on its way; only leaving the document stops it (Chromium). */
function stopNavigation(frame: Element, natives: Natives): void {
  const {parentNode, nextSibling} = frame;
  if (!parentNode) return;
  natives.removeChild(parentNode, frame);
  natives.insertBefore(parentNode, frame, nextSibling);
}

/** `root`, if it matches, and everything below it that does. */
export function withSelf(root: Element, selector: string): Element[] {
  const below = root.firstElementChild ? [...root.querySelectorAll(selector)] : [];
  return root.matches(selector) ? [root, ...below] : below;
}
