import type {Akkoord, Choices} from '../consent.ts';

/** Consent as one render sees it. Never changes; a new one takes its place. */
export interface ConsentSnapshot {
  /** True once the visitor has answered, whatever the answer was. */
  readonly isDecided: boolean;
  /** True only while it is granted; an unknown id, and a page without the tag, is denied. */
  isGranted(categoryOrService: string): boolean;
}

/** What a server read (`getConsent` of `@akkoord/core/server`), in the part that can be sent with the page. */
export interface InitialConsent {
  readonly status: 'undecided' | 'decided' | 'stale';
  readonly choices: Choices;
}

/** Consent of the page that this code runs in, as wrappers of frameworks use it. */
export interface PageConsent {
  /** What a server rendered with, and what the first render in a browser has to repeat. */
  readonly initial: ConsentSnapshot;
  /** What holds now; the same object until something changes. On a server `initial`. */
  current(): ConsentSnapshot;
  /** Calls `listener` after each change; returns its own unsubscribe. */
  subscribe(listener: () => void): () => void;
}

const NOTHING: InitialConsent = {status: 'undecided', choices: {}};

/**
 * Consent of the page by its tag, `window.akkoord`. Without `initial` nothing is granted until the first render is
 * over, so that what a server rendered for everybody is never contradicted.
 */
export function createPageConsent({status, choices}: InitialConsent = NOTHING): PageConsent {
  const initial: ConsentSnapshot = {
    isDecided: status === 'decided',
    isGranted: id => status === 'decided' && Object.hasOwn(choices, id) && choices[id] === 'granted',
  };
  const listeners = new Set<() => void>();
  let snapshot: ConsentSnapshot | undefined;
  let unhear: (() => void) | undefined;
  const change = (): void => {
    snapshot = undefined;
    for (const listener of [...listeners]) listener();
  };
  return {
    initial,
    current() {
      if (typeof document === 'undefined') return initial;
      snapshot ??= snapshotOf(akkoordOf());
      return snapshot;
    },
    subscribe(listener) {
      // What was decided while nobody listened.
      if (listeners.size === 0) snapshot = undefined;
      listeners.add(listener);
      unhear ??= hear(change);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unhear?.();
        unhear = undefined;
      };
    },
  };
}

/** The tag's page API; undefined where the tag is not there, or has not run yet. */
export function akkoordOf(): Akkoord | undefined {
  const {akkoord} = globalThis as {akkoord?: Akkoord};
  // Elements of the page may go by that name too.
  return typeof akkoord?.isGranted === 'function' ? akkoord : undefined;
}

function snapshotOf(akkoord: Akkoord | undefined): ConsentSnapshot {
  const known = new Map<string, boolean>();
  return {
    isDecided: akkoord?.record != null,
    isGranted(id) {
      // One render gets one answer, also where a decision falls into the middle of it.
      const answer = known.get(id) ?? akkoord?.isGranted(id) ?? false;
      known.set(id, answer);
      return answer;
    },
  };
}

/** Whatever may have changed an answer: a decision here, one in another tab, a tag that ran late. */
function hear(change: () => void): () => void {
  const heard: readonly (readonly [EventTarget, readonly string[]])[] = [
    [document, ['akkoord-decided', 'visibilitychange', 'prerenderingchange', 'DOMContentLoaded']],
    [globalThis as unknown as EventTarget, ['load', 'pageshow', 'storage']],
  ];
  for (const [target, types] of heard) for (const type of types) target.addEventListener(type, change);
  return () => {
    for (const [target, types] of heard) for (const type of types) target.removeEventListener(type, change);
  };
}
