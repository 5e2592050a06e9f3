import type {OwnerTexts} from '../owner-texts.ts';

/** What the console says where sites are set up and notices written, in French. */
export const frOwner: OwnerTexts = {
  'site.title': 'Installer un site',
  'site.lead':
    'Ce que ce collecteur doit savoir d’un site avant que ses pages puissent envoyer des enregistrements.',
  'site.all': 'Tous les sites',
  'site.none': 'Ce site n’est pas ici. Il a peut-être été installé sous un autre identifiant.',
  'site.name': 'Nom du site',
  'site.name-hint': 'Tel que vos collègues l’appellent.',
  'site.id': 'Identifiant',
  'site.id-hint':
    'Figure dans la balise, dans chaque enregistrement et dans le nom du journal. Il ne peut pas être changé ensuite.',
  'site.controller': 'Responsable du traitement',
  'site.controller-hint': 'Qui répond du traitement du site ; les visiteurs le lisent (RGPD art. 13(1)(a)).',
  'site.email': 'Adresse électronique du responsable (facultatif)',
  'site.email-hint': 'Figure dans la notice, pour que les visiteurs puissent joindre le responsable.',
  'site.privacy': 'Politique de confidentialité',
  'site.privacy-hint': 'Une adresse, ou un chemin du site tel que /privacy.',
  'site.origins': 'Adresses du site',
  'site.origins-hint':
    'Une par ligne, comme https://www.example.org. Les pages d’autres adresses ne peuvent rien envoyer.',
  'site.years': 'Durée de conservation des enregistrements (années)',
  'site.years-hint': 'Comptée du jour de réception ; ensuite le collecteur les efface de lui-même.',
  'site.reason': 'Pourquoi si longtemps',
  'site.reason-hint': 'Fixé à l’avance (RGPD art. 5(1)(e)) ; par exemple : prescription des actions.',
  'site.location': 'Où se trouvent les enregistrements',
  'site.location-hint':
    'Pays et hébergeur du stockage de ce collecteur, pour votre registre des traitements.',
  'site.languages': 'Langues du site',
  'site.languages-hint': 'La notice est montrée dans ces langues.',
  'site.submit': 'Installer le site',
  'site.missing': 'À remplir.',
  'site.bad-id': 'Minuscules, chiffres et traits d’union, 63 au plus.',
  'site.bad-privacy': 'Commencez par https:// ou par une barre oblique.',
  'site.bad-origins': 'Donnez chaque adresse avec https://, une par ligne.',
  'site.bad-years': 'Donnez un nombre d’années de 0,1 à 100.',
  'site.no-language': 'Choisissez-en au moins une.',
  'site.problems': 'Pas encore : champs à corriger : {count}.',
  'site.steps-lead':
    'Trois étapes, dans n’importe quel ordre : coller la balise, voir le premier enregistrement, publier la notice.',
  'step.tag': 'Coller la balise',
  'step.tag-lead':
    'En premier dans le head de chaque page, avant tout autre script. Elle interroge les visiteurs et retient les tiers jusqu’à leur accord.',
  'step.tag-code': 'Balise du site',
  'step.no-config': 'Ce collecteur ne sait pas comment les pages de ce site sont configurées.',
  'step.record': 'Premier enregistrement',
  'step.waiting':
    'En attente. Ouvrez une page de {origins} et choisissez ; l’enregistrement apparaît ici de lui-même.',
  'step.received': 'Le premier enregistrement a été reçu. Enregistrements à ce jour : {count}.',
  'step.look': 'Voir les enregistrements',
  'step.notice': 'Publier la notice',
  'first.lead':
    'Tant que la notice n’est pas publiée, les enregistrements sont gardés et marqués comme non publiés ; aucun n’est perdu. Une fois publiée, elle ne peut être changée, seulement suivie d’une autre.',
  'first.publish': 'La publier',
  'first.edit': 'La rédiger d’abord',
  'first.why': 'Première notice du site',
  'first.published': 'La version {version} est publiée.',
  'first.look': 'Montrer la notice',
  'findings.title': 'Constats',
  'findings.none': 'Il ne manque rien : elle peut être publiée.',
  'findings.error': 'à corriger',
  'findings.warning': 'à peser',
};
