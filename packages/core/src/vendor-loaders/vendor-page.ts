import type {Realm} from '../blocker/patches.ts';

/** The page as a loader sees it. */
export interface VendorPage {
  readonly realm: Realm;
  /** Tells vendors the choices; a loader calls it when its queue stands and nothing is in it yet. */
  readonly signal: () => void;
  /** Adds the vendor's script to the page and gives it. */
  readonly addScript: (url: string) => HTMLScriptElement;
  readonly now: () => number;
}

/** Sets one vendor up for `id` as its own snippet would, consent first, and loads it. Only after a grant. */
export type VendorLoader = (id: string, page: VendorPage) => void;

/** A function that keeps its calls until the vendor's script takes them, as most snippets have one. */
export function queueing<Name extends string>(
  name: Name,
): ((...args: unknown[]) => void) & Record<Name, unknown[]> {
  const calls: unknown[] = [];
  return Object.assign((...args: unknown[]) => void calls.push(args), {[name]: calls} as Record<
    Name,
    unknown[]
  >);
}
