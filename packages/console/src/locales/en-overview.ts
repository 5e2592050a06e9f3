/** What the console says of counts, rates, trials and saved checkpoints, in English. The keys of this file are those of every language. */
export const enOverview = {
  'overview.by-viewport': 'By width of the window',
  'viewport.small': 'small, below 640 pixels',
  'viewport.large': 'large',
  'viewport.none': 'not told',
  'record.test': 'Trial',
  'record.test-lead':
    'Marked as a trial by whoever made it: it is kept and proven as any other record, and left out of all counts.',
  'log.saved': 'Last saved',
  'log.never-saved': 'not yet',
  'log.saved-at': '{moment}, at {count} leaves',
  'filter.notice': 'Notice',
  'filter.any-notice': 'Any notice',
  'rates.title': 'Rates over time',
  'rates.by': 'Lines by',
  'rates.by-category': 'Category',
  'rates.by-notice': 'Notice version',
  'rates.by-language': 'Language',
  'rates.by-viewport': 'Width of the window',
  'rates.lead-category':
    'Of the decisions about each category, how many granted, refused or withdrew it. The three add up to all of them.',
  'rates.lead-decision':
    'A decision counts as granted where it granted a category or an embed, as refused where it granted none. The three rates add up to all decisions.',
  'rates.granted': 'Opt-in: share of decisions that granted',
  'rates.refused': 'Refusal: share of decisions that refused',
  'rates.withdrawn': 'Withdrawal: share of decisions that withdrew',
  'rates.text': '{rate}, from {from} to {to}. Over the whole period: {lines}.',
  'rates.others': 'all others',
  'rates.whole': 'Whole period',
  'rates.of': '{part} of {whole}',
} as const;
