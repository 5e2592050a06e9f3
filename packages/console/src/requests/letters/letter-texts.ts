import type {RequestKind} from '@akkoord/schema';

/** The paragraphs of a letter in one language; names in braces are filled in, square brackets are left to the sender. */
export interface LetterTexts {
  readonly subject: string;
  readonly salutation: string;
  readonly opening: string;
  /** Where the person gave an id. */
  readonly withId: string;
  readonly byKind: Readonly<Record<RequestKind, string>>;
  /** Where nobody can tell which record is whose. */
  readonly withoutId: string;
  readonly thatDay: string;
  readonly howToProve: string;
  readonly caseLink: string;
  readonly rights: string;
  readonly closing: string;
}
