import type {ServiceMatch} from '../service-match.ts';
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
  let embeds: Embeds | undefined;

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
      embeds ??= embedsOf(services);
      for (const element of embeds.any ? withSelf(root, embeds.any) : []) {
        const service = embeds.services.find(
          entry => isFound(entry) && element.matches(entry.selector ?? ''),
        );
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

/** Elements that a vendor's script turns into an embed: they are told by what the catalogue says of them. */
interface Embeds {
  readonly services: readonly ServiceMatch[];
  /** Matches the embeds of any of them. */
  readonly any: string;
}

function embedsOf(all: readonly ServiceMatch[]): Embeds {
  const having = all.filter(({selector}) => selector);
  const join = (some: typeof all): string => some.map(({selector}) => selector).join();
  const services = isSelector(join(having)) ? having : having.filter(isFound);
  return {services, any: join(services)};
}

/** A site's own service may come with a selector that no browser understands; it must not cost the others. */
function isFound({selector = ''}: ServiceMatch): boolean {
  const isSound = isSelector(selector);
  if (!isSound) warn('config-bad-value', selector, 'a css selector');
  return isSound;
}

function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text || '*');
    return true;
  } catch {
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
