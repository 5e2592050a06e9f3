import type {OverviewTexts} from './texts.ts';

/** Dutch texts of counts, trials and saved checkpoints. */
export const nlOverview: OverviewTexts = {
  'overview.by-viewport': 'Naar breedte van het venster',
  'viewport.small': 'smal, onder 640 pixels',
  'viewport.large': 'breed',
  'viewport.none': 'niet gezegd',
  'record.test': 'Proef',
  'record.test-lead':
    'Door de maker als proef gemerkt: bewaard en bewezen als elke registratie, en in geen telling meegenomen.',
  'log.saved': 'Laatst bewaard',
  'log.never-saved': 'nog niet',
  'filter.notice': 'Melding',
  'filter.any-notice': 'Elke melding',
};
