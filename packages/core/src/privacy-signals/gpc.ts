import type {PrivacySignal} from './privacy-signal.ts';

/**
 * Global Privacy Control: a request not to be tracked across sites. Only the exact value true counts in a page, and
 * only exactly `1` in a request (Global Privacy Control, sections 3.2 and 4).
 */
export const gpc: PrivacySignal = {
  id: 'gpc',
  refuses: ['tracking'],
  isOn: navigator =>
    (navigator as Navigator & {readonly globalPrivacyControl?: unknown}).globalPrivacyControl === true,
  isSent: header => header('sec-gpc') === '1',
};
