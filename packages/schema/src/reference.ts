/** What a reference may be: a key of the site's own system, such as the number of an application. */
const REFERENCE = /^[A-Za-z\d][\w.:~-]{0,99}$/;

/** An at sign in any form that people and forms write it in. */
const AT_SIGN = /[@＠﹫]|%40/i;

/** A number as telephones take it: with a plus or a leading zero, or of nine digits and more. */
const PHONE = /^(?:\+\d{6,}|0\d{6,}|\d{9,})$/;

/** What people write between the digits of a telephone number. */
const BETWEEN_DIGITS = /[\s().\-/_:~]/g;

/** A year and a running number, as files and applications are numbered: `2026-000123`. */
const NUMBERED = /^(?:19|20)\d\d[-._:]\d{1,8}$/;

/** What is wrong with a reference: it names a person, or it has another form than a key. */
export type ReferenceFault = 'personal' | 'malformed';

/**
 * What is wrong with `value` as a reference, or null. An e-mail address and a telephone number are `personal`: they
 * say who somebody is to anybody, and stay the same over all systems. A number of nine digits and more may be
 * one, so that such a key needs letters before it.
 */
export function referenceFault(value: unknown): ReferenceFault | null {
  if (typeof value !== 'string') return 'malformed';
  if (AT_SIGN.test(value)) return 'personal';
  if (!NUMBERED.test(value) && PHONE.test(value.replace(BETWEEN_DIGITS, ''))) return 'personal';
  return REFERENCE.test(value) ? null : 'malformed';
}

/** What is expected of a reference, for messages. */
export const REFERENCE_EXPECTED =
  "an opaque key of the site's own system: 1 to 100 letters, digits and . : ~ - _, no e-mail address or telephone number";
