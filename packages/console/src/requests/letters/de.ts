import type {LetterTexts} from './letter-texts.ts';

/** Letters in German. */
export const de: LetterTexts = {
  subject: 'Ihr Antrag, Aktenzeichen {reference}',
  salutation: 'Guten Tag [Name],',
  opening: 'am {day} haben wir Ihren Antrag ({kind}) zu Ihrer Einwilligung auf {site} erhalten.',
  withId: 'Sie haben die ID {id} angegeben. Wir haben gefunden, was darunter festgehalten ist.',
  byKind: {
    access:
      'Anbei erhalten Sie den Beleg: was Sie gewählt haben, wann, mit welcher Schaltfläche, unter welchem Hinweis, und den Beweis, dass der Nachweis nicht verändert wurde. Er enthält keine Adresse Ihres Geräts und keine Liste besuchter Seiten.',
    erasure:
      'Wir haben den Nachweis gelöscht. Es bleibt eine Zahl in unserem Log, die zu niemandem führt. [Oder: Wir bewahren ihn bis … auf, weil …, und verwenden ihn für nichts anderes.]',
    restriction:
      'Wir haben den Nachweis bis [Tag] eingeschränkt: Er wird aufbewahrt und nur für [den Anspruch] verwendet.',
    portability: 'Anbei erhalten Sie den Beleg als JSON und als JSON-LD, lesbar für andere Software.',
    withdrawal:
      'Wir haben den Widerruf Ihrer Einwilligung festgehalten. Ihr Browser hat seinen eigenen Vermerk Ihrer Auswahl: Wählen Sie den Widerruf auch in den Cookie-Einstellungen der Website, damit es dort endet.',
    objection:
      'Wir bitten um Ihre Einwilligung und verarbeiten nichts gegen Ihre Ablehnung. Eine Ablehnung in den Einstellungen der Website beendet, was Sie erlaubt hatten.',
  },
  withoutId:
    'Sie haben keine ID angegeben, und wir können nicht feststellen, welcher Nachweis Ihrer ist: Wir halten Entscheidungen unter einer zufälligen Zahl fest, die Ihr Browser erzeugt hat, ohne Name, Adresse oder Konto. Nach einer Ablehnung behält der Browser gar keine Zahl. Das Gesetz verpflichtet uns nicht, mehr Daten zu erheben, nur um Sie wiederzuerkennen (Artikel 11 DSGVO).',
  thatDay:
    'Was wir zum {day} sagen können: Besucher sahen den Hinweis in Version {versions}, der nach {categories} fragte. An diesem Tag wurden {decisions} Entscheidungen festgehalten: {all} erlaubten alles, {some} einen Teil, {none} lehnten alles ab und {withdrawn} widerriefen. Der Text des Hinweises liegt bei.',
  howToProve:
    'Wenn der damals benutzte Browser Ihre Auswahl noch hat, öffnen Sie die Cookie-Einstellungen der Website: Sie zeigen Ihre Einwilligungs-ID und lassen Sie den Beleg herunterladen. Senden Sie uns eines von beiden, dann können wir Ihren Nachweis finden. An derselben Stelle können Sie Ihre Auswahl selbst ändern oder widerrufen.',
  caseLink: 'Sie können uns den Beleg über diesen Link senden, der nur zu Ihrem Antrag führt: {link}',
  rights:
    'Wenn Sie mit dieser Antwort nicht einverstanden sind, können Sie sich bei der Datenschutzaufsicht Ihres Landes beschweren oder vor Gericht gehen.',
  closing: 'Mit freundlichen Grüßen\n\n[Name]\n[Verantwortlicher]',
};
