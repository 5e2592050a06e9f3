import {filled, useLanguage} from '../language.ts';
import {dePeople} from './locales/de.ts';
import {enPeople} from './locales/en.ts';
import {frPeople} from './locales/fr.ts';
import {nlPeople} from './locales/nl.ts';

/** The texts of one language; one that misses a key does not compile. */
export type PeopleTexts = Readonly<Record<PeopleTextKey, string>>;

export type PeopleTextKey = keyof typeof enPeople;

const TEXTS = {nl: nlPeople, en: enPeople, fr: frPeople, de: dePeople} as const;

/** The texts of this part of the console, in the language of the reader. */
export function usePeopleTexts() {
  const {code} = useLanguage();
  return (key: PeopleTextKey, values: Readonly<Record<string, string | number>> = {}): string =>
    filled(TEXTS[code][key], values);
}
