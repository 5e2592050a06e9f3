import type {ListedRecord, RecordsPage, StoredRow} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {dpvReceipt} from '../export/dpv-receipt.ts';
import {concerning, heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {createNoticeReader} from '../published-notice-reader.ts';
import {JWS_TYPE, receiptJws} from '../receipt-jws.ts';
import {parseRecordQuery, queryNumber} from '../record-query.ts';
import type {StoredRecord} from '../storage.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const NAMES = [
  'site',
  'id',
  'consentId',
  'action',
  'kind',
  'notice',
  'from',
  'to',
  'restricted',
  'cursor',
  'limit',
] as const;

/** Shows records to people, newest first: `GET /v1/records`. */
export function addListingRoutes(app: App, context: Context): void {
  const {access} = context;
  app.get('/v1/records', async c => {
    const {search, searchParams} = new URL(c.req.url);
    // Restricted rows are for whoever has to answer for them.
    const roles = searchParams.has('restricted') ? (['owner', 'dpo'] as const) : PEOPLE;
    const of = concerning(searchParams.get('site'), context.sites);
    const deed = {deed: 'look-up', detail: `records ${search}`, ...of} as const;
    const {sites, storage} = heldTo(await access.admit(visitOf(c), roles, deed), context);
    const query = parseRecordQuery(searchParams, NAMES, sites);
    const limit = queryNumber(searchParams, 'limit', {min: 1, max: 200, absent: 50});
    const page = await storage.list(query, {order: 'newest', limit, cursor: searchParams.get('cursor')});
    return jsonAnswer({records: page.records.map(listed), next: page.next} satisfies RecordsPage);
  });
}

/** One record with its proof, for whoever has to answer for it: `GET /v1/records/:id/receipt`. */
export function addProofRoutes(app: App, context: Context): void {
  const {storage, access, proofs, writeReceipt} = context;
  const readNotice = createNoticeReader(storage);
  app.get('/v1/records/:id/receipt', async c => {
    const id = c.req.param('id').slice(0, 36);
    // With the salt: whoever has it can tell the leaf of this row even after it is erased.
    const roles = ['owner', 'dpo'] as const;
    const held = heldTo(await access.admit(visitOf(c), roles), context);
    const [stored] = UUID.test(id) ? await held.storage.recordsById([id]) : [];
    const of = stored ? {sites: [siteOf(stored)]} : {};
    await access.admit(visitOf(c), roles, {deed: 'look-up', detail: `receipt of ${id}`, ...of});
    if (!stored) throw new CollectorError('not-found', 'no record has this id, or it is erased');
    const receipt = writeReceipt(await proofs.prove(stored), stored.published);
    const format = c.req.query('format');
    if (format === 'jws')
      return jsonAnswer(await receiptJws(receipt, context), 200, {'content-type': JWS_TYPE});
    if (format !== 'jsonld') return jsonAnswer(receipt);
    const jsonLd = dpvReceipt(JSON.parse(stored.text) as StoredRow, await readNotice(stored.noticeHash));
    const body = `${JSON.stringify(jsonLd).slice(0, -1)},"akkoord:receipt":${receipt}}`;
    return jsonAnswer(body, 200, {'content-type': 'application/ld+json'});
  });
}

const siteOf = ({origin}: StoredRecord): string => origin.slice(0, origin.lastIndexOf('/'));

function listed({text, published, origin, index}: StoredRecord): ListedRecord {
  const row = JSON.parse(text) as StoredRow;
  return {row, notice: published ? 'published' : 'unpublished', log: {origin, index}};
}
