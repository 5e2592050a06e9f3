import type {NoticeFindingTexts} from '@akkoord/schema/notice';

const OWN_AUDIENCE =
  'une mesure d’audience pour le seul site, dans l’EEE ; sinon une catégorie sur laquelle on interroge';

/** What a notice lacks, in French. */
export const frFindings: NoticeFindingTexts = {
  contact: ['un nom seul', 'aussi une adresse, un e-mail ou une adresse web (RGPD art. 13, § 1, a)'],
  date: ['rien', 'le jour de la dernière modification, pour que les visiteurs distinguent les versions'],
  'services-many': [
    '{count} services',
    'seulement ceux que le site utilise, {limit} au plus si possible : personne n’en lit davantage',
  ],
  purpose: ['rien', 'ce à quoi sert le service'],
  data: ['rien', 'les types de données qu’il reçoit'],
  transfer: [
    'un fournisseur dans le pays {country} et aucun transfert',
    'le pays où vont les données, et sur quel fondement (RGPD art. 13, § 1, f)',
  ],
  'tracker-known': [
    '{name} dans {category}',
    '{known} : cela ne fait pas partie de ce que le visiteur a demandé (directive ePrivacy art. 5, § 3)',
  ],
  'tracker-cookie': [
    'un cookie de {name} dans {category}',
    '{known}, comme pour {name}, ou le cookie supprimé',
  ],
  'tracker-purposes': [
    '{codes}',
    'des finalités strictement nécessaires, ou une catégorie sur laquelle on interroge',
  ],
  'exemption-transfer': ['des données de {name} vont vers {country}', OWN_AUDIENCE],
  'exemption-purposes': ['{name} pour {codes}', OWN_AUDIENCE],
  'exemption-categories': ['{name} pour d’autres catégories', OWN_AUDIENCE],
  'exempt-too-long': ['{name} pendant {duration}', 'au plus {limitDuration} sous le profil {profile}'],
  'category-empty': [
    'une question sur {id} et aucun service dedans',
    'un service, ou du code du site marqué pour elle',
  ],
  'language-missing': ['aucun texte', 'des textes dans chaque langue du site (RGPD art. 12, § 1)'],
  'text-missing': ['aucun texte pour {keys}', 'chaque texte dans chaque langue'],
  'texts-missing': ['aucun texte pour {keys} et {count} autres', 'chaque texte dans chaque langue'],
  'category-words': ['aucun mot pour {id}', 'nom et description dans chaque langue de la notice'],
  steering: ['« {words} »', 'des mots qui informent, sans vanter, supplier ni presser'],
  'consent-mode': [
    'avancé, reconnu par {by} le {date}',
    'de base : Google reçoit l’adresse, le navigateur et la page de chacun, avant le choix et après un refus (directive ePrivacy art. 5, § 3)',
  ],
  'consent-mode-untold': [
    'la promesse que Google ne reçoit rien sans consentement',
    'un texte propre au site qui dit ce que Google reçoit avant le choix et après un refus',
  ],
};
