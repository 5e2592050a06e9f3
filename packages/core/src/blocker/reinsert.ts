import type {Natives} from './natives.ts';

/** Takes `element` out of its place and puts it back: whatever loads in it stops, and what it says now begins. */
export function reinsert(element: Element, natives: Natives): void {
  const {parentNode, nextSibling} = element;
  if (!parentNode) return;
  natives.removeChild(parentNode, element);
  natives.insertBefore(parentNode, element, nextSibling);
}
