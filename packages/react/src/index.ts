import type {AkkoordElements} from '@akkoord/core/page';
import type {DetailedHTMLProps, HTMLAttributes} from 'react';

export type {ConsentGateProps} from './consent-gate.ts';
export {ConsentGate} from './consent-gate.ts';
export type {ConsentProviderProps} from './provider.ts';
export {ConsentProvider} from './provider.ts';
export type {ReactConsent} from './use-consent.ts';
export {useConsent} from './use-consent.ts';

type Props<Own> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Own & {class?: string};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'akkoord-settings-link': Props<AkkoordElements['akkoord-settings-link']>;
      'akkoord-declaration': Props<AkkoordElements['akkoord-declaration']>;
      'akkoord-receipt': Props<AkkoordElements['akkoord-receipt']>;
      'akkoord-last-modified': Props<AkkoordElements['akkoord-last-modified']>;
    }
  }
}
