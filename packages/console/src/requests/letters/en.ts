import type {LetterTexts} from './letter-texts.ts';

/** Letters in English. */
export const en: LetterTexts = {
  subject: 'Your request, reference {reference}',
  salutation: 'Dear [name],',
  opening: 'On {day} we received your request for {kind} about your consent on {site}.',
  withId: 'You gave the id {id}. We have found what is recorded under it.',
  byKind: {
    access:
      'Enclosed is the receipt: what you chose, when, by which button, under which notice, and the proof that the record was not altered. It holds no address of your device and no list of pages that you visited.',
    erasure:
      'We have erased the record. What stays is a number in our log that leads to nobody. [Or: we keep it until … because …, and use it for nothing else.]',
    restriction:
      'We have restricted the record until [day]: it is kept, and used for nothing else than [the claim].',
    portability: 'Enclosed is the receipt as JSON and as JSON-LD, which other software can read.',
    withdrawal:
      'We have recorded the withdrawal of your consent. Your browser keeps its own note of your choice: choose withdraw in the cookie settings of the site too, so that it stops there.',
    objection:
      'We ask for your consent, and process nothing against your refusal. A refusal in the settings of the site ends what you granted.',
  },
  withoutId:
    'You gave no id, and we cannot tell which record is yours: we record decisions under a random number that your browser made, without name, address or account. After a refusal the browser keeps no number at all. The law does not make us collect more data only to recognise you (GDPR article 11).',
  thatDay:
    'What we can say of {day}: visitors saw the notice in version {versions}, which asked about {categories}. On that day {decisions} decisions were recorded: {all} granted everything, {some} granted a part, {none} refused everything and {withdrawn} withdrew. The text of the notice is enclosed.',
  howToProve:
    'If the browser that you used then still has your choice, open the cookie settings of the site: they show your consent id and let you download the receipt. Send us either, and we can look up your record. In the same place you can change or withdraw your choice yourself.',
  caseLink: 'You can send us the receipt by this link, which leads to your request alone: {link}',
  rights:
    'If you do not agree with this answer, you may complain to the data-protection authority of your country, or go to court.',
  closing: 'Yours sincerely,\n\n[name]\n[controller]',
};
