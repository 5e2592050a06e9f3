/** What the console says of sites and tokens, in English. The keys of this file are those of every language. */
export const enSites = {
  'sites.title': 'Sites and tokens',
  'sites.sites': 'Sites',
  'sites.origins': 'Pages may send from',
  'sites.location': 'Stored in',
  'sites.records': 'Records',
  'sites.set-up': 'Set up a site',
  'sites.tag-and-notice': 'Set-up',
  'sites.open': 'Tag of {site}',
  'deed.site': 'set up a site',
  'deed.draft': 'notice draft',
  'tokens.title': 'Tokens',
  'tokens.lead':
    'Whoever holds a token may do what its role allows. Give each person one of their own: the access log names it.',
  'tokens.owner-only': 'Only an owner sees and makes tokens.',
  'error.invitation-refused':
    'This invitation was used already, was taken back or was not copied whole. Ask whoever invited you for another one.',
  'error.invitation-over': 'This invitation has expired. Ask whoever invited you for another one.',
} as const;
