import * as ar from './ar.ts';
import * as bg from './bg.ts';
import type {Buttons} from './buttons.ts';
import * as cs from './cs.ts';
import * as da from './da.ts';
import * as de from './de.ts';
import * as el from './el.ts';
import * as en from './en.ts';
import * as es from './es.ts';
import * as et from './et.ts';
import * as fi from './fi.ts';
import * as fr from './fr.ts';
import * as ga from './ga.ts';
import * as he from './he.ts';
import * as hr from './hr.ts';
import * as hu from './hu.ts';
import * as is from './is.ts';
import * as it from './it.ts';
import * as lt from './lt.ts';
import * as lv from './lv.ts';
import * as mt from './mt.ts';
import * as nb from './nb.ts';
import * as nl from './nl.ts';
import * as pl from './pl.ts';
import * as pt from './pt.ts';
import * as ro from './ro.ts';
import * as sk from './sk.ts';
import * as sl from './sl.ts';
import * as sv from './sv.ts';
import type {Texts} from './texts.ts';
import * as tr from './tr.ts';
import * as uk from './uk.ts';

export type {Buttons} from './buttons.ts';
export type {OwnLocale, TextFault} from './own-texts.ts';
export {withOwnTexts} from './own-texts.ts';
export type {TextKey, Texts} from './texts.ts';
export type {TextParams, Translate} from './translate.ts';
export {createTranslate} from './translate.ts';

/**
 * Every language that ships. For Node and builds; a page imports `@akkoord/locales/nl` and the like. The official
 * languages of the EU, and those of Iceland, Norway, Türkiye and Ukraine, Arabic and Hebrew.
 */
export const locales = {
  ar,
  bg,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fi,
  fr,
  ga,
  he,
  hr,
  hu,
  is,
  it,
  lt,
  lv,
  mt,
  nb,
  nl,
  pl,
  pt,
  ro,
  sk,
  sl,
  sv,
  tr,
  uk,
} satisfies Readonly<Record<string, Locale>>;

/** A language that ships. */
export type Language = keyof typeof locales;

/** One language: the texts of the first bundle, those that are loaded later, and the words for its answers. */
export interface Locale {
  readonly firstLayer: Texts;
  readonly rest: Texts;
  /** The set that `firstLayer` uses comes first. */
  readonly buttons: readonly Buttons[];
}

/** The languages that ship, sorted. */
export const languages: readonly Language[] = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'ga',
  'he',
  'hr',
  'hu',
  'is',
  'it',
  'lt',
  'lv',
  'mt',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'sk',
  'sl',
  'sv',
  'tr',
  'uk',
];

/** All texts of `language`: what a notice hashes and what a collector keeps to show it again. */
export function textsOf(language: Language): Texts {
  return {...locales[language].firstLayer, ...locales[language].rest};
}
