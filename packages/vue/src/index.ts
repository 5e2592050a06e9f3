import type {AkkoordElements} from '@akkoord/core/page';
import type {DefineComponent} from 'vue';

export {ConsentGate} from './consent-gate.ts';
export type {ConsentPluginOptions} from './plugin.ts';
export {consentPlugin} from './plugin.ts';
export type {VueConsent} from './use-consent.ts';
export {useConsent} from './use-consent.ts';

declare module 'vue' {
  interface GlobalComponents {
    'akkoord-settings-link': DefineComponent<AkkoordElements['akkoord-settings-link']>;
    'akkoord-declaration': DefineComponent<AkkoordElements['akkoord-declaration']>;
    'akkoord-receipt': DefineComponent<AkkoordElements['akkoord-receipt']>;
    'akkoord-last-modified': DefineComponent<AkkoordElements['akkoord-last-modified']>;
  }
}
