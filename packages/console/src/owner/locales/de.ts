import type {OwnerTexts} from '../owner-texts.ts';

/** What the console says where sites are set up and notices written, in German. */
export const deOwner: OwnerTexts = {
  'site.title': 'Eine Website einrichten',
  'site.lead':
    'Was dieser Collector von einer Website wissen muss, bevor ihre Seiten Datensätze senden dürfen.',
  'site.all': 'Alle Websites',
  'site.none':
    'Diese Website gibt es hier nicht. Vielleicht wurde sie unter einer anderen Kennung eingerichtet.',
  'site.name': 'Name der Website',
  'site.name-hint': 'So, wie Ihre Kollegen sie nennen.',
  'site.id': 'Kennung',
  'site.id-hint':
    'Steht im Tag, in jedem Datensatz und im Namen des Protokolls. Sie lässt sich später nicht ändern.',
  'site.controller': 'Verantwortlicher',
  'site.controller-hint':
    'Wer für die Verarbeitung der Website einsteht; Besucher lesen es (DSGVO Art. 13 Abs. 1 lit. a).',
  'site.email': 'E-Mail-Adresse des Verantwortlichen (freiwillig)',
  'site.email-hint': 'Steht im Hinweis, damit Besucher den Verantwortlichen erreichen.',
  'site.privacy': 'Datenschutzerklärung',
  'site.privacy-hint': 'Eine Adresse oder ein Pfad der Website wie /privacy.',
  'site.origins': 'Adressen der Website',
  'site.origins-hint':
    'Eine je Zeile, etwa https://www.example.org. Seiten anderer Adressen können nichts senden.',
  'site.years': 'Datensätze werden aufbewahrt (Jahre)',
  'site.years-hint': 'Vom Tag des Eingangs an; danach löscht der Collector sie von selbst.',
  'site.reason': 'Warum so lange',
  'site.reason-hint':
    'Im Voraus festgelegt (DSGVO Art. 5 Abs. 1 lit. e); zum Beispiel: Verjährung von Ansprüchen.',
  'site.location': 'Wo die Datensätze liegen',
  'site.location-hint':
    'Land und Hoster des Speichers dieses Collectors, für Ihr Verzeichnis der Verarbeitungstätigkeiten.',
  'site.languages': 'Sprachen der Website',
  'site.languages-hint': 'In diesen Sprachen wird der Hinweis gezeigt.',
  'site.submit': 'Website einrichten',
  'site.missing': 'Bitte ausfüllen.',
  'site.bad-id': 'Kleinbuchstaben, Ziffern und Bindestriche, höchstens 63.',
  'site.bad-privacy': 'Beginnen Sie mit https:// oder mit einem Schrägstrich.',
  'site.bad-origins': 'Geben Sie jede Adresse mit https:// an, eine je Zeile.',
  'site.bad-years': 'Geben Sie eine Zahl von Jahren von 0,1 bis 100 an.',
  'site.no-language': 'Wählen Sie mindestens eine.',
  'site.problems': 'Noch nicht: zu verbessernde Felder: {count}.',
  'site.steps-lead':
    'Drei Schritte in beliebiger Reihenfolge: Tag einfügen, den ersten Datensatz sehen, den Hinweis veröffentlichen.',
  'step.tag': 'Den Tag einfügen',
  'step.tag-lead':
    'Als Erstes im head jeder Seite, vor jedem anderen Skript. Er fragt Besucher und hält Dritte zurück, bis sie zustimmen.',
  'step.tag-code': 'Tag der Website',
  'step.no-config': 'Diesem Collector ist nicht gesagt, wie die Seiten dieser Website konfiguriert sind.',
  'step.record': 'Erster Datensatz',
  'step.waiting':
    'Es wird gewartet. Öffnen Sie eine Seite von {origins} und wählen Sie; der Datensatz erscheint hier von selbst.',
  'step.received': 'Der erste Datensatz ist eingegangen. Datensätze bisher: {count}.',
  'step.look': 'Die Datensätze ansehen',
  'step.notice': 'Den Hinweis veröffentlichen',
  'first.lead':
    'Solange der Hinweis nicht veröffentlicht ist, werden Datensätze aufbewahrt und als unveröffentlicht gekennzeichnet; keiner geht verloren. Einmal veröffentlicht, lässt er sich nicht ändern, nur durch einen anderen ablösen.',
  'first.publish': 'Veröffentlichen',
  'first.edit': 'Zuerst bearbeiten',
  'first.why': 'Erster Hinweis der Website',
  'first.published': 'Fassung {version} ist veröffentlicht.',
  'first.look': 'Den Hinweis zeigen',
  'findings.title': 'Befunde',
  'findings.none': 'Es fehlt nichts: Er darf veröffentlicht werden.',
  'findings.error': 'zu verbessern',
  'findings.warning': 'abzuwägen',
};
