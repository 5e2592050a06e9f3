import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {orderErasure} from '../erasure.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import type {Hold} from '../storage.ts';

const MAX_BODY = 4 * 1024;
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const REASON = /^(?=.*\S)\P{Cc}{1,300}$/u;

/** Lets a DPO erase a record, or restrict it with a reason until a day: `POST /v1/erasures`. */
export function addErasureRoutes(app: App, context: Context): void {
  const {access, clock} = context;
  app.post('/v1/erasures', async c => {
    const principal = await access.admit(visitOf(c), ['owner', 'dpo']);
    expectContentType(c.req.raw, 'application/json');
    const {id, ...hold} = orderIn(parseJson(await readBody(c.req.raw, MAX_BODY)), clock());
    const [stored] = await heldTo(principal, context).storage.recordsById([id]);
    if (!stored) throw new CollectorError('not-found', 'no record has this id, or it is erased already');
    const {name, role} = principal;
    const by = {name, role: role === 'owner' ? 'owner' : 'dpo'} as const;
    return jsonAnswer(await orderErasure(stored, hold, {...context, by}));
  });
}

function orderIn(
  body: unknown,
  now: number,
): Pick<Hold, 'kind' | 'dueAt' | 'reason'> & {readonly id: string} {
  const {id, kind, reason, until} = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !UUID.test(id)) throw invalid('id is no record id');
  if (typeof reason !== 'string' || !REASON.test(reason)) throw invalid('reason is no sentence');
  if (kind === 'erase') return {id, kind, dueAt: now, reason};
  if (kind !== 'restrict') throw invalid('kind is neither erase nor restrict');
  const dueAt = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  if (!(dueAt > now)) throw invalid('until is no time to come');
  return {id, kind, dueAt, reason};
}

function invalid(found: string): CollectorError {
  const expected = 'expected {id, kind: "erase", reason} or {id, kind: "restrict", reason, until}';
  return new CollectorError('request-invalid', `${found}; ${expected}`);
}
