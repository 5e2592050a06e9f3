import type {StoredRow} from '@akkoord/schema';
import {type AnyRecord, isOtherConsent} from '@akkoord/schema/other-consent';
import type {Arrival} from './arrival.ts';
import type {Context} from './context.ts';
import {withdraw} from './withdrawal.ts';

/** Younger ones were under way when nobody can have withdrawn them yet; it keeps most arrivals free of a look-up. */
const UNDER_WAY = 60_000;
const PAGE = 100;
/** Of one consent; who has more is no person. */
const MAX_PAGES = 10;

/**
 * Withdraws what was stored of `arrival` where its consent had been withdrawn here after it was decided and before it arrived: it waited
 * in an outbox meanwhile, and would hold again. To be called before the record is acknowledged, so that a sender tries again where
 * this fails. A withdrawal that was erased is heeded no more.
 */
export async function heedWithdrawal({row, receivedAt}: Arrival, context: Context): Promise<void> {
  const {record, skewSeconds} = row;
  // By our clock, whatever the browser's says.
  const decided = Date.parse(record.decidedAt) - skewSeconds * 1000;
  if (record.consentId === null || receivedAt - decided < UNDER_WAY) return;
  const ending = await withdrawnSince(decided, record, context);
  if (ending === null) return;
  const [stored] = await context.storage.recordsById([record.id]);
  if (stored) await withdraw(stored, context, ending);
}

/** How and when a consent was withdrawn here. */
interface Ending {
  readonly control: string;
  readonly at: number;
}

/** The first withdrawal found that the collector made of the consent of `record` after the time `decided`; null where it made none. */
async function withdrawnSince(
  decided: number,
  record: AnyRecord,
  {storage}: Context,
): Promise<Ending | null> {
  const {site, consentId} = record;
  if (consentId === null) return null;
  // A restriction keeps a record from being used, and not from being heeded.
  const query = {site, consentId, from: decided, restricted: true} as const;
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await storage.list(query, {order: 'newest', limit: PAGE, cursor});
    for (const {text} of found.records) {
      const ending = endingOf((JSON.parse(text) as StoredRow).record, record);
      // What was withdrawn for having come late is dated back, so that it ends nothing that was given since.
      if (ending && ending.at >= decided) return ending;
    }
    cursor = found.next;
    if (cursor === null) break;
  }
  return null;
}

/**
 * What `made` says where it is a withdrawal made here that may end what `late` grants: of a choice by any receipt of its
 * consent; of another consent by the site's server, for the same purpose and channel. A receipt of another consent ends its own
 * alone.
 */
function endingOf(made: AnyRecord, late: AnyRecord): Ending | null {
  const ending = {control: made.control, at: Date.parse(made.decidedAt)};
  if (!isOtherConsent(made)) {
    const isHere = made.action === 'withdraw' && made.control === 'receipt.withdraw';
    return isHere && !isOtherConsent(late) ? ending : null;
  }
  const isHere = made.action === 'consent-withdrawal' && made.control === 'server.withdraw';
  if (!isHere || !isOtherConsent(late)) return null;
  return made.purpose === late.purpose && made.channel === late.channel ? ending : null;
}
