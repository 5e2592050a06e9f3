import {createTranslate, type Language, textsOf} from '@akkoord/locales';
import type {Config} from '@akkoord/schema';
import type {WidgetContext} from '../consent-context.ts';
import {exampleServices} from './example-services.ts';
import {FakeConsent, type FakeConsentOptions} from './fake-consent.ts';

/** What differs from the example: a Dutch site with three services, where nothing was decided yet. */
export interface FakeContextOptions extends Partial<Omit<FakeConsentOptions, 'config'>> {
  readonly config?: Partial<Config>;
  readonly language?: Language;
}

/** A context whose consent is the stand-in, with the real texts. */
export type FakeContext = WidgetContext & {readonly consent: FakeConsent};

/** A context for elements under test; every part of it can be named in `options`. */
export function createFakeContext(options: FakeContextOptions = {}): FakeContext {
  const {language = 'nl', services = exampleServices} = options;
  const config: Config = {
    site: 'example',
    controller: {name: 'Voorbeeld BV'},
    privacy: '/privacy',
    ...options.config,
  };
  const consent = new FakeConsent({...options, services, config});
  return {consent, language, services, t: createTranslate(textsOf(language), language)};
}
