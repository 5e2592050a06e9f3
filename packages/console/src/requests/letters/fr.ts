import type {LetterTexts} from './letter-texts.ts';

/** Letters in French. */
export const fr: LetterTexts = {
  subject: 'Votre demande, référence {reference}',
  salutation: 'Madame, Monsieur [nom],',
  opening: 'Le {day}, nous avons reçu votre demande ({kind}) au sujet de votre consentement sur {site}.',
  withId: 'Vous avez donné l’identifiant {id}. Nous avons trouvé ce qui est enregistré sous celui-ci.',
  byKind: {
    access:
      'Vous trouverez ci-joint le reçu : ce que vous avez choisi, quand, par quel bouton, sous quelle notice, et la preuve que l’enregistrement n’a pas été altéré. Il ne contient ni adresse de votre appareil ni liste de pages visitées.',
    erasure:
      'Nous avons effacé l’enregistrement. Il reste un nombre dans notre journal, qui ne mène à personne. [Ou : nous le gardons jusqu’au … parce que …, sans autre usage.]',
    restriction:
      'Nous avons limité l’enregistrement jusqu’au [jour] : il est gardé et ne sert à rien d’autre qu’à [la prétention].',
    portability: 'Vous trouverez ci-joint le reçu en JSON et en JSON-LD, lisibles par d’autres logiciels.',
    withdrawal:
      'Nous avons enregistré le retrait de votre consentement. Votre navigateur garde sa propre note de votre choix : choisissez aussi le retrait dans les réglages des cookies du site, pour que cela s’y arrête.',
    objection:
      'Nous demandons votre consentement et ne traitons rien contre votre refus. Un refus dans les réglages du site met fin à ce que vous aviez accordé.',
  },
  withoutId:
    'Vous n’avez pas donné d’identifiant, et nous ne pouvons pas savoir quel enregistrement est le vôtre : nous enregistrons les décisions sous un nombre aléatoire créé par votre navigateur, sans nom, adresse ni compte. Après un refus, le navigateur ne garde aucun nombre. La loi ne nous oblige pas à recueillir plus de données dans le seul but de vous reconnaître (article 11 du RGPD).',
  thatDay:
    'Ce que nous pouvons dire du {day} : les visiteurs ont vu la notice en version {versions}, qui demandait : {categories}. Ce jour-là, {decisions} décisions ont été enregistrées : {all} accordaient tout, {some} une partie, {none} refusaient tout et {withdrawn} retiraient. Le texte de la notice est joint.',
  howToProve:
    'Si le navigateur utilisé alors garde encore votre choix, ouvrez les réglages des cookies du site : ils montrent votre identifiant de consentement et permettent de télécharger le reçu. Envoyez-nous l’un ou l’autre, et nous pourrons retrouver votre enregistrement. Au même endroit, vous pouvez modifier ou retirer votre choix vous-même.',
  caseLink: 'Vous pouvez nous envoyer le reçu par ce lien, qui ne mène qu’à votre demande : {link}',
  rights:
    'Si cette réponse ne vous convient pas, vous pouvez adresser une réclamation à l’autorité de protection des données de votre pays, ou saisir la justice.',
  closing: 'Veuillez agréer nos salutations distinguées,\n\n[nom]\n[responsable du traitement]',
};
