/** How a country lets a site measure its audience without asking. */
export interface ExemptAnalytics {
  /** Longest time that a cookie of such a service may last, ISO 8601; absent where no rule names one. */
  readonly cookies?: string;
}

/** What one country's rules relax against the strictest of all. Nothing else differs between profiles. */
export interface Profile {
  /** Absent where analytics need consent like everything else that is not strictly necessary. */
  readonly exemptAnalytics?: ExemptAnalytics;
}

/**
 * The profiles by name; each parameter has its source in docs/profiles.md. `eu-strict` is the default and relaxes
 * nothing. How the question looks and how long a choice is kept is the same in all of them.
 */
export const PROFILES = {
  'eu-strict': {},
  nl: {exemptAnalytics: {}},
  be: {},
  fr: {exemptAnalytics: {cookies: 'P13M'}},
  de: {},
  it: {exemptAnalytics: {}},
  es: {exemptAnalytics: {cookies: 'P13M'}},
  uk: {exemptAnalytics: {}},
} as const satisfies Readonly<Record<string, Profile>>;

/** Name of a profile. */
export type ProfileName = keyof typeof PROFILES;

/** The relaxations of the profile `name`, or of `eu-strict` where there is none. */
export function profileOf(name: string | undefined): Profile {
  return (name !== undefined && Object.hasOwn(PROFILES, name) && PROFILES[name as ProfileName]) || {};
}
