import type {Context} from './context.ts';
import {SHOWS} from './frames.ts';
import {heldName} from './loading.ts';

/** Frees `held`; what is allowed and opens in no way that is left gets its placeholder back. */
export function freeElement(held: Element, {elements, frames, guard, placeholders}: Context): void {
  elements.free(held);
  const shut = elements.shutAddress(held);
  if (shut && !frames?.isAsking(shut)) placeholders.show(held, guard.serviceOf(shut) as string);
}

/** Takes placeholders away where nothing is held any more. */
export function clearPlaceholders({elements, placeholders, isAllowed}: Context): void {
  for (const [embed, service] of [...placeholders.all()])
    if (!embed.isConnected || (isAllowed(service) && !elements.shutAddress(embed)))
      placeholders.remove(embed);
}

/** Frees every frame, object and embed that is allowed, at once: it has just become known how they open. */
export function freeFrames(context: Context): void {
  for (const held of context.trees.query(`[${heldName('src')}],[${heldName('data')}]`))
    if (SHOWS.test(held.localName)) freeElement(held, context);
  clearPlaceholders(context);
}
