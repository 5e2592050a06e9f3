import {isOurWorker} from './worker-address.ts';
import type {WorkerScope} from './worker-scope.ts';

/**
 * Installs and activates a worker of our own at once: what it holds must not depend on when the last page of
 * an older version is closed.
 */
export function takeOver(scope: WorkerScope): void {
  scope.addEventListener('install', event => event.waitUntil(install(scope)));
  scope.addEventListener('activate', event => {
    // The browser asks for the page while the worker starts, not after it.
    event.waitUntil(scope.registration.navigationPreload?.enable() ?? Promise.resolve());
  });
}

/** Rejects where this worker must not be: browsers then keep what was there. */
async function install(scope: WorkerScope): Promise<void> {
  const {active, waiting} = scope.registration;
  const others = [active, waiting].filter(worker => worker && !isOurWorker(worker.scriptURL));
  // The page has looked, but the site's own may have been on its way already.
  if (others.length > 0) throw new Error('a worker of the site itself is there');
  // A content security policy on this file can forbid it every request; it would take the whole site down.
  await fetch(scope.location.href);
  await scope.skipWaiting();
}
