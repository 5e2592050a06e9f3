/**
 * What a notice lacks, as `found` and `expected` in English: they complete the sentence `<path> is …, expected …`.
 * Durations in holes are those of cookies, as notices have them.
 */
export const NOTICE_FINDING_TEXTS = {
  contact: ['a name alone', 'an address, e-mail or web address too (GDPR art. 13(1)(a))'],
  date: ['nothing', 'the day of the last change, so that visitors can tell versions apart'],
  'services-many': [
    '{count} services',
    'those alone that the site uses, at most {limit} if it can be: nobody reads more',
  ],
  purpose: ['none', 'what the service is for'],
  data: ['none', 'the kinds of data that it receives'],
  transfer: [
    'a vendor in {country} and no transfer',
    'the country that data goes to, and on what ground (GDPR art. 13(1)(f))',
  ],
  'tracker-known': [
    '{name} in {category}',
    '{known}: it is no part of what the visitor asked for (ePrivacy Directive art. 5(3))',
  ],
  'tracker-cookie': ['a cookie of {name} in {category}', '{known}, as {name} has it, or the cookie left out'],
  'tracker-purposes': ['{codes}', 'purposes that are strictly necessary, or a category that is asked about'],
  'exemption-transfer': [
    'data of {name} goes to {country}',
    'audience measurement for the site alone, inside the EEA; else a category that is asked about',
  ],
  'exemption-purposes': [
    '{name} for {codes}',
    'audience measurement for the site alone, inside the EEA; else a category that is asked about',
  ],
  'exemption-categories': [
    '{name} for more categories',
    'audience measurement for the site alone, inside the EEA; else a category that is asked about',
  ],
  'exempt-too-long': ['{name} for {duration}', 'at most {limitDuration} under the profile {profile}'],
  'category-empty': [
    'a question about {id} and no service in it',
    'a service, or code of the site that is marked up for it',
  ],
  'language-missing': ['no texts', 'texts in every language of the site (GDPR art. 12(1))'],
  'text-missing': ['no text for {keys}', 'every text in every language'],
  'texts-missing': ['no text for {keys} and {count} more', 'every text in every language'],
  'category-words': ['no words for {id}', 'label and description in every language of the notice'],
  steering: ['“{words}”', 'words that tell, and neither praise, plead nor press'],
  'consent-mode': [
    'advanced, acknowledged by {by} on {date}',
    'basic: Google gets address, browser and page of everybody, before a choice and after a refusal (ePrivacy Directive art. 5(3))',
  ],
  'consent-mode-untold': [
    'a promise that Google gets nothing without consent',
    'a text of the site’s own that says what Google gets before a choice and after a refusal',
  ],
} as const;

/** What a finding says; one code of finding can say different things. */
export type NoticeFindingKey = keyof typeof NOTICE_FINDING_TEXTS;

/** The findings of one language, with the holes of the English ones. */
export type NoticeFindingTexts = Readonly<
  Record<NoticeFindingKey, readonly [found: string, expected: string]>
>;
