import type {ElementHold} from './elements.ts';
import {KINDS} from './loading.ts';

const NAMES: ReadonlySet<string> = new Set(KINDS);

/** Others that can by an attribute, or that something waits in. */
const ATTRIBUTES =
  '[ping],[background],[data-src],[data-cookieblock-src],[style*="("],[data-akkoord-ping],[data-akkoord-background]';

/**
 * True where `element` can load, hold or mark something, or something of it waits. Asked of every element of a page:
 * most are told by their name, which costs a tenth of one long selector.
 */
export function isCandidate(element: Element): boolean {
  const {hasAttributes, matches} = Element.prototype;
  return NAMES.has(element.localName) || (hasAttributes.call(element) && matches.call(element, ATTRIBUTES));
}

/** `root`, if it matches, and everything below it that does; a field called `matches` hides no form from it. */
export function withSelf(root: Node, selector: string): Found {
  const {matches, querySelectorAll} = Element.prototype;
  const isElement = root.nodeType === 1;
  const below: Found = root.firstChild
    ? isElement
      ? querySelectorAll.call(root, selector)
      : (root as ParentNode).querySelectorAll(selector)
    : NONE;
  return isElement && (selector === '*' || matches.call(root, selector))
    ? [root as Element, ...below]
    : below;
}

/** Elements that were found: a list of the browser's as it came, as this is asked of each node that enters. */
export type Found = Iterable<Element> & {readonly length: number};

/** No element at all. */
export const NONE: readonly Element[] = [];

/** Holds whatever is listed in `root` and below it. */
export function sweep(root: Node, elements: ElementHold): void {
  // By selector: nothing has made these nodes known to scripts yet, and most need not be.
  for (const element of withSelf(root, `${KINDS},${ATTRIBUTES}`)) elements.hold(element);
}
