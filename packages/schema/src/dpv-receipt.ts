import * as v from 'valibot';
import {parseStrictly} from './faults.ts';

/** Profiles that receipts and their records conform to (ISO/IEC TS 27560:2023 in DPV, for the GDPR). */
export const DPV_RECEIPT = 'https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr';
export const DPV_RECORD = 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr';

const line = v.pipe(v.string('a text'), v.minLength(1, 'a text'));
const instant = v.pipe(v.string('a time'), v.isoTimestamp('an ISO 8601 time'));
const urn = v.pipe(v.string('an id'), v.regex(/^urn:uuid:[\da-f-]{36}$/, 'urn:uuid: and a UUID'));
const term = v.pipe(v.string('a term'), v.regex(/^(dpv|pd|eu-gdpr|loc):[\w-]+$/, 'a term of DPV'));
const someTerms = v.pipe(v.array(term, 'a list'), v.minLength(1, 'at least one term'));

const controller = v.object({
  '@type': v.literal('dpv:DataController'),
  'dpv:hasName': line,
  'schema:address': v.optional(line),
  'schema:email': v.optional(line),
  'schema:url': v.optional(line),
});

const consent = v.object({
  '@type': v.tuple([
    v.picklist(['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentWithdrawn']),
    v.literal('dpv:ExpressedConsent'),
  ]),
  'dpv:isIndicatedBy': v.literal('dpv:DataSubject'),
  'dpv:isIndicatedAtTime': instant,
  'dpv:hasIndicationMethod': line,
  'dpv:hasDuration': line,
});

const process = v.object({
  '@type': v.literal('dpv:Process'),
  'dct:identifier': line,
  /** Of another consent: what was read beside the box. */
  'dct:description': v.optional(line),
  'dpv:hasPurpose': someTerms,
  'dpv:hasLegalBasis': v.literal('eu-gdpr:A6-1-a'),
  'dpv:hasPersonalData': v.array(term),
  'dpv:hasRecipient': v.array(line),
  'dpv:hasStorageCondition': v.array(
    v.object({'@type': v.literal('dpv:StorageDuration'), 'dct:title': line, 'dpv:hasDuration': line}),
  ),
  'dpv:hasConsentStatus': consent,
});

const record = v.object({
  '@type': v.literal('dpv:ConsentRecord'),
  'dct:identifier': urn,
  'dct:conformsTo': v.literal(DPV_RECORD),
  'dpv:hasDataSubject': v.object({'@id': urn}),
  'dpv:hasApplicableLaw': v.literal('eu-gdpr:GDPR'),
  'dpv:hasNotice': v.object({
    '@type': v.literal('dpv:ConsentNotice'),
    '@id': v.pipe(v.string(), v.regex(/^urn:sha256:[\da-f]{64}$/)),
    'dct:language': line,
    'dct:hasVersion': line,
    'dct:date': v.optional(line),
  }),
  'dpv:hasDataController': v.optional(controller),
  'dpv:hasProcess': v.array(process),
  'dpv:hasConsentControl': v.optional(
    v.object({'@type': v.literal('dpv:WithdrawConsent'), 'dpv:isExercisedAt': line}),
  ),
  'dpv:hasRight': someTerms,
});

/** What parses a receipt, for what is generated from it. */
export const dpvReceiptSchema = v.object({
  '@context': v.record(v.string(), v.pipe(v.string(), v.regex(/^(https?:|urn:)/))),
  '@type': v.literal('dpv:ConsentReceipt'),
  'dct:identifier': urn,
  'dct:conformsTo': v.literal(DPV_RECEIPT),
  'dct:created': instant,
  'dct:publisher': v.optional(line),
  'dct:creator': line,
  'dpv:hasRecordOfActivity': v.pipe(v.array(record), v.minLength(1, 'at least one record')),
  /** What proves it: `Receipt` without its row's meaning. */
  'akkoord:receipt': v.optional(v.record(v.string(), v.unknown())),
});

/** A consent receipt as JSON-LD. Party address, jurisdiction and authority stand there as far as the notice tells them. */
export type DpvReceipt = v.InferOutput<typeof dpvReceiptSchema>;

/** The receipt in `input`; throws a `SchemaError` with every fault, coded `record-…`. */
export function parseDpvReceipt(input: unknown): DpvReceipt {
  return parseStrictly(dpvReceiptSchema, input, {kind: 'record'});
}
