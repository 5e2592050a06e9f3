/** What the console says of sites and tokens, in English. The keys of this file are those of every language. */
export const enSites = {
  'sites.title': 'Sites and tokens',
  'sites.sites': 'Sites',
  'sites.origins': 'Pages may send from',
  'sites.records': 'Records',
  'tokens.title': 'Tokens',
  'tokens.lead':
    'Whoever holds a token may do what its role allows. Give each person one of their own: the access log names it.',
  'tokens.owner-only': 'Only an owner sees and makes tokens.',
  'tokens.name': 'Name',
  'tokens.role': 'Role',
  'tokens.made': 'Made',
  'tokens.add': 'Make a token',
  'tokens.missing': 'Give it a name, so that the access log can tell people apart.',
  'tokens.secret': 'The token of {name}. It is shown this once: copy it now and hand it over by a safe way.',
  'tokens.remove': 'Remove',
  'tokens.remove-label': 'Remove the token of {name}',
  'tokens.removed': 'Removed: {name}. Its sessions have ended.',
} as const;
