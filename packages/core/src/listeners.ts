import {warn} from './warn.ts';

/** Who wants to hear of every change. */
export interface Listeners {
  /** Tells each of them; one that throws keeps nobody else from hearing. */
  tell(): void;
  /** Returns its own unsubscribe. */
  subscribe(listener: () => void): () => void;
}

/** Nobody yet. */
export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of [...listeners]) call(listener);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function call(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    warn('listener-failed', String(error), 'a listener that does not throw');
  }
}
