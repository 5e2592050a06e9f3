import type {en} from './en.ts';
import type {enOtherConsents} from './en-other-consents.ts';

export type TextKey = keyof typeof en | keyof typeof enOtherConsents;

/** The texts of one file in one language; a language that misses one does not compile. */
export type Texts = Readonly<Record<keyof typeof en, string>>;

/** Those of other consents. */
export type OtherConsentTexts = Readonly<Record<keyof typeof enOtherConsents, string>>;
