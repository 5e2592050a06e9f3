/** Hosts for pages of single specs: pages may share a profile, and none may see what another has stored. */
const NAMES = [
  'strict',
  'strict-worker',
  'placeholder',
  'captcha',
  'withdrawal',
  'held-again',
  'policy',
  'react',
  'vue',
  'jquery',
] as const;

/** The host of the page `name`. */
export const pageHost = (name: (typeof NAMES)[number]): string => `${name}.pages.test`;

/** Every host that `pageHost` gives. */
export const pageHosts: readonly string[] = NAMES.map(pageHost);
