import type {NoticeTexts} from './texts.ts';

/** What the console says of notices, in French. */
export const frNotices: NoticeTexts = {
  'notices.title': 'Notices',
  'notices.lead': 'Chaque notice publiée, la plus récente d’abord. Aucune ne peut être modifiée ni retirée.',
  'notices.none': 'Aucune notice n’a encore été publiée.',
  'notices.published': 'Publiée',
  'notices.by': 'Par',
  'notices.why': 'Pourquoi',
  'notices.unknown': 'absent du journal d’accès',
  'notices.languages': 'Langues',
  'notices.look': 'Afficher la version {version}',
  'notices.back': 'Toutes les notices',
  'notices.missing': 'Aucune notice avec cette empreinte n’est publiée.',
  'notices.version': 'Notice de {site}, version {version}',
  'diff.title': 'Ce qui a changé',
  'diff.against': 'Comparée à la version',
  'diff.nothing': 'choisir une version',
  'diff.no-other': 'Aucune autre notice de ce site n’est publiée.',
  'diff.material': 'substantiel',
  'diff.editorial': 'rédactionnel',
  'diff.verdict-material': 'Substantiel : les visiteurs sont de nouveau interrogés sur {asks}.',
  'diff.verdict-editorial': 'Rédactionnel : personne n’est interrogé de nouveau.',
  'diff.verdict-unchanged': 'Identique en tout ce que voient les visiteurs.',
  'diff.kind': 'Genre',
  'diff.change': 'Changement',
  'shown.as-shown': 'Telle qu’affichée',
  'shown.reconstruction': 'Reconstitution',
  'shown.as-shown-note':
    'Dessinée par notre propre composant à partir de la notice publiée, avec la mise en page et les mots mêmes qu’elle nomme. Les couleurs du site et la largeur de l’écran n’en font pas partie. Pas encore photographiée.',
  'shown.reconstruction-note':
    'Cette version du logiciel a d’autres mots ou une autre mise en page que celle qui a affiché la notice. Les mots sont ceux publiés ; leur disposition a pu différer.',
  'shown.language': 'Langue',
  'shown.failed': 'La notice n’a pas pu être dessinée ici. Ses textes et ses faits sont dans le JSON publié.',
  'shown.frame': 'Le premier niveau ; ses boutons ne changent rien ici',
};
