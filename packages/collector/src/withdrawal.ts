import {toHex} from '@akkoord/ledger';
import {
  type Choice,
  type ConsentRecord,
  type NoticePublication,
  RECORD_SCHEMA,
  type StoredRow,
} from '@akkoord/schema';
import {type AnyRecord, isOtherConsent, shiftTime} from '@akkoord/schema/other-consent';
import {arrivalOf} from './arrival.ts';
import type {Context} from './context.ts';
import type {CommittedRow} from './grow-log.ts';
import {withdrawalOf} from './other-consent.ts';
import type {StoredRecord} from './storage.ts';
import {uuidOfHash} from './uuid-of-hash.ts';

/** How long a choice is kept; a withdrawal as long as a grant. */
const CHOICE_LIFETIME = 'P6M';

/** What became of a withdrawal. */
export interface Withdrawal {
  /** The row of the withdrawal; null where `stored` grants nothing that can be withdrawn. */
  readonly row: CommittedRow | null;
  readonly isNew: boolean;
}

/**
 * Withdraws what `stored` grants by another record that follows it: the earlier one stays as it is (GDPR art. 7(3),
 * second sentence). Doing it twice makes one withdrawal, whoever does it. The same secret opens both. `at` is when it was withdrawn,
 * where that is not now.
 */
export async function withdraw(
  stored: StoredRecord,
  context: Context,
  {control = 'receipt.withdraw', at}: {readonly control?: string; readonly at?: number} = {},
): Promise<Withdrawal> {
  const {storage, clock, sequencer, proofs} = context;
  const {record, secretHash, test} = JSON.parse(stored.text) as StoredRow;
  const id = withdrawalId(stored, context);
  const now = clock();
  const withdrawal = await withdrawingRecord(record, {id, at: at ?? now, control}, context);
  if (withdrawal === null) return {row: null, isNew: false};
  const [known] = await storage.recordsById([id]);
  if (known) return {row: await proofs.prove(known), isNew: false};
  const arrival = arrivalOf(
    {record: withdrawal, secretHash, ...(test ? {test} : {})},
    {sentAt: now, receivedAt: now},
  );
  const outcome = await sequencer.submit(arrival);
  if (outcome.status === 'recorded') return {row: outcome.row, isNew: true};
  if (outcome.status === 'duplicate') return {row: await proofs.prove(outcome.stored), isNew: false};
  // Two at once: the other one was quicker, with another time in its record.
  const [other] = await storage.recordsById([id]);
  if (other) return {row: await proofs.prove(other), isNew: false};
  throw outcome.error;
}

/** How a withdrawal is written down. */
interface Withdrawing {
  readonly id: string;
  readonly at: number;
  readonly control: string;
}

/** The record that withdraws what `record` grants; null where that is nothing. */
async function withdrawingRecord(
  record: AnyRecord,
  how: Withdrawing,
  context: Context,
): Promise<AnyRecord | null> {
  if (isOtherConsent(record)) return record.action === 'consent' ? withdrawalOf(record, how) : null;
  const choices = await withdrawnChoices(record, context);
  if (Object.keys(choices).every(id => choices[id] === record.choices[id])) return null;
  return {
    ...record,
    schema: RECORD_SCHEMA,
    id: how.id,
    decidedAt: new Date(how.at).toISOString(),
    choices,
    action: 'withdraw',
    control: how.control,
    signals: [],
    expiresAt: new Date(shiftTime(how.at, CHOICE_LIFETIME)).toISOString(),
    previous: record.id,
  };
}

/**
 * The id that the withdrawal of `stored` has, so that there is one. Only whoever knows the hash of its secret can
 * tell it beforehand: nobody else can take it.
 */
export function withdrawalId({id, text}: StoredRecord, {hasher}: Pick<Context, 'hasher'>): string {
  const {secretHash} = JSON.parse(text) as StoredRow;
  return uuidOfHash(toHex(hasher.sha256(`withdrawal of ${id} by ${secretHash}`)));
}

/**
 * Ids of the grant and of its withdrawal by receipt or server, the grant first, whichever of them `stored` is; of what
 * has no other half, its own. A choice that follows another one in the browser is no half of it.
 */
export async function pairOf(stored: StoredRecord, context: Context): Promise<readonly string[]> {
  const {storage} = context;
  const {previous} = (JSON.parse(stored.text) as StoredRow).record;
  const [before] = previous === null ? [] : await storage.recordsById([previous]);
  if (before && withdrawalId(before, context) === stored.id) return [before.id, stored.id];
  const [after] = await storage.recordsById([withdrawalId(stored, context)]);
  return after ? [stored.id, after.id] : [stored.id];
}

/** Everything denied but what the notice exempts from consent; without the notice, but the functional category. */
async function withdrawnChoices(
  {notice, choices}: ConsentRecord,
  {storage}: Context,
): Promise<Readonly<Record<string, Choice>>> {
  const published = await storage.notice(notice.hash);
  const exempt = new Set<string>(['functional']);
  if (published) {
    const {categories, services} = (JSON.parse(published.text) as NoticePublication).notice;
    exempt.clear();
    for (const {id, exempt: reason} of categories) if (reason !== undefined) exempt.add(id);
    for (const {id, category} of services) if (exempt.has(category)) exempt.add(id);
  }
  return Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => [id, exempt.has(id) ? choice : 'denied']),
  );
}
