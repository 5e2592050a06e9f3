import type {PeopleTexts} from '../people-texts.ts';

/** What the console says of tokens and invitations, in French. */
export const frPeople: PeopleTexts = {
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
  'tokens.remove': 'Retirer',
  'tokens.remove-label': 'Retirer le jeton de {name}',
  'tokens.removed': 'Retiré : {name}. Ses sessions sont terminées.',
};
