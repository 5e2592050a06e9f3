import type {CoverTexts} from './cover-texts.ts';

export const de: CoverTexts = {
  title: 'Nachweis von Einwilligungen',
  intro:
    'Diese Akte enthält Einwilligungsdatensätze einer Website und alles, was nötig ist, um sie ohne Hilfe derer zu prüfen, die sie erstellt haben.',
  site: 'Website',
  period: 'Zeitraum, nach der Zeit des Servers (UTC)',
  unbounded: 'alles',
  scope: 'Gegenstand',
  full: 'alle Datensätze des Zeitraums',
  person: 'die Datensätze einer Einwilligungsnummer',
  sample: 'Datensätze, die das Protokoll selbst ausgelost hat',
  made: 'Erstellt',
  counts: 'Umfang',
  count: {
    rows: 'Datensätze',
    late: 'davon lange nach der Entscheidung empfangen',
    unpublished: 'davon unter einem nicht veröffentlichten Hinweis',
    erased: 'gelöschte Datensätze: nur ihr Platz ist geblieben',
    restricted: 'Datensätze mit eingeschränkter Verarbeitung, weggelassen',
    outside: 'Plätze dazwischen, die zu einer anderen Zeit gehören',
  },
  verify: 'So wird geprüft',
  verifySteps: [
    'Öffnen Sie verify.html in einem Browser; ein Netz ist nicht nötig. Wählen Sie diese Akte, wie Sie sie erhalten haben, als ZIP.',
    'Die Seite sagt, ob alles stimmt, und nennt sonst jede Datei, die nicht stimmt.',
    'Vergleichen Sie den gezeigten Schlüssel mit dem, den der Collector unter /.well-known/akkoord-keys.json veröffentlicht.',
    'Ohne unser Programm: sha256sum --check SHA256SUMS, und die Signatur mit jedem Werkzeug, das Ed25519 kennt.',
  ],
  proves: 'Was sie beweist',
  whole: {
    full: 'Vom ersten bis zum letzten Platz im Protokoll, den die Akte umfasst, wurde kein Datensatz verändert, hinzugefügt oder weggelassen, seit es signiert wurde. Wo der Zeitraum dort beginnt und endet, sagt der Collector; eine Akte ohne Zeitraum hat diesen Rand nicht.',
    person:
      'Jeder Datensatz steht im signierten Protokoll, wie er hier steht. Dass es keine weiteren dieser Nummer gibt, ist nicht bewiesen.',
    sample: 'Das Protokoll selbst hat diese Datensätze ausgelost, und jeder steht darin, wie er hier steht.',
  },
  provesList: [
    'Jeder Datensatz sagt, wann der Server ihn empfing, was gewählt wurde, mit welchem Bedienelement und unter welchem Hinweis.',
    'Hinweis und Texte in dieser Akte sind die, auf die sich die Datensätze beziehen.',
  ],
  limits: 'Was sie nicht beweist',
  limitsList: [
    'Welche Person am Browser saß. Ein Datensatz kennt eine zufällige Nummer, nach einer Ablehnung nicht einmal diese.',
    'Dass jeder Datensatz von einem Menschen stammt: Wer die Website erreicht, kann Datensätze senden.',
    'Dass das Protokoll vor seiner Signatur richtig war, es sei denn, ein früherer Prüfpunkt wurde anderswo aufbewahrt.',
    'Was eine Seite außer dem tat, was ihre Datensätze sagen.',
    'Dass die Bilder von den Seiten stammen: Dafür steht ein, wer sie übergeben hat. Bewiesen ist nur, dass sie in der Akte stehen, wie sie signiert wurde.',
  ],
  absent: 'Was nicht enthalten ist',
  absence: {
    screenshots: 'Bilder jedes Hinweises: Von einem oder mehreren wurden keine gemacht',
    'config-history':
      'frühere Adressen der Website, und was eine Konfigurationsdatei des Collectors früher sagte: Sie werden nicht aufbewahrt',
    scans: 'Berichte über Prüfläufe der Website',
    timestamps: 'Zeitstempel eines Dritten',
    'restricted-rows': 'der Inhalt von Datensätzen mit eingeschränkter Verarbeitung',
    'unpublished-notices': 'Hinweise, die dem Collector nie veröffentlicht wurden',
    verifier: 'verify.html: Dieser Collector wurde ohne sie gebaut',
  },
  contents: 'Was enthalten ist',
  contentsList: [
    [
      'records/',
      'die Datensätze, wie sie bewiesen sind, einer je Zeile (NDJSON), und zum Lesen als Tabellen (CSV)',
    ],
    ['receipts/', 'dieselben als Belege nach ISO/IEC TS 27560 (JSON-LD)'],
    ['notices/', 'jeder Hinweis, auf den sich die Datensätze beziehen, mit seinen Texten und Bildern'],
    ['log/', 'signierte Prüfpunkte, Beweise, Schlüssel und Erklärungen über Verluste'],
    ['site.json', 'wie lange Datensätze aufbewahrt werden, und warum'],
    [
      'config-history.ndjson',
      'was wann konfiguriert war: Hinweise, wie sie veröffentlicht wurden, von wem, warum und was jeder änderte; Aufbewahrungsfristen einer Website, die in der Konsole eingerichtet wurde',
    ],
    ['deletions.ndjson', 'was wann gelöscht oder eingeschränkt wurde, von wem und warum'],
    ['manifest.json', 'was die Akte enthält, mit dem Hash jeder Datei; manifest.note signiert es'],
  ],
};
