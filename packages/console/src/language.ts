import {createContext} from 'preact';
import {useContext} from 'preact/hooks';
import {de} from './locales/de.ts';
import {deCases} from './locales/de-cases.ts';
import {deEraseList} from './locales/de-erase-list.ts';
import {deIncident} from './locales/de-incident.ts';
import {deNotices} from './locales/de-notices.ts';
import {deOtherConsents} from './locales/de-other-consents.ts';
import {deOverview} from './locales/de-overview.ts';
import {deSites} from './locales/de-sites.ts';
import {en} from './locales/en.ts';
import {enCases} from './locales/en-cases.ts';
import {enEraseList} from './locales/en-erase-list.ts';
import {enIncident} from './locales/en-incident.ts';
import {enNotices} from './locales/en-notices.ts';
import {enOtherConsents} from './locales/en-other-consents.ts';
import {enOverview} from './locales/en-overview.ts';
import {enSites} from './locales/en-sites.ts';
import {fr} from './locales/fr.ts';
import {frCases} from './locales/fr-cases.ts';
import {frEraseList} from './locales/fr-erase-list.ts';
import {frIncident} from './locales/fr-incident.ts';
import {frNotices} from './locales/fr-notices.ts';
import {frOtherConsents} from './locales/fr-other-consents.ts';
import {frOverview} from './locales/fr-overview.ts';
import {frSites} from './locales/fr-sites.ts';
import {nl} from './locales/nl.ts';
import {nlCases} from './locales/nl-cases.ts';
import {nlEraseList} from './locales/nl-erase-list.ts';
import {nlIncident} from './locales/nl-incident.ts';
import {nlNotices} from './locales/nl-notices.ts';
import {nlOtherConsents} from './locales/nl-other-consents.ts';
import {nlOverview} from './locales/nl-overview.ts';
import {nlSites} from './locales/nl-sites.ts';
import type {TextKey} from './locales/texts.ts';

/** Languages of the console, each named in itself. */
export const LANGUAGES = {nl: 'Nederlands', en: 'English', fr: 'Français', de: 'Deutsch'} as const;

export type LanguageCode = keyof typeof LANGUAGES;

/** Texts, dates and names in one language; times are those of the reader's own zone. */
export interface Language {
  readonly code: LanguageCode;
  readonly zone: string;
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** Date and time to the second; text that is no date comes back as it is. */
  moment(iso: string): string;
  /** A day `YYYY-MM-DD` as a date, the same in every zone; text that is none comes back as it is. */
  day(text: string): string;
  number(value: number): string;
  /** `part` of `whole` in percent; a dash where there is no whole. */
  percent(part: number, whole: number): string;
  /** Name of a language by its tag, or the tag itself. */
  languageName(tag: string): string;
}

const TEXTS: Readonly<Record<LanguageCode, Readonly<Record<TextKey, string>>>> = {
  nl: {
    ...nl,
    ...nlCases,
    ...nlEraseList,
    ...nlIncident,
    ...nlNotices,
    ...nlOtherConsents,
    ...nlOverview,
    ...nlSites,
  },
  en: {
    ...en,
    ...enCases,
    ...enEraseList,
    ...enIncident,
    ...enNotices,
    ...enOtherConsents,
    ...enOverview,
    ...enSites,
  },
  fr: {
    ...fr,
    ...frCases,
    ...frEraseList,
    ...frIncident,
    ...frNotices,
    ...frOtherConsents,
    ...frOverview,
    ...frSites,
  },
  de: {
    ...de,
    ...deCases,
    ...deEraseList,
    ...deIncident,
    ...deNotices,
    ...deOtherConsents,
    ...deOverview,
    ...deSites,
  },
};

/** `code` with times in `zone`; without `zone` in the reader's own. */
export function createLanguage(code: LanguageCode, zone?: string): Language {
  const tag = code === 'en' ? 'en-GB' : code;
  const format = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(zone ? {timeZone: zone} : {}),
  });
  const days = new Intl.DateTimeFormat(tag, {dateStyle: 'medium', timeZone: 'UTC'});
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, {style: 'percent', maximumFractionDigits: 1});
  const names = new Intl.DisplayNames(code, {type: 'language'});
  return {
    code,
    zone: format.resolvedOptions().timeZone,
    t: (key, values) => filled(TEXTS[code][key], values),
    moment: iso => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso))),
    day: text => (Number.isNaN(Date.parse(text)) ? text : days.format(new Date(text.slice(0, 10)))),
    number: value => numbers.format(value),
    percent: (part, whole) => (whole === 0 ? '–' : percents.format(part / whole)),
    languageName: name => {
      try {
        return names.of(name) ?? name;
      } catch {
        return name;
      }
    },
  };
}

/** `text` with what `values` says in the place of each `{name}`. */
export function filled(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
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
