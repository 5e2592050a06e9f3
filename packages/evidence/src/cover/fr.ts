import type {CoverTexts} from './cover-texts.ts';

export const fr: CoverTexts = {
  title: 'Preuve de consentement',
  intro:
    'Ce dossier contient des enregistrements de consentement d’un site web, avec tout ce qu’il faut pour les vérifier sans l’aide de ceux qui l’ont établi.',
  site: 'Site',
  period: 'Période, à l’heure du serveur (UTC)',
  unbounded: 'tout',
  scope: 'Objet',
  full: 'tous les enregistrements de la période',
  person: 'les enregistrements d’un numéro de consentement',
  sample: 'des enregistrements tirés au sort par le journal lui-même',
  made: 'Établi',
  counts: 'Quantités',
  count: {
    rows: 'enregistrements',
    late: 'dont reçus longtemps après le choix',
    unpublished: 'dont sous une notice non publiée',
    erased: 'enregistrements effacés : seule leur place demeure',
    restricted: 'enregistrements à l’usage limité, omis',
    outside: 'places intermédiaires d’une autre période',
  },
  verify: 'Comment le vérifier',
  verifySteps: [
    'Ouvrez verify.html dans un navigateur ; aucun réseau n’est nécessaire. Choisissez ce dossier tel que reçu, en ZIP.',
    'La page indique si tout est exact, et sinon nomme chaque fichier en cause.',
    'Comparez la clé affichée avec celle publiée par le collecteur à /.well-known/akkoord-keys.json.',
    'Sans notre programme : sha256sum --check SHA256SUMS, et la signature avec tout outil qui connaît Ed25519.',
  ],
  proves: 'Ce qu’il prouve',
  whole: {
    full: 'De la première à la dernière place du journal que couvre le dossier, aucun enregistrement n’a été modifié, ajouté ou retiré depuis la signature. Où la période y commence et finit, c’est le collecteur qui le dit ; un dossier sans période n’a pas cette limite.',
    person:
      'Chaque enregistrement figure dans le journal signé tel qu’ici. Qu’il n’y en ait pas d’autres de ce numéro n’est pas prouvé.',
    sample: 'Le journal lui-même a tiré ces enregistrements, et chacun y figure tel qu’ici.',
  },
  provesList: [
    'Chaque enregistrement indique l’heure de réception, le choix, la commande utilisée et la notice affichée.',
    'La notice et les textes de ce dossier sont ceux que désignent les enregistrements.',
  ],
  limits: 'Ce qu’il ne prouve pas',
  limitsList: [
    'Quelle personne se trouvait devant le navigateur. Un enregistrement connaît un numéro aléatoire, et rien de tel après un refus.',
    'Que chaque enregistrement vient d’une personne : qui peut atteindre le site peut en envoyer.',
    'Que le journal était exact avant sa signature, sauf si un point de contrôle antérieur a été gardé ailleurs.',
    'Ce qu’une page a fait en dehors de ce que disent ses enregistrements.',
    'Que les captures d’écran proviennent des pages : qui les a remises en répond. Il est seulement prouvé qu’elles figurent dans le dossier tel que signé.',
  ],
  absent: 'Ce qui n’y figure pas',
  absence: {
    screenshots: 'des captures d’écran de chaque notice : il en manque pour une ou plusieurs',
    'config-history':
      'les anciennes adresses du site, et ce que disait auparavant un fichier de configuration du collecteur : cela n’est pas conservé',
    scans: 'des rapports d’analyse du site',
    timestamps: 'des horodatages d’un tiers',
    'restricted-rows': 'le contenu des enregistrements à l’usage limité',
    'unpublished-notices': 'les notices jamais publiées auprès du collecteur',
    verifier: 'verify.html : ce collecteur a été construit sans ce fichier',
  },
  contents: 'Ce qui y figure',
  contentsList: [
    [
      'records/',
      'les enregistrements tels que prouvés, un par ligne (NDJSON), et en tableaux lisibles (CSV)',
    ],
    ['receipts/', 'les mêmes sous forme de reçus ISO/IEC TS 27560 (JSON-LD)'],
    ['notices/', 'chaque notice désignée par les enregistrements, avec ses textes et ses captures d’écran'],
    ['log/', 'points de contrôle signés, preuves, clés et déclarations de perte'],
    ['site.json', 'la durée de conservation et sa raison'],
    [
      'config-history.ndjson',
      'ce qui était configuré et quand : les notices publiées, par qui, pourquoi et ce que chacune a changé ; les durées de conservation d’un site créé dans la console',
    ],
    ['deletions.ndjson', 'ce qui a été effacé ou limité, quand, par qui et pourquoi'],
    ['manifest.json', 'le contenu du dossier avec l’empreinte de chaque fichier ; manifest.note le signe'],
  ],
};
