import {
  filledSentence,
  NOTICE_FINDING_TEXTS,
  type NoticeFinding,
  type NoticeFindingTexts,
} from '@akkoord/schema/notice';
import type {Language, LanguageCode} from '../language.ts';
import {cookieDuration} from '../notices/cookie-duration.ts';
import {deFindings} from './findings/de.ts';
import {frFindings} from './findings/fr.ts';
import {nlFindings} from './findings/nl.ts';

const TEXTS: Readonly<Record<LanguageCode, NoticeFindingTexts>> = {
  nl: nlFindings,
  en: NOTICE_FINDING_TEXTS,
  fr: frFindings,
  de: deFindings,
};

/** What a finding says in the language of the reader; a key that this console does not know, as the collector says it. */
export function findingWords(
  {key, values, found, expected}: NoticeFinding,
  language: Language,
): Pick<NoticeFinding, 'found' | 'expected'> {
  const texts = TEXTS[language.code][key] as (typeof TEXTS)['nl'][typeof key] | undefined;
  if (!texts) return {found, expected};
  const fill = (text: string) => filledSentence(text, values, duration => cookieDuration(duration, language));
  return {found: fill(texts[0]), expected: fill(texts[1])};
}
