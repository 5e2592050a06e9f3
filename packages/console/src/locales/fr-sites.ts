import type {SiteTexts} from './texts.ts';

/** What the console says of sites and tokens, in French. */
export const frSites: SiteTexts = {
  'sites.title': 'Sites et jetons',
  'sites.sites': 'Sites',
  'sites.origins': 'Pages autorisées',
  'sites.location': 'Stockage',
  'sites.records': 'Enregistrements',
  'sites.set-up': 'Installer un site',
  'sites.tag-and-notice': 'Installation',
  'sites.open': 'Balise de {site}',
  'deed.site': 'site installé',
  'deed.draft': 'brouillon de notice',
  'tokens.title': 'Jetons',
  'tokens.lead':
    'Qui détient un jeton peut ce que permet son rôle. Donnez à chacun le sien : le journal d’accès le nomme.',
  'tokens.owner-only': 'Seul un propriétaire voit et crée des jetons.',
  'tokens.name': 'Nom',
  'tokens.role': 'Rôle',
  'tokens.made': 'Créé',
  'tokens.add': 'Créer un jeton',
  'tokens.missing': 'Donnez-lui un nom, pour que le journal d’accès distingue les personnes.',
  'tokens.secret':
    'Le jeton de {name}. Il n’est affiché que maintenant : copiez-le et remettez-le par une voie sûre.',
  'tokens.remove': 'Retirer',
  'tokens.remove-label': 'Retirer le jeton de {name}',
  'tokens.removed': 'Retiré : {name}. Ses sessions sont terminées.',
};
