/** The words of the page that verifies a pack. `{…}` stands for a number or a name. */
export interface PageTexts {
  readonly title: string;
  readonly intro: string;
  readonly pack: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly working: string;
  readonly ok: string;
  readonly okDetails: string;
  /** Behind it, for the whole of a period and for a part of a log. */
  readonly okWhole: string;
  readonly okPart: string;
  readonly trusted: string;
  readonly own: string;
  readonly bad: string;
  readonly unreadable: string;
  readonly keysUnusable: string;
  readonly unable: string;
  readonly language: string;
}

/** The page's languages. */
export const PAGE_TEXTS: Readonly<Record<string, PageTexts>> = {
  nl: {
    title: 'Een bewijspakket controleren',
    intro: 'Deze pagina werkt zonder netwerk: wat u kiest, blijft op dit apparaat.',
    pack: 'Bewijspakket (ZIP)',
    keys: 'Sleutels van de collector (facultatief)',
    keysHint: 'Het bestand /.well-known/akkoord-keys.json van de collector, liefst eerder bewaard.',
    working: '{done} van {of} bestanden gecontroleerd …',
    ok: 'Alles klopt.',
    okDetails: '{rows} registraties van {site}, {from} tot {to}, in {files} bestanden.',
    okWhole: 'Niets is veranderd, toegevoegd of weggelaten sinds het ondertekend werd.',
    okPart: 'Elke staat in het ondertekende logboek zoals hier; dat het alle zijn, bewijst dit pakket niet.',
    trusted: 'Ondertekend met een van de sleutels die u opgaf.',
    own: 'Ondertekend met de sleutel hieronder. Vergelijk die met de sleutel die de collector publiceert.',
    bad: 'Dit pakket klopt niet. Gevonden:',
    unreadable: 'Dit bestand kan niet als bewijspakket gelezen worden ({reason}).',
    keysUnusable: 'Het bestand met sleutels is niet bruikbaar. Bewaar het opnieuw van de collector.',
    unable: 'Deze browser kent Ed25519 niet. Gebruik een nieuwere versie, of het commando akkoord verify.',
    language: 'Taal',
  },
  en: {
    title: 'Check an evidence pack',
    intro: 'This page works without a network: what you choose stays on this device.',
    pack: 'Evidence pack (ZIP)',
    keys: 'Keys of the collector (optional)',
    keysHint: 'The file /.well-known/akkoord-keys.json of the collector, best one that was saved earlier.',
    working: '{done} of {of} files checked …',
    ok: 'All of it holds.',
    okDetails: '{rows} records of {site}, {from} to {to}, in {files} files.',
    okWhole: 'Nothing was altered, put in or left out since it was signed.',
    okPart: 'Each stands in the signed log as it stands here; that these are all is not proven by this pack.',
    trusted: 'Signed with one of the keys that you gave.',
    own: 'Signed with the key below. Compare it with the key that the collector publishes.',
    bad: 'This pack does not hold. Found:',
    unreadable: 'This file cannot be read as an evidence pack ({reason}).',
    keysUnusable: 'The file of keys cannot be used. Save it from the collector again.',
    unable: 'This browser does not know Ed25519. Use a newer version, or the command akkoord verify.',
    language: 'Language',
  },
  fr: {
    title: 'Vérifier un dossier de preuve',
    intro: 'Cette page fonctionne sans réseau : ce que vous choisissez reste sur cet appareil.',
    pack: 'Dossier de preuve (ZIP)',
    keys: 'Clés du collecteur (facultatif)',
    keysHint: 'Le fichier /.well-known/akkoord-keys.json du collecteur, de préférence gardé auparavant.',
    working: '{done} fichiers vérifiés sur {of} …',
    ok: 'Tout est exact.',
    okDetails: '{rows} enregistrements de {site}, {from} à {to}, dans {files} fichiers.',
    okWhole: 'Rien n’a été modifié, ajouté ou retiré depuis la signature.',
    okPart:
      'Chacun figure dans le journal signé tel qu’ici ; que ce soient tous, ce dossier ne le prouve pas.',
    trusted: 'Signé avec l’une des clés que vous avez données.',
    own: 'Signé avec la clé ci-dessous. Comparez-la avec celle que publie le collecteur.',
    bad: 'Ce dossier n’est pas exact. Constaté :',
    unreadable: 'Ce fichier ne peut pas être lu comme dossier de preuve ({reason}).',
    keysUnusable: 'Le fichier de clés est inutilisable. Enregistrez-le de nouveau auprès du collecteur.',
    unable:
      'Ce navigateur ne connaît pas Ed25519. Utilisez une version plus récente, ou la commande akkoord verify.',
    language: 'Langue',
  },
  de: {
    title: 'Eine Nachweisakte prüfen',
    intro: 'Diese Seite arbeitet ohne Netz: Was Sie wählen, bleibt auf diesem Gerät.',
    pack: 'Nachweisakte (ZIP)',
    keys: 'Schlüssel des Collectors (freiwillig)',
    keysHint: 'Die Datei /.well-known/akkoord-keys.json des Collectors, am besten früher gesichert.',
    working: '{done} von {of} Dateien geprüft …',
    ok: 'Alles stimmt.',
    okDetails: '{rows} Datensätze von {site}, {from} bis {to}, in {files} Dateien.',
    okWhole: 'Nichts wurde verändert, hinzugefügt oder weggelassen, seit signiert wurde.',
    okPart: 'Jeder steht im signierten Protokoll wie hier; dass es alle sind, beweist diese Akte nicht.',
    trusted: 'Mit einem der Schlüssel signiert, die Sie angaben.',
    own: 'Mit dem Schlüssel unten signiert. Vergleichen Sie ihn mit dem, den der Collector veröffentlicht.',
    bad: 'Diese Akte stimmt nicht. Gefunden:',
    unreadable: 'Diese Datei lässt sich nicht als Nachweisakte lesen ({reason}).',
    keysUnusable: 'Die Datei mit Schlüsseln ist nicht brauchbar. Sichern Sie sie noch einmal vom Collector.',
    unable:
      'Dieser Browser kennt Ed25519 nicht. Nehmen Sie eine neuere Fassung, oder den Befehl akkoord verify.',
    language: 'Sprache',
  },
};
