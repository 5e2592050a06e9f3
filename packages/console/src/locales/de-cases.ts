import type {CaseTexts} from './texts.ts';

/** German texts of case links and of the way back to the site. */
export const deCases: CaseTexts = {
  'mine.to-site': 'Öffnen Sie jetzt die Website: Dieser Browser beendet dort dann, was erlaubt war.',
  'case.title': 'Ein Antrag wartet auf diesen Beleg',
  'case.lead':
    'Die Datenschutzbeauftragten der Website können nicht feststellen, welcher Nachweis Ihrer ist. Senden Sie den Beleg, so kommt der Nachweis in Ihren Antrag; sein Geheimnis bleibt bei Ihnen.',
  'case.how':
    'Öffnen Sie die Cookie-Einstellungen der Website in dem damals benutzten Browser: Sie führen zu Ihrem Beleg. Fügen Sie dessen Link unten ein.',
  'case.send': 'Beleg senden',
  'case.sent': 'Gesendet. Ihr Antrag nennt jetzt diesen Nachweis.',
  'case.none':
    'Unter diesem Link wartet kein offener Antrag auf einen Beleg. Vielleicht ist er schon beantwortet.',
  'case.link': 'Link für den Besucher',
  'case.hint':
    'Wer einen Beleg dieser Website hat, sendet ihn über diesen Link ein, und der Nachweis erscheint hier.',
};
