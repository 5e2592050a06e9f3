import type {WorkerScope} from './worker-scope.ts';

/**
 * Installs and activates a worker of our own at once: what it holds must not depend on when the last page of
 * an older version is closed.
 */
export function takeOver(scope: WorkerScope): void {
  scope.addEventListener('install', event => {
    // A content security policy on this file can forbid it every request. It would then take the whole site
    // down with it, so it is not installed.
    event.waitUntil(fetch(scope.location.href).then(() => scope.skipWaiting()));
  });
  scope.addEventListener('activate', event => {
    // The browser asks for the page while the worker starts, not after it.
    event.waitUntil(scope.registration.navigationPreload?.enable() ?? Promise.resolve());
  });
}
