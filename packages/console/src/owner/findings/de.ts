import type {NoticeFindingTexts} from '@akkoord/schema/notice';

const OWN_AUDIENCE =
  'eine Reichweitenmessung nur für die Website und innerhalb des EWR; sonst eine Kategorie, nach der gefragt wird';

/** What a notice lacks, in German. */
export const deFindings: NoticeFindingTexts = {
  contact: ['nur ein Name', 'auch eine Anschrift, E-Mail- oder Webadresse (DSGVO Art. 13 Abs. 1 lit. a)'],
  date: ['nichts', 'der Tag der letzten Änderung, damit Besucher Fassungen unterscheiden können'],
  'services-many': [
    '{count} Dienste',
    'nur die, welche die Website benutzt, möglichst höchstens {limit}: Mehr liest niemand',
  ],
  purpose: ['nichts', 'wofür der Dienst da ist'],
  data: ['nichts', 'welche Arten von Daten er erhält'],
  transfer: [
    'ein Anbieter in {country} und keine Übermittlung',
    'das Land, in das Daten gehen, und auf welcher Grundlage (DSGVO Art. 13 Abs. 1 lit. f)',
  ],
  'tracker-known': [
    '{name} in {category}',
    '{known}: Es gehört nicht zu dem, was der Besucher verlangt hat (ePrivacy-Richtlinie Art. 5 Abs. 3)',
  ],
  'tracker-cookie': [
    'ein Cookie von {name} in {category}',
    '{known}, wie {name} es hat, oder das Cookie weglassen',
  ],
  'tracker-purposes': [
    '{codes}',
    'Zwecke, die unbedingt erforderlich sind, oder eine Kategorie, nach der gefragt wird',
  ],
  'exemption-transfer': ['Daten von {name} gehen nach {country}', OWN_AUDIENCE],
  'exemption-purposes': ['{name} für {codes}', OWN_AUDIENCE],
  'exemption-categories': ['{name} für weitere Kategorien', OWN_AUDIENCE],
  'exempt-too-long': ['{name} für {duration}', 'höchstens {limitDuration} unter dem Profil {profile}'],
  'category-empty': [
    'eine Frage nach {id} ohne Dienst darin',
    'ein Dienst, oder Code der Website, der dafür ausgezeichnet ist',
  ],
  'language-missing': ['keine Texte', 'Texte in jeder Sprache der Website (DSGVO Art. 12 Abs. 1)'],
  'text-missing': ['kein Text für {keys}', 'jeder Text in jeder Sprache'],
  'texts-missing': ['kein Text für {keys} und {count} weitere', 'jeder Text in jeder Sprache'],
  'category-words': ['keine Worte für {id}', 'Name und Beschreibung in jeder Sprache des Hinweises'],
  steering: ['„{words}“', 'Worte, die unterrichten und weder loben noch bitten noch drängen'],
  'consent-mode': [
    'erweitert, bestätigt von {by} am {date}',
    'einfach: Google erhält von jedem Adresse, Browser und Seite, vor der Auswahl und nach einer Ablehnung (ePrivacy-Richtlinie Art. 5 Abs. 3)',
  ],
  'consent-mode-untold': [
    'das Versprechen, dass Google ohne Einwilligung nichts erhält',
    'ein eigener Text der Website, der sagt, was Google vor der Auswahl und nach einer Ablehnung erhält',
  ],
};
