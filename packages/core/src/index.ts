export {attempt} from './attempt.ts';
export type {OpenFrame} from './blocker/frames.ts';
export {trustedScriptUrl} from './blocker/trusted.ts';
export type {
  Akkoord,
  Choices,
  Consent,
  ConsentEvents,
  ConsentState,
  DecisionSource,
  Leak,
  OtherConsentCode,
  RecordedConsent,
  ServiceSummary,
} from './consent.ts';
export type {StartableConsent} from './create-consent.ts';
export {createConsent} from './create-consent.ts';
export type {ConsentEnvironment} from './environment.ts';
export {materialKey} from './material-key.ts';
export type {StoredChoice} from './persistence/choice-cookie.ts';
export {decodeChoice, encodeChoice} from './persistence/choice-cookie.ts';
export type {ChoiceStore, KeptRecord} from './persistence/cookie-jar.ts';
export {cookieChoiceStore} from './persistence/cookie-jar.ts';
export {heedSignals} from './privacy-signals/heed-signals.ts';
export {privacySignals} from './privacy-signals/signals.ts';
export type {Outbox, OutboxStorage, PendingRecord} from './receipt-outbox.ts';
export {createOutbox, makeSecret} from './receipt-outbox.ts';
export type {ServiceMatch} from './service-match.ts';
export {serviceMatch} from './service-match.ts';
export {strictServices} from './strict.ts';
export type {ConsentWarningCode} from './warn.ts';
export {CONSENT_WARNING_CODES, warn} from './warn.ts';
