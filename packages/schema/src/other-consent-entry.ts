export {isDuration, shiftTime} from './calendar.ts';
export type {
  AnyRecord,
  Channel,
  OtherAction,
  OtherConsentRecord,
  OtherConsentRequest,
  OtherConsentState,
  RecordKind,
  SentOtherConsent,
} from './other-consent.ts';
export {
  CHANNELS,
  isOtherConsent,
  OTHER_ACTIONS,
  OTHER_CONSENT_SCHEMA,
  RECORD_KINDS,
} from './other-consent.ts';
export {otherConsentFault} from './other-consent-fault.ts';
export type {ReferenceFault} from './reference.ts';
export {referenceFault} from './reference.ts';
