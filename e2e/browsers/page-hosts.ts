import {replayCases} from '../blocking/replay-cases.ts';

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

type PageName = (typeof NAMES)[number] | `replay-${string}`;

/** The host of the page `name`. */
export const pageHost = (name: PageName): string => `${name}.pages.test`;

/** Pages whose vendors store for the whole domain. */
const APART = [
  'vendors-refused',
  'vendors-granted',
  'carrier-0',
  'carrier-1',
  'carrier-2',
  'carrier-3',
  'carrier-later',
] as const;

/** The host of the page `name`, on a domain of its own. */
export const ownDomain = (name: (typeof APART)[number]): string => `www.${name}.test`;

/** Every host that these give. */
export const pageHosts: readonly string[] = [
  ...[...NAMES, ...replayCases.map(({id}) => `replay-${id}` as const)].map(pageHost),
  ...APART.map(ownDomain),
];
