import type {ConsentRecord} from '@akkoord/schema';
import {attempt} from '../attempt.ts';
import {eraseCookie} from '../blocker/erase.ts';
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
  /** Keeps the record with the facts that it was decided on. */
  writeRecord(record: KeptRecord, facts: string): void;
  /** Forgets the record, and leaves the choice. */
  forgetRecord(): void;
  /** What the last decision was made on (`materialFacts`), or null. */
  readFacts(): string | null;
}

/** A record as the browser keeps it: after a refusal without any of its three ids, and with days for times. */
export type KeptRecord = Omit<ConsentRecord, 'id'> & {readonly id: string | null};

/** Key of the last record in `localStorage`, which is written behind the cookie. */
export const RECORD = 'akkoord.record';
const FACTS = 'akkoord.facts';

/**
 * The choice in a first-party cookie, readable by the site's server (docs/protocol.md), and its record in
 * `localStorage`. With `domain`, a domain above the page's host, every host below it shares the choice; one that the
 * browser does not take is left out.
 */
export function cookieChoiceStore(document: Document, domain?: string): ChoiceStore {
  const shared = domain ? `; Domain=${domain}` : '';
  const secure = document.location.protocol === 'https:' ? '; Secure' : '';
  const forgetRecord = (): void => {
    for (const key of [RECORD, FACTS]) attempt(() => localStorage.removeItem(key));
  };
  /** The value that was read or written last, and what it says: most reads find what is known. */
  let known: string | undefined;
  let said: StoredChoice | null = null;
  return {
    read() {
      const value = choiceValue(document);
      if (value !== known) said = value === undefined ? null : decodeChoice(value);
      known = value;
      return said;
    },
    write(choice) {
      const value = encodeChoice(choice);
      const date = new Date(choice.expiresAt).toUTCString();
      const put = (shared = ''): void => {
        document.cookie = `${CHOICE_COOKIE}=${value}; Path=/; SameSite=Lax; Expires=${date}${secure}${shared}`;
      };
      // A sandboxed document refuses cookies by throwing; the choice then lives as long as the page.
      attempt(() => {
        put(shared);
        if (choiceValue(document) === value) {
          [known, said] = [value, choice];
          return;
        }
        // One that a server has set for the whole domain is read before ours, and would outlive a refusal.
        eraseCookie(CHOICE_COOKIE, document);
        put(shared);
        if (choiceValue(document) !== value) put();
      });
    },
    clear() {
      attempt(() => eraseCookie(CHOICE_COOKIE, document));
      forgetRecord();
    },
    forgetRecord,
    readRecord: () =>
      attempt(() => JSON.parse(localStorage.getItem(RECORD) ?? 'null') as KeptRecord | null) ?? null,
    readFacts: () => attempt(() => localStorage.getItem(FACTS)) ?? null,
    writeRecord: (record, facts) =>
      attempt(() => {
        // First, so that a full storage keeps nothing of an earlier grant.
        localStorage.removeItem(RECORD);
        localStorage.setItem(RECORD, JSON.stringify(record));
        localStorage.setItem(FACTS, facts);
      }),
  };
}

/** The value of the choice cookie as the document has it, or undefined; also undefined where cookies are refused. */
function choiceValue(document: Document): string | undefined {
  const pairs = attempt(() => document.cookie.split('; '));
  return pairs?.find(pair => pair.startsWith(`${CHOICE_COOKIE}=`))?.slice(CHOICE_COOKIE.length + 1);
}
