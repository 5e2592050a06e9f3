import type {Realm} from './patches.ts';

/** A page that loads on and on, or hangs, is not waited for any longer. */
const PATIENCE = 5_000;

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
  const idle = (): unknown => (realm.requestIdleCallback ?? realm.setTimeout)(once);
  if (realm.document.readyState === 'complete') idle();
  else realm.addEventListener('load', idle, {once: true});
  realm.setTimeout(once, PATIENCE);
}
