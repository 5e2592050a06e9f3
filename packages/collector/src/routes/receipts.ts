import {fromHex, toHex} from '@akkoord/ledger';
import type {ReceiptSite, StoredRow} from '@akkoord/schema';
import {deliverToCase} from '../case.ts';
import type {App, Bindings, Context} from '../context.ts';
import {askErasure, stateOf} from '../erasure.ts';
import {CollectorError} from '../errors.ts';
import {dpvReceipt} from '../export/dpv-receipt.ts';
import {kantaraReceipt} from '../export/kantara-receipt.ts';
import {errorAnswer, jsonAnswer, sendable} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {corsHeaders, preflight} from '../http/cors.ts';
import {createNoticeReader} from '../published-notice-reader.ts';
import {JWS_TYPE, receiptJws} from '../receipt-jws.ts';
import type {StoredRecord} from '../storage.ts';
import {withdraw} from '../withdrawal.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const MAX_BODY = 1024;
/** What is looked for and read where there is no receipt, so that it costs the same. */
const NO_ID = '00000000-0000-4000-8000-000000000000';
const NO_ROW = JSON.stringify({
  secretHash: '0'.repeat(64),
  record: {choices: Object.fromEntries(Array.from({length: 10}, (_, i) => [`service-${i}`, 'denied']))},
});

/** The request of a holder, as the router hands it over. */
interface Asked {
  readonly req: {readonly raw: Request; param(name: 'id'): string};
  readonly env: Bindings;
}

/** Answers the holder of `stored`. */
type Handler = (stored: StoredRecord) => Promise<HolderAnswer>;

interface HolderAnswer {
  readonly body: unknown;
  readonly status?: number;
  /** Absent means JSON. */
  readonly type?: string;
}

/**
 * What the holder of a receipt's secret may do with it, without identity papers (GDPR art. 11(2)): see it, withdraw
 * what it grants, have it erased, hand it to a request. `GET` and `DELETE /v1/receipts/:id`, `GET …/state` and `…/site`,
 * `POST …/withdrawal` and `…/case`.
 */
export function addReceiptRoutes(app: App, context: Context): void {
  const {sites, report, proofs, writeReceipt, storage} = context;
  const readNotice = createNoticeReader(storage);
  const header = 'Authorization';

  const answer = async ({req, env}: Asked, handle: Handler): Promise<Response> => {
    const request = req.raw;
    const id = req.param('id');
    const headers = corsHeaders(request, sites);
    try {
      const stored = await findForHolder(id, request.headers.get('authorization') ?? '', context);
      const {body, status, type} = await handle(stored);
      return jsonAnswer(body, status, type === undefined ? headers : {...headers, 'content-type': type});
    } catch (error) {
      if (!(error instanceof CollectorError)) report(error, env?.requestId);
      return errorAnswer(sendable(error), headers);
    }
  };

  app.options('/v1/receipts/:id', ({req}) => preflight(req.raw, sites, {method: 'GET, DELETE', header}));
  app.get('/v1/receipts/:id', c =>
    answer(c, async stored => {
      const receipt = writeReceipt(await proofs.prove(stored), stored.published);
      const format = c.req.query('format');
      if (format === 'kantara') {
        const row = JSON.parse(stored.text) as StoredRow;
        return {body: kantaraReceipt(row, await readNotice(stored.noticeHash))};
      }
      if (format === 'jws') return {body: await receiptJws(receipt, context), type: JWS_TYPE};
      if (format !== 'jsonld') return {body: receipt};
      const jsonLd = dpvReceipt(JSON.parse(stored.text) as StoredRow, await readNotice(stored.noticeHash));
      // With its proof: the row as it was hashed, salt, place in the log and checkpoint.
      const body = `${JSON.stringify(jsonLd).slice(0, -1)},"akkoord:receipt":${receipt}}`;
      return {body, type: 'application/ld+json'};
    }),
  );
  app.delete('/v1/receipts/:id', c =>
    answer(c, async stored => {
      const body = await askErasure(stored, context);
      return {body, status: body.status === 'erased' ? 200 : 202};
    }),
  );

  app.options('/v1/receipts/:id/state', ({req}) => preflight(req.raw, sites, {method: 'GET', header}));
  app.get('/v1/receipts/:id/state', c => answer(c, async stored => ({body: await stateOf(stored, context)})));

  app.options('/v1/receipts/:id/withdrawal', ({req}) => preflight(req.raw, sites, {method: 'POST', header}));
  app.post('/v1/receipts/:id/withdrawal', c =>
    answer(c, async stored => {
      const {row, isNew} = await withdraw(stored, context);
      if (row === null) return {body: {status: 'nothing-granted', receipt: null}};
      const receipt = writeReceipt(row, stored.published);
      return {body: `{"status":"withdrawn","receipt":${receipt}}`, status: isNew ? 201 : 200};
    }),
  );

  app.get('/v1/receipts/:id/site', c =>
    answer(c, async stored => {
      const {site} = (JSON.parse(stored.text) as StoredRow).record;
      return {body: {origins: sites.find(site)?.origins ?? []} satisfies ReceiptSite};
    }),
  );
  app.post('/v1/receipts/:id/case', c =>
    answer(c, async stored => {
      expectContentType(c.req.raw, 'application/json');
      await deliverToCase(stored, parseJson(await readBody(c.req.raw, MAX_BODY)), context);
      return {body: {status: 'delivered'}};
    }),
  );
}

/**
 * One answer for a wrong secret, for no receipt and for no id, after the same work: one look-up, one row read, one
 * hash, one comparison. Ids cannot be probed, neither by the answer nor by its time.
 */
async function findForHolder(
  id: string,
  authorization: string,
  {storage, hasher}: Context,
): Promise<StoredRecord> {
  const [stored] = await storage.recordsById([UUID.test(id) ? id : NO_ID]);
  const {secretHash} = JSON.parse(stored?.text ?? NO_ROW) as StoredRow;
  const given = toHex(hasher.sha256(secretIn(authorization)));
  const isHolder = isSameHash(given, secretHash);
  if (stored && isHolder) return stored;
  throw new CollectorError('not-found', 'no receipt with this id opens with this secret');
}

function secretIn(authorization: string): Uint8Array {
  const [, text] = /^Bearer ([\w-]{43})$/i.exec(authorization) ?? [];
  const bytes = text === undefined ? null : atob(`${text.replaceAll('-', '+').replaceAll('_', '/')}=`);
  return Uint8Array.from(bytes ?? '', character => character.charCodeAt(0));
}

// In constant time: both are hashes, so that a timing would tell next to nothing, but it costs nothing either.
function isSameHash(a: string, b: string): boolean {
  const [left, right] = [fromHex(a), fromHex(b)];
  let difference = left && right && left.length === right.length ? 0 : 1;
  left?.forEach((byte, i) => {
    difference |= byte ^ (right?.[i] ?? 0);
  });
  return difference === 0;
}
