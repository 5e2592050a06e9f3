import {isDuration, shiftTime} from './calendar.ts';
import type {Fault} from './errors.ts';
import {CHANNELS, type OtherConsentRequest} from './other-consent.ts';
import {CATEGORY_ID} from './patterns.ts';
import {REFERENCE_EXPECTED, referenceFault} from './reference.ts';

/** Longest time that a consent may hold for. */
const LONGEST = 'P10Y';
/** Most characters of what was read. */
const MAX_TEXT = 1000;
const STATEMENT = new RegExp(`^(?=[\\s\\S]*\\S)[\\P{Cc}\\n\\t]{1,${MAX_TEXT}}$`, 'u');

/** One member of a request: what it has to be, and whether it is. */
interface Rule {
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string' && !/\p{Cs}/u.test(value);

/** What each member of another consent has to be, for the parser and for the page alike. */
export const OTHER_CONSENT_RULES: Readonly<Record<keyof OtherConsentRequest, Rule>> = {
  purpose: {
    expected: 'a name of lower-case letters, digits and hyphens, such as talent-pool',
    fits: value => isText(value) && CATEGORY_ID.test(value),
  },
  channel: {
    expected: `one of ${CHANNELS.join(', ')}`,
    fits: value => (CHANNELS as readonly unknown[]).includes(value),
  },
  duration: {
    expected: 'an ISO 8601 duration of years, months, weeks and days such as P1Y, at most ten years',
    fits: value => isText(value) && isLasting(value),
  },
  text: {
    expected: `what was read beside the box, 1 to ${MAX_TEXT} characters`,
    fits: value => isText(value) && STATEMENT.test(value),
  },
  reference: {expected: REFERENCE_EXPECTED, fits: value => referenceFault(value) === null},
};

/** What stands in a message in the place of a reference that was refused: it may be somebody's address. */
export const UNREPEATED = 'a value that is not repeated here';

/**
 * The first fault of `input` as a request to record another consent, or null. `reference-personal` for an e-mail
 * address or a telephone number as its reference, which no fault repeats.
 */
export function otherConsentFault(input: unknown): Fault | null {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Readonly<
    Record<string, unknown>
  >;
  const names = Object.keys(OTHER_CONSENT_RULES) as (keyof OtherConsentRequest)[];
  for (const path of names) {
    const {expected, fits} = OTHER_CONSENT_RULES[path];
    const value = given[path];
    if (fits(value)) continue;
    if (value === undefined) return {code: 'record-missing-key', path, found: 'nothing', expected};
    if (path !== 'reference')
      return {code: 'record-bad-value', path, found: JSON.stringify(value)?.slice(0, 60) ?? '', expected};
    const code = referenceFault(value) === 'personal' ? 'reference-personal' : 'record-bad-value';
    return {code, path, found: UNREPEATED, expected};
  }
  const unknown = Object.keys(given).find(key => !(names as readonly string[]).includes(key));
  return unknown === undefined
    ? null
    : {code: 'record-unknown-key', path: unknown, found: 'a key', expected: names.join(', ')};
}

function isLasting(duration: string): boolean {
  // Months and years are as long as the calendar makes them; more digits than these are beyond any of it.
  if (!isDuration(duration) || /\d{5}/.test(duration)) return false;
  const end = shiftTime(0, duration);
  return end > 0 && end <= shiftTime(0, LONGEST);
}
