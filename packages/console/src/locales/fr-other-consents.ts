import type {OtherConsentTexts} from './texts.ts';

/** What the console says of other consents, in French. */
export const frOtherConsents: OtherConsentTexts = {
  'role.server': 'Serveur d’un site',
  'deed.withdraw': 'retrait',
  'action.consent': 'Consentement donné',
  'action.consent-withdrawal': 'Consentement retiré',
  'kind.choice': 'Choix sur les cookies',
  'kind.other-consent': 'Autre consentement',
  'filter.kind': 'Genre',
  'filter.any-kind': 'Tous les genres',
  'reference.title': 'Chercher d’autres consentements par référence',
  'reference.label': 'Référence dans le système du site',
  'reference.site': 'Site de la référence',
  'reference.hint':
    'La clé sous laquelle le site connaît la personne. Elle est envoyée une fois à ce collecteur et n’est écrite nulle part : les enregistrements en portent une empreinte à clé.',
  'reference.submit': 'Chercher',
  'reference.none': 'Aucun consentement n’est enregistré sous cette référence pour ce site.',
  'reference.personal':
    'Cela ressemble à une adresse e-mail ou à un numéro de téléphone. Utilisez la clé du système du site.',
  'reference.malformed': 'Une référence compte 1 à 100 lettres, chiffres et . : ~ - _ sans espace.',
  'other.title': 'Objet du consentement',
  'other.purpose': 'Finalité',
  'other.channel': 'Canal',
  'other.duration': 'Durée',
  'other.text': 'Tel que lu à côté de la case',
  'other.state': 'État',
  'other.given': 'En vigueur',
  'other.expired': 'Expiré',
  'other.withdrawn': 'Retiré le {time}',
  'other.withdraw-lead':
    'Le retrait est enregistré aussitôt. Le site l’apprend quand son serveur interroge ce collecteur ; écrivez-lui si cela presse.',
  'other.chain': 'Consentements et retraits de cette personne',
  'channel.none': 'aucun : les données sont conservées, personne n’est contacté',
  'channel.email': 'e-mail',
  'channel.phone': 'téléphone',
  'channel.sms': 'SMS',
  'channel.messaging': 'messagerie',
  'channel.post': 'courrier postal',
  'channel.push': 'notification push',
};
