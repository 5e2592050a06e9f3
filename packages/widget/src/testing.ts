export {exampleServices} from './testing/example-services.ts';
export {FakeConsent, type FakeConsentOptions, type TakenDecision} from './testing/fake-consent.ts';
export {createFakeContext, type FakeContext, type FakeContextOptions} from './testing/fake-context.ts';
