import type {EraseListTexts} from './texts.ts';

/** What the console says where a whole list is erased, in Dutch. */
export const nlEraseList: EraseListTexts = {
  'erase-list.title': 'Alle registraties van deze lijst wissen',
  'erase-list.counting': 'De registraties worden geteld…',
  'erase-list.count': 'Registraties in deze lijst, alle pagina’s samen: {count}.',
  'erase-list.note':
    'De registraties gaan verloren, met het bewijs van elk ervan. Hun bladeren blijven in het logboek en leiden naar niemand; elk ander bewijs blijft gelden. Dit kan niet ongedaan worden gemaakt: sla eerst de ontvangstbewijzen op als het antwoord die nodig heeft.',
  'erase-list.together':
    'Een toestemming en haar intrekking per ontvangstbewijs gaan samen weg. Beperkte registraties staan niet in de lijst en blijven tot hun dag.',
  'erase-list.missing': 'Geef de reden.',
  'erase-list.submit': 'Alles voorgoed wissen ({count})',
  'erase-list.progress': 'Bezig met wissen: {done} van {count}. Het stopt als u deze lijst verlaat.',
  'erase-list.done': 'Gewist: {count}. In deze lijst is niets over.',
  'erase-list.left': 'Gewist: {count}. Nog hier: {left}. Druk opnieuw om verder te gaan met wat over is.',
  'erase-list.nothing': 'In deze lijst is niets te wissen.',
  'erase-list.failed': 'Niet gewist',
};
