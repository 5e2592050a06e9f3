/** What the console says where a whole list is erased, in English. The keys of this file are those of every language. */
export const enEraseList = {
  'erase-list.title': 'Erase all records of this list',
  'erase-list.counting': 'Counting the records…',
  'erase-list.count': 'Records in this list, all pages together: {count}.',
  'erase-list.note':
    'You lose the records and what proves each of them. Their leaves stay in the log and lead to nobody; every other proof still holds. This cannot be undone: save the receipts first if the answer needs them.',
  'erase-list.together':
    'A consent and its withdrawal by receipt go together. Restricted records are not in the list and stay until their day.',
  'erase-list.missing': 'Give the reason.',
  'erase-list.submit': 'Erase all for good ({count})',
  'erase-list.progress': 'Erasing: {done} of {count}. It stops if you leave this list.',
  'erase-list.done': 'Erased: {count}. Nothing is left in this list.',
  'erase-list.left': 'Erased: {count}. Still here: {left}. Press again to go on with what is left.',
  'erase-list.nothing': 'There is nothing to erase in this list.',
  'erase-list.failed': 'Not erased',
} as const;
