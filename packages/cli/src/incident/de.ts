import type {IncidentTexts} from './incident-texts.ts';

/** What the incident sheet says in German. */
export const de: IncidentTexts = {
  title: 'Vorfallblatt, erstellt am {at}',
  records: 'Nachweise',
  site: '{site}: Nachweise: {records}, der erste vom {first}, der letzte vom {last}; von {from} bis {to} eingegangene Entscheidungen: {counted}',
  what: `Ein Nachweis hat eine zufällige Zahl, nach einer Einwilligung ein Pseudonym des Browsers, die Auswahl je Kategorie und Dienst,
zwei Zeiten, das benutzte Bedienelement, die Sprache und den Hinweis. Er hat keinen Namen, keine Geräteadresse, keinen
User-Agent und keine Seite.`,
  logs: 'Logs',
  log: '{origin}: Blätter: {size}, {state}; Prüfpunkt zuletzt gesichert: {saved}',
  holds: 'wie sie signiert wurden',
  differs: 'NICHT wie sie signiert wurden ({code})',
  never: 'nie',
  exports: 'Exporte',
  refused: 'Abgewiesene Versuche',
  line: '{at} {name}: {deed} {detail}',
  nobody: 'niemand',
  none: 'keine',
  cut: 'Es gibt mehr Zeilen als diese; das Zugriffsprotokoll hat sie alle.',
};
