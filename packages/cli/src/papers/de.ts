import type {PaperTexts} from './paper-texts.ts';

/** What the papers say in German. */
export const de: PaperTexts = {
  made: 'Erstellt am {at} von Akkoord {version} aus den Einstellungen und Daten des laufenden Collectors. Was in eckigen Klammern steht, füllen Sie selbst aus.',
  fill: '[ausfüllen]',
  none: 'keine',
  site: 'Website',
  'measures.title': 'Technische und organisatorische Maßnahmen (DSGVO Art. 32)',
  'minimal.title': 'Datenminimierung und Pseudonymität',
  'minimal.record':
    'Ein Eintrag enthält, was gewählt wurde, wann, in welcher Sprache, unter welchem Hinweis und mit welcher Schaltfläche. Er enthält keine IP-Adresse, keinen Namen eines Browsers und keine Adresse mit Abfrage.',
  'minimal.refusal':
    'Nach einer Ablehnung behält der Browser keine Kennung mehr, sobald der Eintrag angekommen ist.',
  'minimal.log': 'Das Protokoll des Servers sagt nichts darüber, wer eine Anfrage gesendet hat.',
  'integrity.title': 'Integrität',
  'integrity.log':
    'Jeder Eintrag ist ein Blatt eines nur fortgeschriebenen Merkle-Protokolls (RFC 6962), dessen Wurzel mit Ed25519 signiert ist. Wer einen Beleg oder einen Prüfpunkt aufbewahrt hat, erkennt jede spätere Änderung. Protokolle in diesem Moment: {logs}.',
  'integrity.key':
    'Der Signaturschlüssel stammt vom {from}; frühere Schlüssel: {former}. Er liegt außerhalb der Datenbank und ihrer Sicherungen und ist nur für den Collector lesbar.',
  'access.title': 'Vertraulichkeit und Zugriff',
  'access.roles':
    'Zugriff besteht über persönliche Token mit einer von drei Rollen; von Token wird nur ein Hash gespeichert. In diesem Moment: {owners} Inhaber, {dpos} Datenschutzbeauftragte, {viewers} Leser.',
  'access.log':
    'Jede Einsicht, jeder Export und jede Löschung wird mit Name und Zeit protokolliert, auch abgelehnte Versuche. Wiederholte Fehlversuche führen zu einer Sperre.',
  'access.tls': 'Verbindungen werden vom Proxy vor dem Collector verschlüsselt (TLS): [ausfüllen].',
  'availability.title': 'Verfügbarkeit und Belastbarkeit',
  'availability.place':
    'Einträge liegen in {place}. Ein Eintrag wird erst bestätigt, wenn er dauerhaft auf der Platte steht.',
  'availability.backup':
    'Sicherungen sind verschlüsselt (AES-256-GCM, Schlüssel mit scrypt). Wie oft sie erstellt, wo sie aufbewahrt und wann sie gelöscht werden: [ausfüllen].',
  'availability.disk': 'Verschlüsselung der Datenträger: [ausfüllen].',
  'limits.title': 'Speicherbegrenzung und Löschung',
  'limits.kept': '{duration} aufbewahrt, weil: {reason}',
  'limits.at-once': 'Auf Verlangen der betroffenen Person wird ein Eintrag sofort gelöscht.',
  'limits.within': 'Auf Verlangen der betroffenen Person wird ein Eintrag innerhalb von {duration} gelöscht.',
  'limits.restricted':
    'Auf Verlangen der betroffenen Person wird ein Eintrag für {duration} eingeschränkt und danach gelöscht, weil: {reason}',
  'limits.hourly':
    'Was fällig ist, wird jede Stunde gelöscht, samt dem Salz, das es mit seinem Blatt verbindet. Durch ein Journal außerhalb der Sicherungen vergisst eine zurückgespielte Sicherung erneut, was seither gelöscht wurde.',
  'traffic.title': 'Verarbeitung nur auf Weisung',
  'traffic.none':
    'Der Collector verbindet sich mit niemandem außer mit seiner eigenen Datenbank und sendet nichts an seine Hersteller.',
  'traffic.place': 'Ort der Speicherung: {location}.',
  'review.title': 'Prüfung und Bewertung',
  'review.verify':
    'Belege, Protokolle und Nachweisakten kann jeder, der die öffentlichen Schlüssel hat, ohne Netz mit akkoord verify prüfen.',
  'review.dates': 'Diese Maßnahmen wurden zuletzt bewertet am: [ausfüllen].',
  'processing.title': 'Verzeichnis von Verarbeitungstätigkeiten (DSGVO Art. 30)',
  'processing.controller': 'Verantwortlicher',
  'processing.operator': 'Auftragsverarbeiter, der den Collector betreibt (Art. 30 Abs. 2)',
  'processing.contact': 'Datenschutzbeauftragter oder Kontakt',
  'processing.purposes': 'Zwecke',
  'processing.purposes.text':
    'einhalten, was Besucher zu Cookies und ähnlichen Techniken gewählt haben; eine Einwilligung nachweisen können (Art. 7 Abs. 1); Anträge betroffener Personen beantworten (Art. 12 bis 22)',
  'processing.basis': 'Rechtsgrundlage',
  'processing.basis.text': 'Art. 6 Abs. 1 lit. c mit Art. 5 Abs. 2 und Art. 7 Abs. 1 [bestätigen]',
  'processing.subjects': 'Betroffene Personen',
  'processing.subjects.text': 'Besucher von {origins}',
  'processing.data': 'Personenbezogene Daten',
  'processing.data.text':
    'zufällige Nummer des Eintrags; zufällige Nummer der Einwilligung, wo etwas erlaubt wurde; die Wahl je Kategorie und Dienst; Zeit nach Browser und Server; Sprache, Version und Hash des Hinweises; die benutzte Schaltfläche; Datenschutzsignale des Browsers; SHA-256 eines Geheimnisses, das im Browser bleibt; bei anderen Einwilligungen (etwa in einen Newsletter) außerdem: Zweck, Kanal, der gelesene Text, Dauer, und ein Hash mit Schlüssel an Stelle der Kennung der Website',
  'processing.recipients': 'Empfänger',
  'processing.recipients.text': 'die Unterauftragsverarbeiter in der Liste zu diesem Blatt; sonst niemand',
  'processing.transfers': 'Übermittlung in Drittländer',
  'processing.transfers.text': 'keine durch den Collector; Ort der Speicherung: {location}',
  transfer: '{location} (erlaubt, weil: {reason})',
  'processing.retention': 'Fristen für die Löschung',
  'processing.security': 'Maßnahmen',
  'processing.security.text': 'siehe das Blatt der Maßnahmen (Art. 32)',
  'recipients.title':
    'Unterauftragsverarbeiter und Empfänger (DSGVO Art. 28 Abs. 2 und Art. 30 Abs. 1 lit. d)',
  'recipients.sub': 'Unterauftragsverarbeiter',
  'recipients.sub.text': 'Sie bewahren Einträge von Einwilligungen auf oder könnten sie sehen.',
  'recipients.sub.none':
    'Es ist keiner genannt. Ein Collector auf eigenen Maschinen hat keinen; ein Anbieter von Hosting, Datenbanken oder Sicherungen ist einer.',
  'recipients.third': 'Dritte der Website',
  'recipients.third.text':
    'Sie erhalten Daten vom Browser des Besuchers, nach Einwilligung, wo ihre Kategorie danach fragt. Vom Collector erhalten sie nichts: Sie sind Empfänger der Website und keine Unterauftragsverarbeiter.',
  early: 'auch vor einer Wahl, ohne Cookies',
  'head.name': 'Dienst',
  'head.vendor': 'Stelle',
  'head.country': 'Land',
  'head.category': 'Kategorie',
  'head.purposes': 'Zwecke',
  'head.data': 'Daten',
  'head.privacy': 'Datenschutzerklärung',
};
