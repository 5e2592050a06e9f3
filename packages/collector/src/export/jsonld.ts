import type {StoredRow} from '@akkoord/schema';
import type {NoticeReader} from '../published-notice-reader.ts';
import type {StoredRecord} from '../storage.ts';
import {dpvReceipt} from './dpv-receipt.ts';

/** Rows as one consent receipt in JSON-LD a line (ISO/IEC TS 27560 in DPV). */
export async function jsonLdLines(records: readonly StoredRecord[], read: NoticeReader): Promise<string> {
  let lines = '';
  for (const {text, noticeHash} of records) {
    lines += `${JSON.stringify(dpvReceipt(JSON.parse(text) as StoredRow, await read(noticeHash)))}\n`;
  }
  return lines;
}
