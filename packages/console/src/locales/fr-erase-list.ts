import type {EraseListTexts} from './texts.ts';

/** What the console says where a whole list is erased, in French. */
export const frEraseList: EraseListTexts = {
  'erase-list.title': 'Effacer tous les enregistrements de cette liste',
  'erase-list.counting': 'Comptage des enregistrements…',
  'erase-list.count': 'Enregistrements de cette liste, toutes pages confondues : {count}.',
  'erase-list.note':
    'Vous perdez les enregistrements et ce qui prouve chacun d’eux. Leurs feuilles restent dans le journal et ne mènent à personne ; toute autre preuve tient. C’est irréversible : enregistrez d’abord les reçus si la réponse l’exige.',
  'erase-list.together':
    'Un consentement et son retrait par reçu partent ensemble. Les enregistrements limités ne sont pas dans la liste et restent jusqu’à leur jour.',
  'erase-list.missing': 'Indiquez la raison.',
  'erase-list.submit': 'Tout effacer définitivement ({count})',
  'erase-list.progress': 'Effacement : {done} sur {count}. Il s’arrête si vous quittez cette liste.',
  'erase-list.done': 'Effacés : {count}. Il ne reste rien dans cette liste.',
  'erase-list.left':
    'Effacés : {count}. Encore ici : {left}. Appuyez de nouveau pour continuer avec le reste.',
  'erase-list.nothing': 'Il n’y a rien à effacer dans cette liste.',
  'erase-list.failed': 'Non effacés',
};
