import {warn} from '@akkoord/core';
import type {Locale, Texts} from '@akkoord/locales';
import {withOwnTexts} from '@akkoord/locales/own-texts';

/** What was expected of a text, by the code of its fault. */
const EXPECTED = {
  'text-unknown': 'a key of the texts that ship',
  'text-placeholders': 'the placeholders of the text that ships, no more and no fewer',
  'text-too-long': 'a text of at most twice the length of the one that ships',
  'text-on-button': 'the words that ship; for the answers a pair of them, as accept / refuse',
} as const;

/** `locale` with the site's `own` texts, as far as they are sound; says in the console which were left out. */
export function speakOwn(locale: Locale, own: Texts): Pick<Locale, 'firstLayer' | 'rest'> {
  const {firstLayer, rest, faults} = withOwnTexts(locale, own);
  for (const {code, key} of faults) warn(code, `${key}: ${own[key]?.slice(0, 60)}`, EXPECTED[code]);
  return {firstLayer, rest};
}
