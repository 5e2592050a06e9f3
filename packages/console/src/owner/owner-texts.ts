import {filled, useLanguage} from '../language.ts';
import {deOwner} from './locales/de.ts';
import {enOwner} from './locales/en.ts';
import {frOwner} from './locales/fr.ts';
import {nlOwner} from './locales/nl.ts';

/** The texts of one language; one that misses a key does not compile. */
export type OwnerTexts = Readonly<Record<OwnerTextKey, string>>;

export type OwnerTextKey = keyof typeof enOwner;

const TEXTS = {nl: nlOwner, en: enOwner, fr: frOwner, de: deOwner} as const;

/** The texts of this part of the console, in the language of the reader. */
export function useOwnerTexts() {
  const {code} = useLanguage();
  return (key: OwnerTextKey, values: Readonly<Record<string, string | number>> = {}): string =>
    filled(TEXTS[code][key], values);
}
