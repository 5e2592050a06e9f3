import {createContext} from 'preact';
import {useContext} from 'preact/hooks';
import {en} from './locales/en.ts';
import {nl} from './locales/nl.ts';
import type {TextKey, Texts} from './locales/texts.ts';

/** Languages of the console, each named in itself. */
export const LANGUAGES = {en: 'English', nl: 'Nederlands'} as const;

export type LanguageCode = keyof typeof LANGUAGES;

/** Texts, dates and names in one language; times are those of the reader's own zone. */
export interface Language {
  readonly code: LanguageCode;
  readonly zone: string;
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** Date and time to the second; text that is no date comes back as it is. */
  moment(iso: string): string;
  /** Name of a language by its tag, or the tag itself. */
  languageName(tag: string): string;
}

const TEXTS: Readonly<Record<LanguageCode, Texts>> = {en, nl};

/** `code` with times in `zone`; without `zone` in the reader's own. */
export function createLanguage(code: LanguageCode, zone?: string): Language {
  const format = new Intl.DateTimeFormat(code === 'en' ? 'en-GB' : code, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(zone ? {timeZone: zone} : {}),
  });
  const names = new Intl.DisplayNames(code, {type: 'language'});
  return {
    code,
    zone: format.resolvedOptions().timeZone,
    t: (key, values = {}) => TEXTS[code][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '')),
    moment: iso => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso))),
    languageName: tag => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
}

/** The first of `wanted` tags that the console speaks, else English. */
export function chooseLanguage(wanted: readonly (string | null)[]): LanguageCode {
  for (const tag of wanted) {
    const code = tag?.toLowerCase().split('-')[0];
    if (code && Object.hasOwn(LANGUAGES, code)) return code as LanguageCode;
  }
  return 'en';
}

export const LanguageContext = createContext<Language>(createLanguage('en'));

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
