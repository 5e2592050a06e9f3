import type {PrivacySignal} from './privacy-signal.ts';

/**
 * Global Privacy Control: a request not to be tracked across sites. Only the exact value true counts
 * (Global Privacy Control, section 4).
 */
export const gpc: PrivacySignal = {
  id: 'gpc',
  refuses: ['tracking'],
  isOn: navigator =>
    (navigator as Navigator & {readonly globalPrivacyControl?: unknown}).globalPrivacyControl === true,
};
