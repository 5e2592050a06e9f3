import {toHex} from '@akkoord/ledger';
import {
  type Choice,
  type ConsentRecord,
  type NoticePublication,
  RECORD_SCHEMA,
  type StoredRow,
} from '@akkoord/schema';
import {arrivalOf} from './arrival.ts';
import {shiftTime} from './calendar.ts';
import type {Context} from './context.ts';
import type {CommittedRow} from './sequencer.ts';
import type {StoredRecord} from './storage.ts';

/** How long a choice is kept; a withdrawal as long as a grant. */
const CHOICE_LIFETIME = 'P6M';

/** What became of a withdrawal by the holder of a receipt. */
export interface Withdrawal {
  /** The row of the withdrawal; null where `stored` grants nothing that can be withdrawn. */
  readonly row: CommittedRow | null;
  readonly isNew: boolean;
}

/**
 * Withdraws what `stored` grants by another record that follows it: the earlier one stays as it is (GDPR art. 7(3),
 * second sentence). Doing it twice makes one withdrawal. The same secret opens both.
 */
export async function withdraw(stored: StoredRecord, context: Context): Promise<Withdrawal> {
  const {storage, clock, sequencer, proofs} = context;
  const {record, secretHash} = JSON.parse(stored.text) as StoredRow;
  const choices = await withdrawnChoices(record, context);
  if (Object.keys(choices).every(id => choices[id] === record.choices[id])) return {row: null, isNew: false};
  const id = withdrawalId(stored, context);
  const [known] = await storage.recordsById([id]);
  if (known) return {row: await proofs.prove(known), isNew: false};
  const now = clock();
  const withdrawal: ConsentRecord = {
    ...record,
    schema: RECORD_SCHEMA,
    id,
    decidedAt: new Date(now).toISOString(),
    choices,
    action: 'withdraw',
    control: 'receipt.withdraw',
    signals: [],
    expiresAt: new Date(shiftTime(now, CHOICE_LIFETIME)).toISOString(),
    previous: record.id,
  };
  const arrival = arrivalOf({record: withdrawal, secretHash}, {sentAt: now, receivedAt: now});
  const outcome = await sequencer.submit(arrival);
  if (outcome.status === 'recorded') return {row: outcome.row, isNew: true};
  if (outcome.status === 'duplicate') return {row: await proofs.prove(outcome.stored), isNew: false};
  // Two at once: the other one was quicker, with another time in its record.
  const [other] = await storage.recordsById([id]);
  if (other) return {row: await proofs.prove(other), isNew: false};
  throw outcome.error;
}

/**
 * The id that the withdrawal of `stored` has, so that there is one. Only whoever knows the hash of its secret can
 * tell it beforehand: nobody else can take it.
 */
export function withdrawalId({id, text}: StoredRecord, {hasher}: Pick<Context, 'hasher'>): string {
  const {secretHash} = JSON.parse(text) as StoredRow;
  const hex = toHex(hasher.sha256(`withdrawal of ${id} by ${secretHash}`));
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
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
