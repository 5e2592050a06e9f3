import type {AkkoordElements} from '@akkoord/core/page';
import type {HTMLAttributes} from 'preact';

export type {ConsentGateProps} from './consent-gate.ts';
export {ConsentGate} from './consent-gate.ts';
export type {ConsentProviderProps} from './provider.ts';
export {ConsentProvider} from './provider.ts';
export type {PreactConsent} from './use-consent.ts';
export {useConsent} from './use-consent.ts';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'akkoord-settings-link': HTMLAttributes<HTMLElement> & AkkoordElements['akkoord-settings-link'];
      'akkoord-declaration': HTMLAttributes<HTMLElement> & AkkoordElements['akkoord-declaration'];
      'akkoord-receipt': HTMLAttributes<HTMLElement> & AkkoordElements['akkoord-receipt'];
      'akkoord-last-modified': HTMLAttributes<HTMLElement> & AkkoordElements['akkoord-last-modified'];
    }
  }
}
