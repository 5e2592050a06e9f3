import type {IncidentTexts} from './texts.ts';

/** German texts of incidents. */
export const deIncident: IncidentTexts = {
  'incident.title': 'Vorfallblatt',
  'incident.lead':
    'Wonach Sie bei der Meldung einer Verletzung gefragt werden (DSGVO Art. 33). Das Erstellen wird protokolliert.',
  'incident.what':
    'Ein Nachweis hat eine zufällige Zahl, nach einer Einwilligung ein Pseudonym des Browsers, die Auswahl je Kategorie und Dienst, zwei Zeiten, das benutzte Bedienelement, die Sprache und den Hinweis. Er hat keinen Namen, keine Geräteadresse, keinen User-Agent und keine Seite.',
  'incident.exports': 'Exporte in dieser Zeit',
  'incident.refused': 'Abgewiesene Versuche in dieser Zeit',
  'incident.cut': 'Es gibt mehr Zeilen als diese; das Zugriffsprotokoll hat sie alle.',
  'incident.save': 'Blatt sichern',
  'incident.first': 'Erster',
  'incident.last': 'Letzter',
  'incident.counted': 'Entscheidungen in dieser Zeit',
  'incident.leaves': 'Blätter: {count}',
  'incident.holds': 'wie sie signiert wurden',
  'incident.differs': 'NICHT wie sie signiert wurden ({code})',
};
