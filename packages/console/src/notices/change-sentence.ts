import {filledSentence, NOTICE_CHANGE_TEXTS, type NoticeChange} from '@akkoord/schema/notice';
import type {Language, LanguageCode} from '../language.ts';
import {cookieDuration} from './cookie-duration.ts';
import {deChanges} from './sentences/de.ts';
import {frChanges} from './sentences/fr.ts';
import {nlChanges} from './sentences/nl.ts';

const TEXTS = {
  nl: nlChanges,
  en: NOTICE_CHANGE_TEXTS,
  fr: frChanges,
  de: deChanges,
} as const satisfies Readonly<Record<LanguageCode, unknown>>;

/** What has changed, as a sentence in the language of the reader. */
export function changeSentence({key, values}: NoticeChange, language: Language): string {
  const {language: tag} = values;
  const named = tag === undefined ? values : {...values, language: language.languageName(tag)};
  return filledSentence(TEXTS[language.code][key], named, duration => cookieDuration(duration, language));
}
