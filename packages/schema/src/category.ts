/** The three categories that every site has; a site may add its own. */
export const BUILT_IN_CATEGORIES = ['functional', 'analytical', 'tracking'] as const;

/** Id of a category: built in or the site's own, `[a-z][a-z0-9-]{0,31}`. */
export type CategoryId = (typeof BUILT_IN_CATEGORIES)[number] | (string & {});

/** What a visitor answered for one category or service. */
export type Choice = 'granted' | 'denied';

/** Texts by BCP 47 language tag, lower case (`nl`, `en`, `pt-br`). */
export type Localized = Readonly<Record<string, string>>;

/** What one category is called and what it is for, in one language. */
export interface CategoryTexts {
  readonly label: string;
  readonly description: string;
}

/** A category as a site configures it. */
export interface CategoryConfig {
  readonly id: CategoryId;
  /**
   * Why the category needs no consent (ePrivacy Directive art. 5(3), second sentence). Only with this
   * reason is a category on without a question; absent means that the visitor is asked.
   */
  readonly exempt?: string;
  /** Required for a site's own category, in every language of the notice; optional for built-in ones. */
  readonly texts?: Readonly<Record<string, CategoryTexts>>;
}
