/** What the console says of counts, trials and saved checkpoints, in English. The keys of this file are those of every language. */
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
  'filter.notice': 'Notice',
  'filter.any-notice': 'Any notice',
} as const;
