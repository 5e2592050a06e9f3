import type {ErasureAnswer, ReceiptState, StoredRow} from '@akkoord/schema';
import {shiftTime} from '@akkoord/schema/other-consent';
import type {Context} from './context.ts';
import type {ErasurePolicy} from './sites.ts';
import type {Hold, StoredRecord} from './storage.ts';
import {pairOf, withdraw, withdrawalId} from './withdrawal.ts';

/** Who wants a record gone, for the access log. */
export interface Requester {
  readonly name: string;
  readonly role: 'owner' | 'dpo' | null;
}

const HOLDER: Requester = {name: 'holder', role: null};
const ASKED = 'asked by its holder';

/**
 * What happens when the holder of `stored` asks for its erasure: what it grants is withdrawn at once, and then the
 * site's stated policy decides (GDPR art. 17(1) and (3)(e)). What was granted and its withdrawal go together, whichever of
 * them is asked for: a grant that is left would hold again. Asking twice changes nothing.
 */
export async function askErasure(stored: StoredRecord, context: Context): Promise<ErasureAnswer> {
  const {storage} = context;
  const {site} = (JSON.parse(stored.text) as StoredRow).record;
  await withdraw(stored, context);
  const ids = await pairOf(stored, context);
  const known = await holdOfAny(ids, context);
  if (!known) return carryOut(ids, holdAsked(stored, context), {...context, by: HOLDER, site});
  for (const recordId of ids) if (!(await storage.holdOf(recordId))) await storage.hold({...known, recordId});
  return answerOf(known);
}

async function holdOfAny(ids: readonly string[], {storage}: Context): Promise<Hold | undefined> {
  const holds = await Promise.all(ids.map(id => storage.holdOf(id)));
  return holds.find(hold => hold !== null) ?? undefined;
}

/** Whether `stored` was withdrawn by its receipt, and what an erasure asked for now would come to. Changes nothing. */
export async function stateOf(stored: StoredRecord, context: Context): Promise<ReceiptState> {
  const {storage} = context;
  const [withdrawal] = await storage.recordsById([withdrawalId(stored, context)]);
  const known = await holdOfAny(await pairOf(stored, context), context);
  return {
    status: withdrawal || known ? 'withdrawn' : 'in-force',
    erasure: answerOf(known ?? holdAsked(stored, context)),
  };
}

/** What the site's policy makes of an erasure that the holder asks for now. */
function holdAsked({id, text}: StoredRecord, {sites, clock}: Context): Hold {
  const {record} = JSON.parse(text) as StoredRow;
  return holdBy(sites.find(record.site)?.erasure ?? {within: 'P0D'}, id, clock());
}

/** Erases or restricts `stored` on the order of `by`, with its withdrawal or with what it withdraws. */
export async function orderErasure(
  stored: StoredRecord,
  hold: Pick<Hold, 'kind' | 'dueAt' | 'reason'>,
  {by, ...context}: Context & {readonly by: Requester},
): Promise<ErasureAnswer> {
  const {record} = JSON.parse(stored.text) as StoredRow;
  const whole: Hold = {...hold, recordId: stored.id, askedAt: context.clock()};
  return carryOut(await pairOf(stored, context), whole, {...context, by, site: record.site});
}

async function carryOut(
  ids: readonly string[],
  hold: Hold,
  {storage, by, site}: Context & {readonly by: Requester; readonly site: string},
): Promise<ErasureAnswer> {
  const answer = answerOf(hold);
  // Logged before it is done, and without an id: the log outlives what was erased.
  const detail = `${ids.length} of ${site}, ${answer.status}: ${hold.reason}`;
  const deed = hold.kind;
  await storage.logAccess({at: hold.askedAt, ...by, deed, outcome: 'done', detail, sites: [site]});
  if (answer.status === 'erased') await storage.erase(ids, {at: hold.askedAt, reason: hold.reason});
  else for (const recordId of ids) await storage.hold({...hold, recordId});
  return answer;
}

function holdBy(policy: ErasurePolicy, recordId: string, askedAt: number): Hold {
  if ('within' in policy) {
    return {recordId, kind: 'erase', askedAt, dueAt: shiftTime(askedAt, policy.within), reason: ASKED};
  }
  const dueAt = shiftTime(askedAt, policy.restrictFor);
  return {recordId, kind: 'restrict', askedAt, dueAt, reason: policy.reason};
}

function answerOf({kind, askedAt, dueAt, reason}: Hold): ErasureAnswer {
  const time = new Date(dueAt).toISOString();
  if (kind === 'restrict') return {status: 'restricted', until: time, reason};
  return dueAt <= askedAt ? {status: 'erased'} : {status: 'scheduled', by: time};
}
