import {createPageConsent, type InitialConsent, type PageConsent} from '@akkoord/core/page';
import {type InjectionKey, isRuntimeOnly, type Plugin} from 'vue';

/** Under which the plugin provides consent. */
export const CONSENT: InjectionKey<PageConsent> = Symbol('akkoord');

/** What the plugin takes. */
export interface ConsentPluginOptions {
  /** What the server read for this request, so that the first render repeats it; absent means that nothing is granted. */
  readonly initial?: InitialConsent | undefined;
}

/**
 * Hands what the server read to every `useConsent` of the app, and tells Vue's run-time compiler which elements are no
 * components. A site that reads no consent on its server needs none of it.
 */
export function consentPlugin({initial}: ConsentPluginOptions = {}): Plugin {
  return {
    install(app) {
      app.provide(CONSENT, createPageConsent(initial));
      // Templates that a build has compiled are none of the app's business, and Vue complains of whoever asks.
      if (isRuntimeOnly()) return;
      const {isCustomElement} = app.config.compilerOptions;
      app.config.compilerOptions.isCustomElement = tag =>
        tag.startsWith('akkoord-') || isCustomElement?.(tag) === true;
    },
  };
}
