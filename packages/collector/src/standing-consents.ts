import type {StandingConsent, StoredRow} from '@akkoord/schema';
import {isOtherConsent, type OtherConsentRecord, shiftTime} from '@akkoord/schema/other-consent';
import type {RecordQuery, RecordStorage, StoredRecord} from './storage.ts';

/** Records of one person that are looked at; who has more is no person. */
const MAX_RECORDS = 1000;
const PAGE = 200;

/** Whose consents, and of what; whatever is absent does not narrow. */
export interface ConsentQuery {
  readonly site: string;
  readonly consentId: string;
  readonly purpose?: string;
  readonly channel?: string;
  /** True takes restricted records in as well. */
  readonly restricted?: true;
}

/** A consent with the row by which it was given. */
export interface StandingRow {
  readonly stored: StoredRecord;
  readonly consent: StandingConsent;
}

/**
 * The other consents that match, newest first, and where each stands at the time `now`. A withdrawal counts whether it
 * is restricted or not: `restricted` decides which consents are shown, and not how they stand.
 */
export async function standingConsents(
  {site, consentId, purpose, channel, restricted}: ConsentQuery,
  {storage, now}: {readonly storage: RecordStorage; readonly now: number},
): Promise<readonly StandingRow[]> {
  const query = {site, consentId, kind: 'other-consent'} as const;
  const visible = restricted ? null : new Set((await allOf(query, storage)).map(({id}) => id));
  const found = await allOf({...query, restricted: true}, storage);
  const entries = found.flatMap(stored => {
    const {record, receivedAt} = JSON.parse(stored.text) as StoredRow;
    return isOtherConsent(record) ? [{stored, record, receivedAt}] : [];
  });
  const ends = new Map(entries.map(({record}) => [record.previous, record]));
  return entries
    .filter(({record}) => record.action === 'consent')
    .filter(({record}) => visible?.has(record.id) ?? true)
    .filter(({record}) => (purpose ?? record.purpose) === record.purpose)
    .filter(({record}) => (channel ?? record.channel) === record.channel)
    .map(({stored, record, receivedAt}) => ({
      stored,
      consent: standing(record, {receivedAt, end: ends.get(record.id), now}),
    }));
}

async function allOf(query: RecordQuery, storage: RecordStorage): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  let cursor: string | null = null;
  do {
    const page = await storage.list(query, {order: 'newest', limit: PAGE, cursor});
    found.push(...page.records);
    cursor = page.next;
  } while (cursor !== null && found.length < MAX_RECORDS);
  return found;
}

function standing(
  record: OtherConsentRecord,
  {
    receivedAt,
    end,
    now,
  }: {readonly receivedAt: string; readonly end: OtherConsentRecord | undefined; readonly now: number},
): StandingConsent {
  const {id, purpose, channel, text, notice, decidedAt, duration} = record;
  // A browser whose clock is ahead would have its consent hold for longer than was asked.
  const over = Math.min(Date.parse(record.expiresAt), shiftTime(Date.parse(receivedAt), duration));
  return {
    id,
    purpose,
    channel,
    text,
    language: notice.language,
    decidedAt,
    receivedAt,
    expiresAt: new Date(over).toISOString(),
    state: end ? 'withdrawn' : over <= now ? 'expired' : 'given',
    withdrawal: end ? {id: end.id, at: end.decidedAt} : null,
  };
}
