import type {Realm} from './patches.ts';

/** A page that loads on and on, or hangs, is not waited for any longer. */
const PATIENCE = 5_000;

/** Time in which a page without anything to do goes on doing nothing, and by which a timer of it may be late. */
const [REST, LATE] = [100, 30] as const;

/**
 * Calls `run` once the page has been set up: after `load`, when it has nothing to do. Frameworks that take
 * over mark-up of their server (hydration) compare it node by node until then.
 */
export function whenCalm(realm: Realm, run: () => void): void {
  let waits = true;
  const once = (): void => {
    if (waits) run();
    waits = false;
  };
  const idle = (): unknown => (realm.requestIdleCallback ? realm.requestIdleCallback(once) : rest());
  /** Safari does not tell of idle time: a page has some once a timer of it is not kept waiting. */
  const rest = (): unknown => {
    const start = realm.performance.now();
    return realm.setTimeout(() => (realm.performance.now() - start < REST + LATE ? once() : rest()), REST);
  };
  if (realm.document.readyState === 'complete') idle();
  else realm.addEventListener('load', idle, {once: true});
  realm.setTimeout(once, PATIENCE);
}
