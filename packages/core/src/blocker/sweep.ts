import type {ElementHold} from './elements.ts';
import {LOADING} from './loading.ts';

const ADDRESSED = Object.entries(LOADING)
  .flatMap(([name, attributes]) => (name === 'script' ? [] : attributes.map(attribute => [name, attribute])))
  .map(([name, attribute = '']) => (attribute.includes(':') ? name : `${name}[${attribute}]`))
  .concat('style', '[style*="("]')
  .join();

const WITH_SCRIPTS = `script,${ADDRESSED}`;

/**
 * Holds whatever is listed in `root` and below it. Scripts that stand in the document have run, and holding
 * those changes nothing, so they are left out with `ran`.
 */
export function sweep(root: Node, elements: ElementHold, ran = false): void {
  if (root.nodeType === 1 && !(ran && (root as Element).localName === 'script'))
    elements.hold(root as Element);
  if (!root.firstChild) return;
  const tree = root as ParentNode;
  if (!tree.querySelectorAll) return;
  for (const element of tree.querySelectorAll(ran ? ADDRESSED : WITH_SCRIPTS)) elements.hold(element);
}
