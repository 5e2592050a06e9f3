import {isOurWorker} from './worker/worker-address.ts';

const DATABASES = ['akkoord', 'akkoord-worker'];

const isOurs = (name: string): boolean => /^akkoord\b/.test(name);

/**
 * Takes everything of ours out of this browser, for this site: worker, cookie, storage, databases, caches.
 * Entries under our names only; the site's own stay. Never rejects.
 */
export async function removeAkkoord(): Promise<void> {
  await attempt(removeWorkers);
  attemptNow(removeCookie);
  for (const area of ['localStorage', 'sessionStorage'] as const) attemptNow(() => removeEntries(area));
  await attempt(async () => {
    for (const name of (await caches.keys()).filter(isOurs)) await caches.delete(name);
  });
  await Promise.all(DATABASES.map(name => attempt(() => removeDatabase(name))));
}

async function removeWorkers(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    // A worker of the site's own that imports ours falls silent; others do not know the word.
    worker?.postMessage({akkoord: 'leave'});
    if (worker && isOurWorker(worker.scriptURL)) await registration.unregister();
  }
}

/** The cookie stands on this host, or on one above it where a server has set it. */
function removeCookie(): void {
  const labels = location.hostname.split('.');
  const domains = labels.map((_, index) => `; Domain=${labels.slice(index).join('.')}`);
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there in every browser
  for (const domain of ['', ...domains]) document.cookie = `akkoord=; Max-Age=0; Path=/${domain}`;
}

function removeEntries(area: 'localStorage' | 'sessionStorage'): void {
  const storage = globalThis[area];
  for (const name of Object.keys(storage).filter(isOurs)) storage.removeItem(name);
}

function removeDatabase(name: string): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => resolve();
    Object.assign(indexedDB.deleteDatabase(name), {onsuccess: done, onerror: done, onblocked: done});
  });
}

/** Browsers refuse parts of this by throwing; what is refused holds nothing of ours. */
async function attempt(run: () => Promise<void>): Promise<void> {
  await run().catch(() => {});
}

function attemptNow(run: () => void): void {
  try {
    run();
  } catch {
    // Same as above.
  }
}
