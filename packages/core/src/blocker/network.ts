import type {Guard} from './guard.ts';
import type {Patches, Realm} from './patches.ts';

/** Port 1 is on the Fetch standard's list of bad ports: a socket to it fails as a network error, unsent. */
const NOWHERE = 'wss://localhost:1/';

/** Refuses requests that scripts make, in the way in which a network failure would refuse them. */
export function patchNetwork(realm: Realm, patches: Patches, guard: Guard): void {
  const addressOf = (input: unknown): unknown => (input as {url?: unknown} | null)?.url ?? input;

  patches.method<typeof fetch>(
    realm,
    'fetch',
    native =>
      function (this: unknown, input, init) {
        if (guard.heldBy(addressOf(input))) return Promise.reject(new realm.TypeError('Failed to fetch'));
        return native.call(realm, input, init);
      },
  );
  patches.method<Navigator['sendBeacon']>(
    realm.Navigator.prototype,
    'sendBeacon',
    native =>
      function (this: Navigator, url, data) {
        // True, as for a beacon that was queued and then lost: a false would make callers try another way.
        return guard.heldBy(url) ? true : native.call(this, url, data);
      },
  );
  patchXhr(realm, patches, guard);
  patches.construct(
    realm,
    'WebSocket',
    (native, [url, ...rest]) => new native(guard.heldBy(url) ? NOWHERE : url, ...rest),
  );
  patches.construct(
    realm,
    'EventSource',
    (native, [url, ...rest]) => new native(guard.heldBy(url) ? 'data:,' : url, ...rest),
  );
  patches.method<Window['open']>(
    realm,
    'open',
    native =>
      function (this: unknown, url, target, features) {
        // A window that the visitor opens is a visit, not a request of this page; only named frames count.
        const frame =
          typeof target === 'string' && target !== '' && realm.document.getElementsByName(target)[0];
        return frame && guard.heldBy(url) ? null : native.call(realm, url as string, target, features);
      },
  );
}

function patchXhr(realm: Realm, patches: Patches, guard: Guard): void {
  const held = new WeakSet<object>();
  const prototype = realm.XMLHttpRequest?.prototype;
  patches.method<(this: XMLHttpRequest, ...args: unknown[]) => void>(
    prototype,
    'open',
    native =>
      function (...args) {
        if (guard.heldBy(args[1])) held.add(this);
        else held.delete(this);
        // Opened on our own address, so that headers can be set and the state is as callers expect.
        return native.apply(this, held.has(this) ? [args[0], realm.location.href, true] : args);
      },
  );
  patches.method<XMLHttpRequest['send']>(
    prototype,
    'send',
    native =>
      function (this: XMLHttpRequest, body) {
        if (!held.has(this)) return native.call(this, body);
        realm.setTimeout(() => {
          for (const type of ['error', 'loadend']) this.dispatchEvent(new realm.ProgressEvent(type));
        });
        return undefined;
      },
  );
}
