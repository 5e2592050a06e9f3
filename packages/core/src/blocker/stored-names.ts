import type {Guard} from './guard.ts';
import type {Patches, Realm} from './patches.ts';

/** Writes of a cookie that end its life are always let through. */
const ENDING = /;\s*(max-age=(0|-)|expires=[^;]*\b(19\d\d|200\d)\b)/i;

/**
 * Refuses first-party cookies and storage entries that belong to a service which is not granted. Inline
 * code of the page itself may write them (a copied `_ga` snippet), so holding requests is not enough.
 */
export function patchStoredNames(realm: Realm, patches: Patches, guard: Guard): void {
  patches.accessor(realm.Document.prototype, 'cookie', native => ({
    set(this: Document, value: unknown) {
      const text = String(value);
      const name = (text.split(';')[0] as string).split('=')[0]?.trim() ?? '';
      if (ENDING.test(text) || !guard.isHeldName(name)) native.set.call(this, value);
    },
  }));
  patches.method<Storage['setItem']>(
    realm.Storage.prototype,
    'setItem',
    native =>
      function (this: Storage, key, value) {
        if (!guard.isHeldName(String(key))) native.call(this, key, value);
      },
  );
  const cookieStore = (realm as unknown as {CookieStore?: {prototype: object}}).CookieStore?.prototype;
  patches.method<(this: unknown, first: unknown, ...rest: unknown[]) => Promise<void>>(
    cookieStore,
    'set',
    native =>
      function (first, ...rest) {
        const name = typeof first === 'string' ? first : (first as {name?: unknown} | null)?.name;
        return guard.isHeldName(String(name)) ? Promise.resolve() : native.call(this, first, ...rest);
      },
  );
}
