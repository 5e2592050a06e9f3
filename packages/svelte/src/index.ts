import type {AkkoordElements} from '@akkoord/core/page';
import type {SvelteHTMLElements as Elements} from 'svelte/elements';

export {provideConsent} from './consent-context.ts';
export type {SvelteConsent} from './use-consent.ts';
export {useConsent} from './use-consent.ts';

type Props<Own> = Elements['span'] & Own;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'akkoord-settings-link': Props<AkkoordElements['akkoord-settings-link']>;
    'akkoord-declaration': Props<AkkoordElements['akkoord-declaration']>;
    'akkoord-receipt': Props<AkkoordElements['akkoord-receipt']>;
    'akkoord-last-modified': Props<AkkoordElements['akkoord-last-modified']>;
  }
}
