import {durationWords} from './duration-words.ts';

/** What can differ between two notices, as English sentences without their full stop. */
export const NOTICE_CHANGE_TEXTS = {
  site: 'another site: {now}, was {was}',
  controller: 'another controller: {now}, was {was}',
  contact: 'how the controller can be reached',
  'consent-mode': 'who answers for an advanced Consent Mode, since when or why',
  'category-added': 'category {id} added',
  'category-asks': 'category {id} now asks for consent',
  'category-exempt': 'category {id} no longer asks for consent: {why}',
  'category-why': 'why category {id} needs no consent',
  'category-words': 'words of category {id}',
  'category-gone': 'category {id} no longer used',
  'service-added': '{name} added to {category}',
  'service-gone': '{name} no longer used in {category}',
  'service-category': '{name}: now in {now}, was in {was}',
  'service-vendor': '{name}: now by {now}, was by {was}',
  'service-country': '{name}: now in {now}, was in {was}',
  'service-country-added': '{name}: now in {now}, was in none',
  'service-country-gone': '{name}: now in no country, was in {was}',
  'service-early': '{name}: now asked before a choice, without cookies',
  'service-early-gone': '{name}: no longer asked before a choice',
  'service-transfer': '{name}: data now goes to {now}, went to {was}',
  'service-transfer-added': '{name}: data now goes to {now}, went to nowhere outside the EEA',
  'service-transfer-gone': '{name}: data now goes to nowhere outside the EEA, went to {was}',
  'purposes-added': '{name}: now also for {codes}',
  'purposes-gone': '{name}: no longer for {codes}',
  'purposes-order': '{name}: for the same in another order',
  'data-added': '{name}: now also receives {codes}',
  'data-gone': '{name}: no longer receives {codes}',
  'data-order': '{name}: receives the same in another order',
  'cookie-added': '{name}: cookie {cookie} added, {duration}',
  'cookie-changed': '{name}: cookie {cookie} now {duration}, was {formerDuration}',
  'cookie-gone': '{name}: cookie {cookie} no longer set',
  'cookies-order': '{name}: cookies in another order',
  'cookies-stored': '{name}: how its cookies are stored',
  'service-renamed': '{name}: now called {name}, was {was}',
  'service-privacy': '{name}: privacy statement at {url}',
  'texts-added': '{language} added',
  'texts-gone': '{language} removed',
  'texts-changed': 'texts in {language}',
  'services-order': 'order of the services',
  version: 'version {now}, was {was}',
  date: 'date {now}, was {was}',
  'date-added': 'date {now}, was none',
  'date-gone': 'date none, was {was}',
  privacy: 'privacy statement at {url}',
  layout: 'layout {now}, was {was}',
} as const;

/** A kind of difference between two notices. */
export type NoticeChangeKey = keyof typeof NOTICE_CHANGE_TEXTS;

/** The sentences of one language, with the holes of the English ones. */
export type NoticeChangeTexts = Readonly<Record<NoticeChangeKey, string>>;

/** What stands in the holes of a sentence; `duration` and `formerDuration` are durations of cookies as notices have them. */
export type SentenceValues = Readonly<Record<string, string>>;

/** `text` with its holes filled; durations go through `durationIn`, which says them in English where it is absent. */
export function filledSentence(
  text: string,
  values: SentenceValues,
  durationIn: (duration: string) => string = durationWords,
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return /duration$/i.test(name) ? durationIn(value) : value;
  });
}
