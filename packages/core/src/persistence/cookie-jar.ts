import type {ConsentRecord} from '@akkoord/schema';
import {decodeChoice, encodeChoice, type StoredChoice} from './choice-cookie.ts';

/** Name of the choice cookie. */
export const CHOICE_COOKIE = 'akkoord';

/** Where the choice is kept between page views. Never throws: a browser that refuses storage keeps nothing. */
export interface ChoiceStore {
  read(): StoredChoice | null;
  write(choice: StoredChoice): void;
  clear(): void;
  /** The record of the last decision as this browser keeps it, or null. */
  readRecord(): KeptRecord | null;
  writeRecord(record: KeptRecord): void;
}

/** A record as the browser keeps it: after a refusal without any of its three ids. */
export type KeptRecord = Omit<ConsentRecord, 'id'> & {readonly id: string | null};

const RECORD = 'akkoord.record';

/**
 * The choice in a first-party cookie, readable by the site's server (docs/protocol.md). `setCookie` is the
 * native setter where the blocker has patched it.
 */
export function cookieChoiceStore(document: Document): ChoiceStore {
  const secure = document.location.protocol === 'https:' ? '; Secure' : '';
  const put = (value: string, expires: number): void => {
    try {
      const date = new Date(expires).toUTCString();
      document.cookie = `${CHOICE_COOKIE}=${value}; Path=/; SameSite=Lax; Expires=${date}${secure}`;
    } catch {
      // A sandboxed document refuses cookies by throwing; the choice then lives as long as the page.
    }
  };
  return {
    read() {
      const value = cookieValue(document, CHOICE_COOKIE);
      return value === undefined ? null : decodeChoice(value);
    },
    write: choice => put(encodeChoice(choice), choice.expiresAt),
    clear() {
      put('', 0);
      attempt(() => localStorage.removeItem(RECORD));
    },
    readRecord: () =>
      attempt(() => JSON.parse(localStorage.getItem(RECORD) ?? 'null') as KeptRecord | null) ?? null,
    writeRecord: record => attempt(() => localStorage.setItem(RECORD, JSON.stringify(record))),
  };
}

/** What `run` gives, or undefined where the browser refuses storage by throwing. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** The value of the first cookie called `name`, or undefined; also undefined where cookies are refused. */
export function cookieValue(document: Document, name: string): string | undefined {
  try {
    for (const pair of document.cookie.split('; ')) {
      if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
    }
  } catch {
    // Same as above: sandboxed.
  }
  return undefined;
}
