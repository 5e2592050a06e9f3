import type {EraseListTexts} from './texts.ts';

/** What the console says where a whole list is erased, in German. */
export const deEraseList: EraseListTexts = {
  'erase-list.title': 'Alle Nachweise dieser Liste löschen',
  'erase-list.counting': 'Die Nachweise werden gezählt…',
  'erase-list.count': 'Nachweise in dieser Liste, alle Seiten zusammen: {count}.',
  'erase-list.note':
    'Die Nachweise gehen verloren, mit dem Beweis zu jedem von ihnen. Ihre Blätter bleiben im Log und führen zu niemandem; jeder andere Beweis gilt weiter. Das kann nicht rückgängig gemacht werden: Speichern Sie zuvor die Belege, wenn die Antwort sie braucht.',
  'erase-list.together':
    'Eine Einwilligung und ihr Widerruf per Beleg verschwinden zusammen. Eingeschränkte Nachweise stehen nicht in der Liste und bleiben bis zu ihrem Tag.',
  'erase-list.missing': 'Geben Sie den Grund an.',
  'erase-list.submit': 'Alle endgültig löschen ({count})',
  'erase-list.progress': 'Löschen: {done} von {count}. Es endet, wenn Sie diese Liste verlassen.',
  'erase-list.done': 'Gelöscht: {count}. In dieser Liste ist nichts übrig.',
  'erase-list.left':
    'Gelöscht: {count}. Noch hier: {left}. Drücken Sie erneut, um mit dem Rest fortzufahren.',
  'erase-list.nothing': 'In dieser Liste ist nichts zu löschen.',
  'erase-list.failed': 'Nicht gelöscht',
};
