import {type ElementHold, HELD_SELECTOR} from './elements.ts';
import {deciderOf, MARKED_SELECTOR, unfold, unmarkElement} from './marked-up.ts';
import type {Placeholders} from './placeholders.ts';

/** What a release needs. */
export interface ReleaseOptions {
  readonly document: Document;
  readonly elements: ElementHold;
  readonly placeholders: Placeholders;
  readonly isAllowed: (service: string) => boolean;
  readonly isGranted: (categoryOrService: string) => boolean;
}

/** Frees everything that is granted but scripts, and returns those that may run now, in document order. */
export function freeGranted({
  document,
  elements,
  placeholders,
  isAllowed,
  isGranted,
}: ReleaseOptions): HTMLScriptElement[] {
  const mayRun = new Set<Element>();
  for (const marked of document.querySelectorAll(MARKED_SELECTOR)) {
    if (!isGranted(deciderOf(marked))) continue;
    if (marked.localName === 'template')
      for (const script of unfold(marked as HTMLTemplateElement)) mayRun.add(script);
    else if (marked.localName === 'script') mayRun.add(marked);
    else unmarkElement(marked);
  }
  for (const held of document.querySelectorAll(HELD_SELECTOR)) {
    if (held.localName !== 'script') elements.free(held);
    else if (!elements.serviceOf(held)) mayRun.add(held);
  }
  for (const [embed, placeholder] of [...placeholders.all()]) {
    const decider = placeholder.getAttribute('service') ?? '';
    if (isAllowed(decider) || !embed.isConnected) placeholders.remove(embed);
  }
  return [...document.querySelectorAll('script')].filter(script => mayRun.has(script));
}
