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
  'tokens.sites': 'Sites',
  'tokens.every-site': 'Tous les sites',
  'tokens.sites-hint': 'Ne cochez rien pour tous les sites, y compris ceux à venir.',
  'tokens.invite': 'Créer un lien d’invitation',
  'tokens.link':
    'L’invitation de {name}. Elle sert une seule fois, jusqu’au {time}. Copiez-la maintenant et remettez-la par une voie sûre : aucun courriel n’est envoyé.',
  'tokens.link-label': 'Lien d’invitation',
  'tokens.invited': 'Invitation jusqu’au {time}',
  'invitation.title': 'Vous êtes invité',
  'invitation.lead': 'Ce lien vous ouvre la console de ce collecteur. Il sert une seule fois.',
  'invitation.accept': 'Accepter l’invitation',
  'invitation.leave': 'Plutôt se connecter avec un jeton',
  'invitation.welcome': 'Bienvenue, {name}. Votre rôle : {role}. Sites : {sites}.',
  'invitation.token':
    'Voici votre propre jeton, avec lequel vous vous connecterez désormais. Il n’est affiché que maintenant : gardez-le en lieu sûr.',
  'invitation.go-on': 'Continuer vers la console',
  'error.invitation-refused':
    'Cette invitation a déjà servi, a été retirée ou n’a pas été copiée en entier. Demandez-en une autre à la personne qui vous a invité.',
  'error.invitation-over':
    'Cette invitation a expiré. Demandez-en une autre à la personne qui vous a invité.',
  'tokens.remove': 'Retirer',
  'tokens.remove-label': 'Retirer le jeton de {name}',
  'tokens.removed': 'Retiré : {name}. Ses sessions sont terminées.',
};
