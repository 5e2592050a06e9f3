/** Acts that the access log knows, as the collector names them. */
export const DEEDS = [
  'sign-in',
  'sign-out',
  'look-up',
  'export',
  'publish',
  'token-add',
  'token-remove',
  'erase',
  'restrict',
  'request',
  'site',
  'draft',
  'withdraw',
] as const;
