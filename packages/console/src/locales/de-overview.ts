import type {OverviewTexts} from './texts.ts';

/** German texts of counts, rates, trials and saved checkpoints. */
export const deOverview: OverviewTexts = {
  'overview.by-viewport': 'Nach Breite des Fensters',
  'viewport.small': 'schmal, unter 640 Pixel',
  'viewport.large': 'breit',
  'viewport.none': 'nicht angegeben',
  'record.test': 'Probe',
  'record.test-lead':
    'Vom Urheber als Probe gekennzeichnet: aufbewahrt und bewiesen wie jeder Nachweis, und in keiner Zählung enthalten.',
  'log.saved': 'Zuletzt gesichert',
  'log.never-saved': 'noch nicht',
  'log.saved-at': '{moment}, bei {count} Blättern',
  'filter.notice': 'Hinweis',
  'filter.any-notice': 'Jeder Hinweis',
  'rates.title': 'Anteile im Zeitverlauf',
  'rates.by': 'Linien nach',
  'rates.by-category': 'Kategorie',
  'rates.by-notice': 'Version des Hinweises',
  'rates.by-language': 'Sprache',
  'rates.by-viewport': 'Breite des Fensters',
  'rates.lead-category':
    'Wie viele der Entscheidungen über jede Kategorie diese erlaubten, ablehnten oder widerriefen. Die drei ergeben zusammen alle Entscheidungen.',
  'rates.lead-decision':
    'Eine Entscheidung zählt als erlaubt, wenn sie eine Kategorie oder einen eingebetteten Inhalt erlaubte, und als abgelehnt, wenn sie nichts erlaubte. Die drei Anteile ergeben zusammen alle Entscheidungen.',
  'rates.granted': 'Erlaubt: Anteil an den Entscheidungen',
  'rates.refused': 'Abgelehnt: Anteil an den Entscheidungen',
  'rates.withdrawn': 'Widerrufen: Anteil an den Entscheidungen',
  'rates.text': '{rate}, vom {from} bis {to}. Über den ganzen Zeitraum: {lines}.',
  'rates.others': 'alle übrigen',
  'rates.whole': 'Ganzer Zeitraum',
  'rates.of': '{part} von {whole}',
};
