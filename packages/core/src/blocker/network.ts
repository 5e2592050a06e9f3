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
  const instead =
    (nowhere: string) =>
    ([url, ...rest]: unknown[]) => [guard.heldBy(url) ? nowhere : url, ...rest];
  patches.construct(realm, 'WebSocket', instead(NOWHERE));
  patches.construct(realm, 'EventSource', instead('data:,'));
  patches.construct(realm, 'WebTransport', instead('https://localhost:1/'));
}

function patchXhr(realm: Realm, patches: Patches, guard: Guard): void {
  const held = new WeakMap<object, {readonly isSync: boolean}>();
  const {prototype} = realm.XMLHttpRequest;
  patches.method<(this: XMLHttpRequest, ...args: unknown[]) => void>(
    prototype,
    'open',
    native =>
      function (...args) {
        if (held.delete(this)) Reflect.deleteProperty(this, 'readyState');
        if (!guard.heldBy(args[1])) return native.apply(this, args);
        held.set(this, {isSync: args.length > 2 && !args[2]});
        // Opened on our own address, so that headers can be set and the state is as callers expect.
        return native.call(this, args[0], realm.location.href);
      },
  );
  patches.method<XMLHttpRequest['send']>(
    prototype,
    'send',
    native =>
      function (this: XMLHttpRequest, body) {
        const refused = held.get(this);
        if (!refused) return native.call(this, body);
        if (refused.isSync) throw new realm.DOMException('Failed to load', 'NetworkError');
        realm.setTimeout(() => {
          if (held.get(this) !== refused) return;
          Object.defineProperty(this, 'readyState', {value: 4, configurable: true});
          for (const type of ['readystatechange', 'error', 'loadend'])
            this.dispatchEvent(new realm.ProgressEvent(type));
        });
        return undefined;
      },
  );
}
