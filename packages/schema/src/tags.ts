import type {CategoryId} from './category.ts';

/**
 * Vendors that a site names instead of pasting their snippets: the id that each vendor has given the site.
 * The SDK loads them itself, after a grant and consent signals first (docs/services-on-the-tag.md).
 */
export interface Tags {
  /** Measurement id of Google Analytics 4, `G-…`. */
  readonly ga4?: string;
  /** Container of Google Tag Manager, `GTM-…`. */
  readonly gtm?: string;
  /**
   * Categories whose tags the container carries; it loads with the first of them that is granted. Absent
   * means that of Google Tag Manager itself. No category that is exempt: a container is never strictly
   * necessary.
   */
  readonly gtmFor?: readonly CategoryId[];
  /** Id of the Meta pixel, digits. */
  readonly metaPixel?: string;
  /** Base URL of a Matomo and the site's id there, with a space between: `https://stats.example/ 3`. */
  readonly matomo?: string;
  /** Project id of Microsoft Clarity. */
  readonly clarity?: string;
  /** Partner id of the LinkedIn Insight Tag, digits. */
  readonly linkedin?: string;
  /** Id of the TikTok pixel. */
  readonly tiktok?: string;
  /** Tag id of Universal Event Tracking of Microsoft Advertising, digits. */
  readonly uet?: string;
  /** Site id of Hotjar, digits. */
  readonly hotjar?: string;
}

/** Key of a vendor in `Tags`. */
export type TagName = Exclude<keyof Tags, 'gtmFor'>;

/** Service of the catalogue behind each key of `Tags`. */
export const TAG_SERVICES: Readonly<Record<TagName, string>> = {
  ga4: 'google-analytics',
  gtm: 'google-tag-manager',
  metaPixel: 'meta-pixel',
  matomo: 'matomo-cloud',
  clarity: 'microsoft-clarity',
  linkedin: 'linkedin-insight',
  tiktok: 'tiktok-pixel',
  uet: 'microsoft-uet',
  hotjar: 'hotjar',
};

/** Id of the service that a Matomo outside its makers' cloud is; the site may describe it itself. */
export const OWN_MATOMO = 'matomo';

/** Each vendor that `tags` names, with the id of its service. */
export function taggedServices(tags: Tags = {}): readonly (readonly [name: TagName, service: string])[] {
  return (Object.keys(TAG_SERVICES) as TagName[])
    .filter(name => tags[name])
    .map(name => [
      name,
      name === 'matomo' && !/^[^ ]+\.matomo\.cloud[:/ ]/.test(tags[name] ?? '')
        ? OWN_MATOMO
        : TAG_SERVICES[name],
    ]);
}

/** Patterns of a Matomo of the site's own: script and hits alone, as the rest of the host may be the site. */
export const matomoPatterns = ({matomo = ''}: Tags): readonly string[] =>
  ['js', 'php'].map(file => `${matomo.replace(/^https:\/\/|\/? \d+$/g, '')}/matomo.${file}`);
