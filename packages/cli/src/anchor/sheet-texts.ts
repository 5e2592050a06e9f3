/** What the sheet says, in one language; `{…}` stands for what differs. */
export interface SheetTexts {
  readonly title: string;
  readonly intro: string;
  readonly collector: string;
  readonly at: string;
  readonly file: string;
  readonly log: string;
  readonly leaves: string;
  readonly root: string;
  readonly notes: string;
  readonly keep: string;
  readonly check: string;
  readonly proves: string;
  readonly limits: string;
  readonly kept: string;
}

/** Languages of the sheet. */
export const SHEET_LANGUAGES = ['nl', 'en', 'fr', 'de'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

export const SHEET_TEXTS: Readonly<Record<SheetLanguage, SheetTexts>> = {
  nl: {
    title: 'Controlepunten van de toestemmingslogboeken',
    intro: 'Bewaar dit blad, of het bestand ernaast, waar de beheerder van de collector er niet bij kan.',
    collector: 'Collector',
    at: 'Opgehaald (UTC)',
    file: 'Bestand en SHA-256',
    log: 'Logboek',
    leaves: 'Bladen',
    root: 'Wortel (base64)',
    notes: 'De ondertekende controlepunten, woord voor woord',
    keep: 'Bewaard door (naam, datum, handtekening)',
    check: 'Later nagaan of er niets veranderd is:',
    proves:
      'Wie een later logboek met deze wortel vergelijkt, ziet of er sindsdien een blad is veranderd, verwijderd of tussengevoegd.',
    limits:
      'Dit blad bewijst niet dat wat er geregistreerd is waar is, en niets over de tijd vóór het werd bewaard. Het tijdstip hierboven is dat van de computer die het ophaalde; alleen een tijdstempel (RFC 3161) of een getuige bewijst een tijdstip.',
    kept: 'Een controlepunt bevat geen persoonsgegevens.',
  },
  en: {
    title: 'Checkpoints of the consent logs',
    intro: 'Keep this sheet, or the file beside it, where whoever runs the collector has no hand in it.',
    collector: 'Collector',
    at: 'Fetched (UTC)',
    file: 'File and SHA-256',
    log: 'Log',
    leaves: 'Leaves',
    root: 'Root (base64)',
    notes: 'The signed checkpoints, word for word',
    keep: 'Kept by (name, date, signature)',
    check: 'To see later that nothing has changed:',
    proves:
      'Whoever compares a later log with this root sees whether a leaf was altered, removed or put in since.',
    limits:
      'This sheet does not prove that what was recorded is true, and nothing of the time before it was put away. The time above is that of the computer that fetched it; only a time stamp (RFC 3161) or a witness proves a time.',
    kept: 'A checkpoint holds no personal data.',
  },
  fr: {
    title: 'Points de contrôle des journaux de consentement',
    intro: 'Conservez cette feuille, ou le fichier voisin, hors de portée de qui exploite le collecteur.',
    collector: 'Collecteur',
    at: 'Obtenus le (UTC)',
    file: 'Fichier et SHA-256',
    log: 'Journal',
    leaves: 'Feuilles',
    root: 'Racine (base64)',
    notes: 'Les points de contrôle signés, mot pour mot',
    keep: 'Conservé par (nom, date, signature)',
    check: 'Pour vérifier plus tard que rien n’a changé :',
    proves:
      'Comparer un journal ultérieur à cette racine montre si une feuille a été modifiée, retirée ou ajoutée depuis.',
    limits:
      'Cette feuille ne prouve pas que ce qui est enregistré est vrai, ni rien du temps qui précède sa mise en sûreté. L’heure ci-dessus est celle de l’ordinateur qui les a obtenus ; seul un horodatage (RFC 3161) ou un témoin prouve une date.',
    kept: 'Un point de contrôle ne contient aucune donnée à caractère personnel.',
  },
  de: {
    title: 'Prüfpunkte der Einwilligungsprotokolle',
    intro:
      'Bewahren Sie dieses Blatt oder die Datei daneben dort auf, wo der Betreiber des Collectors keinen Zugriff hat.',
    collector: 'Collector',
    at: 'Abgerufen (UTC)',
    file: 'Datei und SHA-256',
    log: 'Protokoll',
    leaves: 'Blätter',
    root: 'Wurzel (Base64)',
    notes: 'Die signierten Prüfpunkte im Wortlaut',
    keep: 'Aufbewahrt von (Name, Datum, Unterschrift)',
    check: 'Um später zu sehen, dass nichts verändert wurde:',
    proves:
      'Wer ein späteres Protokoll mit dieser Wurzel vergleicht, sieht, ob seither ein Blatt verändert, entfernt oder eingefügt wurde.',
    limits:
      'Dieses Blatt beweist nicht, dass das Aufgezeichnete wahr ist, und nichts über die Zeit vor seiner Aufbewahrung. Die Zeit oben ist die des Rechners, der abgerufen hat; nur ein Zeitstempel (RFC 3161) oder ein Zeuge beweist einen Zeitpunkt.',
    kept: 'Ein Prüfpunkt enthält keine personenbezogenen Daten.',
  },
};
