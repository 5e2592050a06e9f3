import {toJsonSchema} from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {dpvReceiptSchema} from './dpv-receipt.ts';
import {leakReportSchema} from './parse-leak-report.ts';
import {noticePublicationSchema} from './parse-notice.ts';
import {recordBatchSchema} from './parse-record.ts';

/** JSON Schema (draft 7) of one shape. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The shapes that travel over HTTP as JSON Schema, generated from what parses them. Rules that span several values
 * (such as `expiresAt` after `decidedAt`) have no form there.
 */
export function jsonSchemas(): Readonly<
  Record<'RecordBatch' | 'NoticePublication' | 'LeakReport' | 'DpvReceipt', JsonSchema>
> {
  return {
    RecordBatch: jsonSchemaOf(recordBatchSchema),
    NoticePublication: jsonSchemaOf(noticePublicationSchema),
    LeakReport: jsonSchemaOf(leakReportSchema),
    DpvReceipt: jsonSchemaOf(dpvReceiptSchema),
  };
}

function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const {$schema: _, ...rest} = toJsonSchema(schema, {
    errorMode: 'ignore',
    // Ours are strict: the names that stand there are all there are.
    overrideSchema: ({valibotSchema, jsonSchema}) =>
      valibotSchema.type === 'loose_object' ? {...jsonSchema, additionalProperties: false} : undefined,
  });
  return rest;
}
