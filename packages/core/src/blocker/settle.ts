import {warn} from '../warn.ts';
import {withSelf} from './candidates.ts';
import type {Context} from './context.ts';
import {SHOWS} from './frames.ts';
import {addressOf, markElement} from './marked-up.ts';
import type {Natives} from './natives.ts';
import {reinsert} from './reinsert.ts';

/** Brings elements that have entered a document in line with the choices. */
export interface Settle {
  /** Holds `element` where it is listed and not granted; what would have shown something gets a placeholder. */
  settle(element: Element): void;
  /** Gives a placeholder to what a script of a held vendor would turn into an embed, in `root` and below it. */
  askForEmbeds(root: Node): void;
  /** Makes marked elements inert again that have been opened and are not granted any more. */
  closeAgain(): void;
}

/** The settling of single elements over `context`. */
export function createSettle(context: Context): Settle {
  const {services, guard, elements, marks, opened, placeholders, natives, isAllowed} = context;
  const embeds = services.filter(({selector}) => selector && isSelector(selector));
  // Elements that a vendor's script turns into an embed are told by what the catalogue says of them.
  const embedding = embeds.map(({selector}) => selector).join();

  const show = (element: Element): void => {
    const service = elements.serviceOf(element);
    if (service) {
      if (!placeholders.has(element)) stopNavigation(element, natives);
      placeholders.show(element, service);
      return;
    }
    const mark = marks.of(element);
    if (!mark || marks.mayRun(mark)) return;
    const [id] = mark.ids;
    const isService = services.some(service => service.id === id);
    const owner = isService ? id : (guard.serviceOf(addressOf(element)) ?? id);
    if (owner) placeholders.show(element, owner);
  };
  return {
    settle(element) {
      elements.hold(element);
      if (SHOWS.test(element.localName)) show(element);
    },
    askForEmbeds(root) {
      for (const element of embedding ? withSelf(root, embedding) : []) {
        const service = embeds.find(({selector}) => element.matches(selector ?? ''));
        if (service && !isAllowed(service.id)) placeholders.show(element, service.id);
      }
    },
    closeAgain() {
      for (const [element, mark] of opened) {
        if (marks.mayRun(mark)) continue;
        opened.delete(element);
        markElement(element, natives);
        if (!SHOWS.test(element.localName)) continue;
        stopNavigation(element, natives);
        show(element);
      }
    },
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
  // A lazy one has not begun while the page is parsed.
  const hasBegun = !(
    frame.getAttribute('loading') === 'lazy' && frame.ownerDocument.readyState === 'loading'
  );
  if (hasBegun) reinsert(frame, natives);
}
