import * as v from 'valibot';
import {isDuration, shiftTime} from './calendar.ts';
import {
  ACTIONS,
  ASK_REASONS,
  type ConsentRecord,
  RECORD_SCHEMA,
  type RecordBatch,
  type RecordSubmission,
  VIEWPORTS,
} from './consent-record.ts';
import {list, named, parseStrictly, strict, text} from './faults.ts';
import {CHANNELS, OTHER_CONSENT_SCHEMA} from './other-consent.ts';
import {OTHER_CONSENT_RULES} from './other-consent-fault.ts';
import {CATEGORY_ID, HASH, LANGUAGE, SERVICE_ID, SITE_ID, UUID, VERSION} from './patterns.ts';

/** Most entries of `choices`. */
export const MAX_CHOICES = 200;
/** Most submissions of one batch. */
export const MAX_BATCH = 20;

const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const instant = v.pipe(
  v.string('an ISO 8601 UTC time'),
  v.check(isInstant, 'an ISO 8601 UTC time with milliseconds'),
);
const uuid = text(UUID, 'a UUID version 4 in lower case');
const hash = text(HASH, 'a SHA-256 in lower-case hex');
const choice = v.picklist(['granted', 'denied'], 'granted or denied');
const choices = v.pipe(
  named(SERVICE_ID, choice, 'the id of a category or service'),
  v.check(map => isWithin(Object.keys(map).length, MAX_CHOICES), `1 to ${MAX_CHOICES} choices`),
);

const site = text(SITE_ID, 'the id of a site');
const notice = strict({
  hash,
  version: text(VERSION, 'a label of 1 to 40 characters'),
  language: text(LANGUAGE, 'a language tag'),
});
const control = text(/^[a-z\d][a-z\d._-]{0,63}$/, 'the name of a control');

const consentRecord = strict({
  schema: v.literal(RECORD_SCHEMA, RECORD_SCHEMA),
  id: uuid,
  site,
  decidedAt: instant,
  notice,
  choices,
  action: v.picklist(ACTIONS, `one of ${ACTIONS.join(', ')}`),
  control,
  signals: list(text(CATEGORY_ID, 'the name of a privacy signal'), 8),
  expiresAt: instant,
  previous: v.nullable(uuid),
  consentId: v.nullable(uuid),
  reason: v.exactOptional(v.picklist(ASK_REASONS, `one of ${ASK_REASONS.join(', ')}`)),
});

const lastingRecord = v.pipe(
  consentRecord,
  v.forward(
    v.check(({decidedAt, expiresAt}) => expiresAt > decidedAt, 'a time after decidedAt'),
    ['expiresAt'],
  ),
);

const sentOtherConsent = v.pipe(
  strict({
    schema: v.literal(OTHER_CONSENT_SCHEMA, OTHER_CONSENT_SCHEMA),
    id: uuid,
    site,
    decidedAt: instant,
    notice,
    purpose: ruled('purpose'),
    channel: v.picklist(CHANNELS, OTHER_CONSENT_RULES.channel.expected),
    duration: ruled('duration'),
    text: ruled('text'),
    reference: ruled('reference'),
    action: v.literal('consent', 'consent'),
    control,
    expiresAt: instant,
    previous: v.null('null'),
  }),
  v.forward(
    v.check(
      ({decidedAt, duration, expiresAt}) =>
        isDuration(duration) && shiftTime(Date.parse(decidedAt), duration) === Date.parse(expiresAt),
      'decidedAt and the duration after it, by the calendar',
    ),
    ['expiresAt'],
  ),
);

const choiceSubmission = strict({
  record: lastingRecord,
  secretHash: hash,
  viewport: v.exactOptional(v.picklist(VIEWPORTS, `one of ${VIEWPORTS.join(', ')}`)),
  test: v.exactOptional(v.literal(true, 'true')),
});
const otherSubmission = strict({record: sentOtherConsent, secretHash: hash});
const submission = v.lazy(input => (isOther(input) ? otherSubmission : choiceSubmission));
const envelope = strict({sentAt: instant, records: batchOf(v.unknown())});
/** What parses a batch, for what is generated from it. */
export const recordBatchSchema = strict({
  sentAt: instant,
  records: batchOf(v.union([choiceSubmission, otherSubmission])),
});
const recordBatch = strict({sentAt: instant, records: batchOf(submission)});

/** A batch whose submissions are still to be parsed, one by one. */
export interface RecordEnvelope {
  readonly sentAt: string;
  readonly records: readonly unknown[];
}

/** The record in `input`. Throws a `SchemaError` with its first fault, coded `record-…`. */
export function parseConsentRecord(input: unknown): ConsentRecord {
  return parseStrictly(lastingRecord, input, {kind: 'record', firstOnly: true});
}

/** The submission in `input`. Throws a `SchemaError` with its first fault, coded `record-…` or `reference-personal`. */
export function parseSubmission(input: unknown): RecordSubmission {
  return parseStrictly(submission, input, {kind: 'record', firstOnly: true});
}

/** The batch in `input`, every submission parsed. Throws a `SchemaError` with its first fault, coded `record-…`. */
export function parseRecordBatch(input: unknown): RecordBatch {
  return parseStrictly(recordBatch, input, {kind: 'record', firstOnly: true});
}

/**
 * The batch in `input` for whoever refuses single submissions: each is handed to `parseSubmission` then.
 * Throws a `SchemaError` with the first fault of the rest, coded `record-…`.
 */
export function parseRecordEnvelope(input: unknown): RecordEnvelope {
  return parseStrictly(envelope, input, {kind: 'record', firstOnly: true});
}

/** A member of another consent, by the rule that the page has too. */
function ruled(name: keyof typeof OTHER_CONSENT_RULES) {
  const {expected, fits} = OTHER_CONSENT_RULES[name];
  return v.pipe(v.string(expected), v.check<string, string>(fits, expected), v.description(expected));
}

function isOther(submission: unknown): boolean {
  return Object(Object(submission).record).schema === OTHER_CONSENT_SCHEMA;
}

function batchOf<Value extends v.GenericSchema>(value: Value) {
  return v.pipe(list(value, MAX_BATCH), v.minLength(1, 'at least one record'));
}

function isWithin(count: number, limit: number): boolean {
  return count >= 1 && count <= limit;
}

function isInstant(value: string): boolean {
  const [, day] = INSTANT.exec(value) ?? [];
  if (day === undefined) return false;
  // A day that does not exist (30 February) is taken for another one.
  return day <= '28' || new Date(value).toISOString() === value;
}
