import type {ServiceMatch} from '../service-match.ts';
import {warn} from '../warn.ts';
import type {ElementHold} from './elements.ts';
import type {Guard} from './guard.ts';
import {HELD_SELECTOR} from './loading.ts';
import {deciderOf, MARKED_SELECTOR} from './marked-up.ts';
import type {Natives} from './natives.ts';
import type {Placeholders} from './placeholders.ts';
import {sweep} from './sweep.ts';

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
 * held, and whatever would have shown something gets a placeholder. With `ran`, scripts are left as they are.
 */
export function createSettle(options: SettleOptions): (root: Element, ran?: boolean) => void {
  const {services, guard, elements, placeholders, natives, isAllowed, isGranted} = options;
  const embeds = services.filter(({selector}) => selector && isSelector(selector));
  const embedSelector = embeds.map(({selector}) => selector).join();

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

  return (root, ran) => {
    sweep(root, elements, ran);
    for (const element of withSelf(root, HELD_SELECTOR)) settleHeld(element);
    for (const element of withSelf(root, MARKED_SELECTOR)) settleMarked(element);
    if (!embedSelector) return;
    for (const element of withSelf(root, embedSelector)) {
      const service = embeds.find(({selector}) => element.matches(selector ?? ''));
      if (service && !isAllowed(service.id)) placeholders.show(element, service.id);
    }
  };
}

/** A site's own service may come with one that no browser understands; it must not cost the others. */
function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    warn('config-bad-value', text, 'a css selector');
    return false;
  }
}

/** A frame that the parser has met is on its way; only leaving the document stops it (Chromium). */
function stopNavigation(frame: Element, natives: Natives): void {
  const {parentNode, nextSibling} = frame;
  if (!parentNode || frame.getAttribute('loading') === 'lazy') return;
  natives.removeChild(parentNode, frame);
  natives.insertBefore(parentNode, frame, nextSibling);
}

/** `root`, if it matches, and everything below it that does; a field called `matches` hides no form from it. */
export function withSelf(root: Element, selector: string): Element[] {
  const {matches, querySelectorAll} = Element.prototype;
  const below = root.firstChild ? [...querySelectorAll.call(root, selector)] : [];
  return matches.call(root, selector) ? [root, ...below] : below;
}
