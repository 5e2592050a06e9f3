import {de} from './de.ts';
import {en} from './en.ts';
import {fr} from './fr.ts';
import {nl} from './nl.ts';

/** A text of the papers. */
export type PaperKey = keyof typeof en;

/** The texts of the papers in one language. */
export type PaperTexts = Readonly<Record<PaperKey, string>>;

/** By language; papers come in the languages of the statements that they go with. */
export const PAPER_TEXTS = {nl, en, fr, de} satisfies Readonly<Record<string, PaperTexts>>;

/** A language in which papers come. */
export type PaperLanguage = keyof typeof PAPER_TEXTS;

/** Gives a text with what stands in braces filled in. */
export type PaperWords = (key: PaperKey, params?: Readonly<Record<string, string | number>>) => string;

/** The words of `language`. What is filled in comes from configurations: nothing of it becomes mark-up. */
export function paperWords(language: PaperLanguage): PaperWords {
  const texts: PaperTexts = PAPER_TEXTS[language];
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (hole, name: string) => plainText(String(params[name] ?? hole)));
}

/** `text` on one line, with whatever Markdown or HTML would take for a sign of its own escaped. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]|<>]/g, sign => `\\${sign}`)
    .replace(/&/g, '&amp;');
}
