import {makeSecret, type RecordedConsent, warn} from '@akkoord/core';
import type {Config, Receipt} from '@akkoord/schema';
import {
  OTHER_CONSENT_SCHEMA,
  type OtherConsentRecord,
  type OtherConsentRequest,
  otherConsentFault,
  type SentOtherConsent,
  shiftTime,
} from '@akkoord/schema/other-consent';
import type {RecordSender} from './outbox-chunk.ts';

/** What recording another consent takes of the page. */
export interface ConsentPage {
  readonly config: Config;
  /** BCP 47 tag of the language that the visitor reads. */
  readonly language: string;
  readonly sender: Pick<RecordSender, 'deliver'>;
}

/**
 * Records what was asked, and gives what became of it. Nothing of a faulty request is recorded or sent; the page is
 * told its code, and the developer in the console, without the reference.
 */
export async function recordConsent(
  asked: OtherConsentRequest,
  {config, language, sender}: ConsentPage,
): Promise<RecordedConsent> {
  const fault = otherConsentFault(asked);
  if (fault) {
    const code = fault.code === 'reference-personal' ? fault.code : 'consent-invalid';
    warn(code, `${fault.path} that is ${fault.found}`, fault.expected);
    return {status: 'refused', code, message: `${fault.path}: expected ${fault.expected}`};
  }
  const secret = makeSecret(crypto);
  const record = recordOf(asked, config, language);
  const {id} = record;
  const outcome = await sender.deliver({record, secret, ...(record.notice.hash ? {} : {config})});
  if (outcome === null) return {status: 'waiting', id, secret};
  if (typeof outcome === 'object')
    return {status: 'recorded', id, receipt: outcome as Receipt<OtherConsentRecord>, secret};
  const code = outcome === 'reference-personal' ? outcome : 'collector-refused';
  return {status: 'refused', code, message: `the collector refused it (${outcome})`};
}

function recordOf(
  {purpose, channel, duration, text, reference}: OtherConsentRequest,
  config: Config,
  language: string,
): SentOtherConsent {
  const now = Date.now();
  return {
    schema: OTHER_CONSENT_SCHEMA,
    // Nothing is sent from an insecure origin, where this does not exist.
    id: crypto.randomUUID(),
    site: config.site,
    decidedAt: new Date(now).toISOString(),
    notice: {hash: config.notice?.hash ?? '', version: config.version ?? '1', language},
    purpose,
    channel,
    duration,
    text,
    reference,
    action: 'consent',
    // Without any act of a visitor on this page, code has spoken for somebody.
    control: navigator.userActivation?.hasBeenActive ? 'page.record' : 'api',
    expiresAt: new Date(shiftTime(now, duration)).toISOString(),
    previous: null,
  };
}
