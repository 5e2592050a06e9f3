import type {CaseTexts} from './texts.ts';

/** French texts of case links and of the way back to the site. */
export const frCases: CaseTexts = {
  'mine.to-site': 'Ouvrez le site maintenant : ce navigateur y met alors fin à ce qui était accordé.',
  'case.title': 'Une demande attend ce reçu',
  'case.lead':
    'Le délégué à la protection des données du site ne peut pas savoir quel enregistrement est le vôtre. Si vous envoyez le reçu, l’enregistrement est joint à votre demande ; son secret reste chez vous.',
  'case.how':
    'Ouvrez les réglages des cookies du site dans le navigateur utilisé alors : ils mènent à votre reçu. Collez son lien ci-dessous.',
  'case.send': 'Envoyer le reçu',
  'case.sent': 'Envoyé. Votre demande désigne désormais cet enregistrement.',
  'case.none': 'Aucune demande ouverte n’attend de reçu sous ce lien. Il y a peut-être déjà été répondu.',
  'case.link': 'Lien pour le visiteur',
  'case.hint': 'Qui détient un reçu de ce site l’envoie par ce lien, et l’enregistrement apparaît ici.',
};
