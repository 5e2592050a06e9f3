import type {OverviewTexts} from './texts.ts';

/** German texts of counts, trials and saved checkpoints. */
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
  'filter.notice': 'Hinweis',
  'filter.any-notice': 'Jeder Hinweis',
};
