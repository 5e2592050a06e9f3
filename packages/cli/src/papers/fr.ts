import type {PaperTexts} from './paper-texts.ts';

/** What the papers say in French. */
export const fr: PaperTexts = {
  made: 'Établi le {at} par Akkoord {version} à partir de la configuration et des données du collecteur en service. Ce qui figure entre crochets est à compléter.',
  fill: '[à compléter]',
  none: 'aucun',
  site: 'Site',
  'measures.title': 'Mesures techniques et organisationnelles (RGPD art. 32)',
  'minimal.title': 'Minimisation des données et pseudonymat',
  'minimal.record':
    'Un enregistrement contient ce qui a été choisi, quand, dans quelle langue, sous quelle notice et par quel bouton. Il ne contient ni adresse IP, ni nom de navigateur, ni adresse avec paramètres.',
  'minimal.refusal':
    'Après un refus, le navigateur ne garde plus aucun identifiant dès que l’enregistrement est arrivé.',
  'minimal.log': 'Le journal du serveur ne dit rien de l’auteur d’une requête.',
  'integrity.title': 'Intégrité',
  'integrity.log':
    'Chaque enregistrement est une feuille d’un registre de Merkle auquel on ne fait qu’ajouter (RFC 6962) et dont la racine est signée avec Ed25519. Quiconque a gardé un reçu ou un point de contrôle voit toute altération ultérieure. Registres en ce moment : {logs}.',
  'integrity.key':
    'La clé de signature date du {from} ; clés antérieures : {former}. Elle se trouve hors de la base de données et de ses sauvegardes, lisible par le seul collecteur.',
  'access.title': 'Confidentialité et accès',
  'access.roles':
    'L’accès se fait par jeton personnel avec l’un de trois rôles ; seul un condensé des jetons est conservé. En ce moment : {owners} propriétaires, {dpos} délégués à la protection des données, {viewers} lecteurs.',
  'access.log':
    'Chaque consultation, export et effacement est journalisé avec nom et heure, les tentatives refusées aussi. Des échecs répétés entraînent un blocage.',
  'access.tls':
    'Les connexions sont chiffrées (TLS) par le mandataire placé devant le collecteur : [à compléter].',
  'availability.title': 'Disponibilité et résilience',
  'availability.place':
    'Les enregistrements se trouvent dans {place}. Un enregistrement n’est confirmé qu’une fois durablement sur disque.',
  'availability.backup':
    'Les sauvegardes sont chiffrées (AES-256-GCM, clé par scrypt). Leur fréquence, leur lieu et leur suppression : [à compléter].',
  'availability.disk': 'Chiffrement des disques : [à compléter].',
  'limits.title': 'Limitation de la conservation et effacement',
  'limits.kept': 'conservé {duration}, parce que : {reason}',
  'limits.at-once': 'À la demande du titulaire, un enregistrement est effacé aussitôt.',
  'limits.within': 'À la demande du titulaire, un enregistrement est effacé dans un délai de {duration}.',
  'limits.restricted':
    'À la demande du titulaire, un enregistrement est limité pendant {duration}, puis effacé, parce que : {reason}',
  'limits.hourly':
    'Ce qui est échu est effacé chaque heure, avec le sel qui le lie à sa feuille. Un journal hors des sauvegardes fait oublier de nouveau à une sauvegarde restaurée ce qui a été effacé depuis.',
  'traffic.title': 'Traitement sur instruction uniquement',
  'traffic.none':
    'Le collecteur n’ouvre aucune connexion, sauf vers sa propre base de données, et n’envoie rien à ses auteurs.',
  'traffic.place': 'Lieu de stockage : {location}.',
  'review.title': 'Tests et évaluation',
  'review.verify':
    'Reçus, registres et dossiers de preuve se vérifient hors ligne par akkoord verify, par quiconque détient les clés publiques.',
  'review.dates': 'Ces mesures ont été évaluées en dernier lieu le : [à compléter].',
  'processing.title': 'Registre des activités de traitement (RGPD art. 30)',
  'processing.controller': 'Responsable du traitement',
  'processing.operator': 'Sous-traitant qui exploite le collecteur (art. 30, paragraphe 2)',
  'processing.contact': 'Délégué à la protection des données ou contact',
  'processing.purposes': 'Finalités',
  'processing.purposes.text':
    'respecter ce que les visiteurs ont choisi au sujet des cookies et techniques semblables ; pouvoir démontrer le consentement (art. 7, paragraphe 1) ; répondre aux demandes des personnes concernées (art. 12 à 22)',
  'processing.basis': 'Base juridique',
  'processing.basis.text':
    'art. 6, paragraphe 1, point c), avec art. 5, paragraphe 2, et art. 7, paragraphe 1 [à confirmer]',
  'processing.subjects': 'Personnes concernées',
  'processing.subjects.text': 'visiteurs de {origins}',
  'processing.data': 'Données à caractère personnel',
  'processing.data.text':
    'numéro aléatoire de l’enregistrement ; numéro aléatoire du consentement si quelque chose a été accepté ; choix par catégorie et par service ; heure selon le navigateur et selon le serveur ; langue, version et condensé de la notice ; bouton utilisé ; signaux de confidentialité du navigateur ; SHA-256 d’un secret qui reste dans le navigateur ; pour d’autres consentements (une lettre d’information, par exemple) aussi : finalité, canal, texte lu, durée, et un condensé à clé à la place de la référence du site',
  'processing.recipients': 'Destinataires',
  'processing.recipients.text': 'les sous-traitants ultérieurs de la liste jointe ; personne d’autre',
  'processing.transfers': 'Transferts vers des pays tiers',
  'processing.transfers.text': 'aucun par le collecteur ; lieu de stockage : {location}',
  transfer: '{location} (permis parce que : {reason})',
  'processing.retention': 'Délais d’effacement',
  'processing.security': 'Mesures',
  'processing.security.text': 'voir la fiche des mesures (art. 32)',
  'recipients.title':
    'Sous-traitants ultérieurs et destinataires (RGPD art. 28, paragraphe 2, et art. 30, paragraphe 1, point d)',
  'recipients.sub': 'Sous-traitants ultérieurs',
  'recipients.sub.text': 'Ils conservent des enregistrements de consentement, ou pourraient les voir.',
  'recipients.sub.none':
    'Aucun n’est nommé. Un collecteur sur vos propres machines n’en a pas ; un fournisseur d’hébergement, de base de données ou de sauvegarde en est un.',
  'recipients.third': 'Tiers du site',
  'recipients.third.text':
    'Ils reçoivent des données du navigateur du visiteur, après consentement si leur catégorie le demande. Le collecteur ne leur envoie rien : ce sont des destinataires du site, et non des sous-traitants ultérieurs.',
  early: 'aussi avant un choix, sans cookies',
  'head.name': 'Service',
  'head.vendor': 'Organisme',
  'head.country': 'Pays',
  'head.category': 'Catégorie',
  'head.purposes': 'Finalités',
  'head.data': 'Données',
  'head.privacy': 'Politique de confidentialité',
};
