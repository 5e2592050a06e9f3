import type {ConsentRecord, RecordSubmission} from '@akkoord/schema';
import {
  type AnyRecord,
  type OtherConsentRecord,
  type SentOtherConsent,
  shiftTime,
} from '@akkoord/schema/other-consent';
import type {Context} from './context.ts';
import {CollectorError} from './errors.ts';

/**
 * `sent` as it is stored: the keyed hash in the place of the reference, which goes no further than this. Throws
 * `record-invalid` where a consent would outlast its own proof.
 */
export function storableRecord(
  sent: RecordSubmission['record'],
  context: Pick<Context, 'sites' | 'clock' | 'pseudonymOf'>,
): AnyRecord {
  if (!isSentOther(sent)) return sent;
  const {reference, ...record} = sent;
  const {duration} = context.sites.find(sent.site)?.retention ?? {};
  const now = context.clock();
  // Both from the same moment: by `expiresAt` a browser whose clock is ahead would lose its consent for good.
  if (duration !== undefined && shiftTime(now, sent.duration) > shiftTime(now, duration)) {
    const message = `duration is ${sent.duration}, and records of "${sent.site}" are kept for ${duration}`;
    throw new CollectorError(
      'record-invalid',
      `${message}, expected a consent that ends before its proof goes`,
    );
  }
  return {...record, consentId: context.pseudonymOf(sent.site, reference)};
}

/** The record that withdraws `given`, which stays as it is (GDPR art. 7(3), second sentence). */
export function withdrawalOf(
  given: OtherConsentRecord,
  {id, at, control}: {readonly id: string; readonly at: number; readonly control: string},
): OtherConsentRecord {
  const decidedAt = new Date(at).toISOString();
  return {...given, id, decidedAt, action: 'consent-withdrawal', control, previous: given.id};
}

function isSentOther(record: ConsentRecord | SentOtherConsent): record is SentOtherConsent {
  return 'reference' in record;
}
