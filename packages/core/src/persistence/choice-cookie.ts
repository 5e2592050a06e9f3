import type {Choice} from '@akkoord/schema';
import {dayOf, timeOfDay} from '../calendar.ts';
import type {Choices} from '../consent.ts';

/** What the choice cookie tells: the choice, not the record. */
export interface StoredChoice {
  readonly materialKey: string;
  /** First 16 hex digits of the notice hash; empty while a notice made from attributes is unhashed. */
  readonly noticeHash: string;
  readonly version: string;
  /** Milliseconds since 1970, cut to the UTC day. */
  readonly decidedAt: number;
  readonly expiresAt: number;
  /** Every category, and the services that differ from theirs. */
  readonly choices: Choices;
  /** Both exist only after a grant. */
  readonly consentId?: string;
  readonly recordId?: string;
}

const SCHEMA = '1';
const ID = /^[a-z][a-z0-9-]{0,39}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DAY = /^[0-9a-z]{3,5}$/;

/** The cookie's value for `choice`: letters, digits and `-._~%+` only (docs/protocol.md). */
export function encodeChoice(choice: StoredChoice): string {
  const choices = Object.entries(choice.choices)
    .map(([id, answer]) => id + (answer === 'granted' ? '+' : '-'))
    // Denials first: a value that was cut has lost grants, and never what a grant leaves out.
    .sort((a, b) => Number(a.endsWith('+')) - Number(b.endsWith('+')))
    .join('~');
  const fields = [
    SCHEMA,
    choice.materialKey,
    choice.noticeHash.slice(0, 16),
    // A dot separates fields, and encodeURIComponent leaves it as it is.
    encodeURIComponent(choice.version).replace(/\./g, '%2E'),
    dayOf(choice.decidedAt).toString(36),
    dayOf(choice.expiresAt).toString(36),
    choices,
  ];
  if (choice.consentId && choice.recordId) fields.push(choice.consentId, choice.recordId);
  return fields.join('.');
}

/**
 * What `value` says, or null where it is not exactly a value of `encodeChoice`. Anything can stand in a
 * cookie; whatever cannot be read in full is no consent, never a part of one.
 */
export function decodeChoice(value: string): StoredChoice | null {
  const fields = value.split('.');
  const [schema, materialKey, noticeHash, version, decided, expires, list, consentId, recordId] = fields;
  if (schema !== SCHEMA || (fields.length !== 7 && fields.length !== 9)) return null;
  if (!materialKey || !/^[0-9a-z]{1,11}$/.test(materialKey) || !/^([0-9a-f]{16})?$/.test(noticeHash ?? ''))
    return null;
  if (!DAY.test(decided ?? '') || !DAY.test(expires ?? '')) return null;
  const ids = fields.length === 9;
  if (ids && !(UUID.test(consentId ?? '') && UUID.test(recordId ?? ''))) return null;
  const choices = decodeChoices(list ?? '');
  const label = decodeLabel(version ?? '');
  if (!choices || label === null) return null;
  return {
    materialKey,
    noticeHash: noticeHash ?? '',
    version: label,
    decidedAt: timeOfDay(Number.parseInt(decided as string, 36)),
    expiresAt: timeOfDay(Number.parseInt(expires as string, 36)),
    choices,
    ...(ids ? {consentId: consentId as string, recordId: recordId as string} : {}),
  };
}

function decodeChoices(list: string): Choices | null {
  const choices: Record<string, Choice> = {};
  for (const entry of list.split('~')) {
    const id = entry.slice(0, -1);
    const sign = entry.slice(-1);
    if (!ID.test(id) || id in choices || (sign !== '+' && sign !== '-')) return null;
    choices[id] = sign === '+' ? 'granted' : 'denied';
  }
  return choices;
}

function decodeLabel(version: string): string | null {
  try {
    return decodeURIComponent(version);
  } catch {
    return null;
  }
}
