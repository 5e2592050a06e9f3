import {de} from './de.ts';
import {en} from './en.ts';
import {fr} from './fr.ts';
import {nl} from './nl.ts';

/** A text of the incident sheet. */
export type IncidentKey = keyof typeof en;

/** The texts of the incident sheet in one language. */
export type IncidentTexts = Readonly<Record<IncidentKey, string>>;

/** By language: those of the console, and of the authorities that the sheet is for. */
export const INCIDENT_TEXTS = {en, nl, fr, de} as const satisfies Readonly<Record<string, IncidentTexts>>;

/** A language in which the sheet comes. */
export type IncidentLanguage = keyof typeof INCIDENT_TEXTS;

/** Gives a text with what stands in braces filled in. */
export type IncidentWords = (key: IncidentKey, params?: Readonly<Record<string, string | number>>) => string;

/** The words of `language`. */
export function incidentWords(language: IncidentLanguage): IncidentWords {
  const texts: IncidentTexts = INCIDENT_TEXTS[language];
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
