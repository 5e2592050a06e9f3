import type {ElementHold} from './elements.ts';

/** Every element that can load, hold or mark something; short, as each element of a page is compared with it. */
export const CANDIDATES =
  'script,style,iframe,frame,img,source,link,video,audio,track,embed,object,input,image,feImage,template,[ping],[background],[data-src],[style*="("]';

/** `root`, if it matches, and everything below it that does; a field called `matches` hides no form from it. */
export function withSelf(root: Node, selector: string): Element[] {
  const {matches, querySelectorAll} = Element.prototype;
  const below: Element[] = root.firstChild
    ? [
        ...(root.nodeType === 1
          ? querySelectorAll.call(root, selector)
          : (root as ParentNode).querySelectorAll(selector)),
      ]
    : [];
  return root.nodeType === 1 && matches.call(root, selector) ? [root as Element, ...below] : below;
}

/** Holds whatever is listed in `root` and below it. */
export function sweep(root: Node, elements: ElementHold): void {
  for (const element of withSelf(root, CANDIDATES)) elements.hold(element);
}
