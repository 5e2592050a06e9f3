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
  'error.invitation-refused':
    'Cette invitation a déjà servi, a été retirée ou n’a pas été copiée en entier. Demandez-en une autre à la personne qui vous a invité.',
  'error.invitation-over':
    'Cette invitation a expiré. Demandez-en une autre à la personne qui vous a invité.',
};
