import type {OverviewTexts} from './texts.ts';

/** French texts of counts, rates, trials and saved checkpoints. */
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
  'log.saved-at': '{moment}, à {count} feuilles',
  'filter.notice': 'Notice',
  'filter.any-notice': 'Toute notice',
  'rates.title': 'Parts dans le temps',
  'rates.by': 'Une courbe par',
  'rates.by-category': 'Catégorie',
  'rates.by-notice': 'Version de la notice',
  'rates.by-language': 'Langue',
  'rates.by-viewport': 'Largeur de la fenêtre',
  'rates.lead-category':
    'Parmi les décisions sur chaque catégorie, combien l’ont accordée, refusée ou retirée. Les trois font ensemble toutes les décisions.',
  'rates.lead-decision':
    'Une décision compte comme accord si elle a accordé une catégorie ou un contenu intégré, comme refus si elle n’a rien accordé. Les trois parts font ensemble toutes les décisions.',
  'rates.granted': 'Accord : part des décisions',
  'rates.refused': 'Refus : part des décisions',
  'rates.withdrawn': 'Retrait : part des décisions',
  'rates.text': '{rate}, du {from} au {to}. Sur toute la période : {lines}.',
  'rates.others': 'toutes les autres',
  'rates.whole': 'Toute la période',
  'rates.of': '{part} sur {whole}',
};
