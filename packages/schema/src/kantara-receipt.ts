import * as v from 'valibot';
import {parseStrictly} from './faults.ts';

/** The version that a receipt of the Kantara Initiative's Consent Receipt Specification 1.1.0 names itself by. */
export const KANTARA_RECEIPT = 'KI-CR-v1.1.0';

const text = v.string('a text');
const texts = v.array(text, 'a list of texts');

const purpose = v.object({
  purpose: v.optional(text),
  consentType: text,
  purposeCategory: texts,
  piiCategory: texts,
  primaryPurpose: v.optional(v.boolean()),
  termination: text,
  thirdPartyDisclosure: v.boolean(),
  /** There exactly where something is disclosed to a third party. */
  thirdPartyName: v.optional(text),
});

const controller = v.object({
  piiController: text,
  onBehalf: v.optional(v.boolean()),
  contact: text,
  address: v.record(v.string(), text),
  email: text,
  phone: text,
  piiControllerUrl: v.optional(text),
});

/** What parses a receipt, for what is generated from it. */
export const kantaraReceiptSchema = v.object({
  version: v.literal(KANTARA_RECEIPT),
  jurisdiction: text,
  /** Seconds since 1970. */
  consentTimestamp: v.pipe(
    v.number('a number'),
    v.integer('whole seconds'),
    v.minValue(0, 'a time since 1970'),
  ),
  collectionMethod: text,
  consentReceiptID: text,
  publicKey: v.optional(text),
  language: v.optional(text),
  piiPrincipalId: text,
  piiControllers: v.array(controller),
  policyUrl: text,
  services: v.array(v.object({service: text, purposes: v.array(purpose)})),
  sensitive: v.boolean(),
  spiCat: texts,
});

/** A consent receipt of Kantara 1.1. It has no form for a refusal: what was denied is not in it. */
export type KantaraReceipt = v.InferOutput<typeof kantaraReceiptSchema>;

/** The receipt in `input`; throws a `SchemaError` with every fault, coded `record-…`. */
export function parseKantaraReceipt(input: unknown): KantaraReceipt {
  return parseStrictly(kantaraReceiptSchema, input, {kind: 'record'});
}
