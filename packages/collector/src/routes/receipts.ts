import {fromHex, toHex} from '@akkoord/ledger';
import type {StoredRow} from '@akkoord/schema';
import type {App, Context} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {errorAnswer, jsonAnswer, sendable} from '../http/answer.ts';
import {corsHeaders, preflight} from '../http/cors.ts';
import type {StoredRecord} from '../storage.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const NOBODY = '0'.repeat(64);

/** Hands a receipt to whoever holds its secret: `GET /v1/receipts/:id`. */
export function addReceiptRoutes(app: App, context: Context): void {
  const {sites, report} = context;
  app.options('/v1/receipts/:id', ({req}) =>
    preflight(req.raw, sites, {method: 'GET', header: 'Authorization'}),
  );
  app.get('/v1/receipts/:id', async ({req}) => {
    const headers = corsHeaders(req.raw, sites);
    try {
      const stored = await findForHolder(req.param('id'), req.header('authorization') ?? '', context);
      const row = await context.proofs.prove(stored);
      return jsonAnswer(context.writeReceipt(row, stored.published), 200, headers);
    } catch (error) {
      if (!(error instanceof CollectorError)) report(error);
      return errorAnswer(sendable(error), headers);
    }
  });
}

/** One answer for a wrong secret and for no receipt, after the same work, so that ids cannot be probed. */
async function findForHolder(
  id: string,
  authorization: string,
  {storage, hasher}: Context,
): Promise<StoredRecord> {
  const [stored] = UUID.test(id) ? await storage.recordsById([id]) : [];
  const expected = stored ? (JSON.parse(stored.text) as StoredRow).secretHash : NOBODY;
  const given = toHex(hasher.sha256(secretIn(authorization)));
  if (stored && isSameHash(given, expected)) return stored;
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
