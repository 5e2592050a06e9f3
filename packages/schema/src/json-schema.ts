import {dpvReceiptSchema} from './dpv-receipt.ts';
import {type JsonSchema, jsonSchemaOf} from './json-schema-of.ts';
import {kantaraReceiptSchema} from './kantara-receipt.ts';
import {leakReportSchema} from './parse-leak-report.ts';
import {noticePublicationSchema} from './parse-notice.ts';
import {recordBatchSchema} from './parse-record.ts';

export {configFileSchema} from './config-file-schema.ts';
export type {JsonSchema} from './json-schema-of.ts';

/**
 * The shapes that travel over HTTP as JSON Schema, generated from what parses them. Rules that span several values
 * (such as `expiresAt` after `decidedAt`) have no form there.
 */
export function jsonSchemas(): Readonly<
  Record<'RecordBatch' | 'NoticePublication' | 'LeakReport' | 'DpvReceipt' | 'KantaraReceipt', JsonSchema>
> {
  return {
    RecordBatch: jsonSchemaOf(recordBatchSchema),
    NoticePublication: jsonSchemaOf(noticePublicationSchema),
    LeakReport: jsonSchemaOf(leakReportSchema),
    DpvReceipt: jsonSchemaOf(dpvReceiptSchema),
    KantaraReceipt: jsonSchemaOf(kantaraReceiptSchema),
  };
}
