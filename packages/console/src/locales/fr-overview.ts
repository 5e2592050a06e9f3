import type {OverviewTexts} from './texts.ts';

/** French texts of counts, trials and saved checkpoints. */
export const frOverview: OverviewTexts = {
  'overview.by-viewport': 'Par largeur de la fenêtre',
  'viewport.small': 'petite, moins de 640 pixels',
  'viewport.large': 'grande',
  'viewport.none': 'non indiquée',
  'record.test': 'Essai',
  'record.test-lead':
    'Marqué comme essai par son auteur : gardé et prouvé comme tout enregistrement, et exclu de tout décompte.',
  'log.saved': 'Dernière sauvegarde',
  'log.never-saved': 'pas encore',
  'filter.notice': 'Notice',
  'filter.any-notice': 'Toute notice',
};
