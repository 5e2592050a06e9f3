import type {ConsentEnvironment} from '@akkoord/core';
import type {Config} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';

/**
 * The part of the environment that closes frames by a policy, for a site that has asked for it. What opens
 * them again is a chunk of its own: the policy has to stand in the page before the parser goes on.
 */
export function frameHook({frames}: Config, load: LoadChunk): Pick<ConsentEnvironment, 'frames'> {
  if (!frames) return {};
  return {
    frames: {
      hosts: frames,
      once: takeOnce(),
      opener: address => load('frames').then(({findOpener}) => findOpener(address)),
    },
  };
}

/** Where the address of an embed waits that the visitor has asked for, while the page is loaded again for it. */
const KEY = 'akkoord.once';

/** Remembers that the visitor has asked for the embed at `address`; the next page view loads it. */
export function keepForReload(address: string | undefined): void {
  try {
    if (address) sessionStorage.setItem(KEY, address);
  } catch {
    // A browser that keeps nothing: the embed stays behind its placeholder.
  }
}

function takeOnce(): string | undefined {
  try {
    const address = sessionStorage.getItem(KEY) ?? undefined;
    sessionStorage.removeItem(KEY);
    return address;
  } catch {
    return undefined;
  }
}
