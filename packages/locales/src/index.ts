import * as de from './de.ts';
import * as en from './en.ts';
import * as fr from './fr.ts';
import * as nl from './nl.ts';
import type {Texts} from './texts.ts';

export type {TextKey, Texts} from './texts.ts';
export type {TextParams, Translate} from './translate.ts';
export {createTranslate} from './translate.ts';

/** A language that ships. */
export type Language = 'de' | 'en' | 'fr' | 'nl';

/** The texts of one language: those of the first bundle, and those that are loaded later. */
export interface Locale {
  readonly firstLayer: Texts;
  readonly rest: Texts;
}

/** Every language that ships. For Node and builds; a page imports `@akkoord/locales/nl` and the like. */
export const locales: Readonly<Record<Language, Locale>> = {
  de: {firstLayer: de.firstLayer, rest: de.rest},
  en: {firstLayer: en.firstLayer, rest: en.rest},
  fr: {firstLayer: fr.firstLayer, rest: fr.rest},
  nl: {firstLayer: nl.firstLayer, rest: nl.rest},
};

/** The languages that ship, sorted. */
export const languages: readonly Language[] = ['de', 'en', 'fr', 'nl'];

/** All texts of `language`: what a notice hashes and what a collector keeps to show it again. */
export function textsOf(language: Language): Texts {
  return {...locales[language].firstLayer, ...locales[language].rest};
}
