import {BUILT_IN_CATEGORIES} from './category.ts';
import type {Config} from './config.ts';
import type {ConfigCode} from './errors.ts';
import {categoriesOf} from './notice.ts';
import {EXEMPTING} from './patterns.ts';
import {lowContrast, type Theme} from './theme.ts';

/** What a config is checked against; the schema knows no catalogue of its own. */
export interface KnownNames {
  /** Ids of the catalogue's services. */
  readonly services: readonly string[];
  /** Languages that ship: those of the notice where the config names none. */
  readonly languages: readonly string[];
}

/** Called for each fault that is found. */
export type OnFault = (code: ConfigCode, path: string) => unknown;

/**
 * What no shape can say of a config whose shape is right: ids stand once, names mean something, and a site's
 * own category is explained in every language of the notice. What carries other tags waits for an answer.
 */
export function checkConfigRules(config: Config, known: KnownNames, onFault: OnFault): void {
  const languages = config.languages ?? known.languages;
  const taken = new Set<string>();
  const take = (id: string, path: string): void => {
    if (taken.has(id)) onFault('config-duplicate-id', path);
    taken.add(id);
  };
  const categories = config.categories ?? [];
  if (config.languages?.length === 0) onFault('config-bad-value', 'languages');
  categories.forEach(({id, exempt, texts}, i) => {
    take(id, `categories[${i}].id`);
    // Tracking is never strictly necessary, whatever reason is written down (ePrivacy Directive art. 5(3)).
    // Nor is measuring an audience, but some countries let it be done as long as nobody objects (docs/profiles.md).
    const isOpen = id !== 'tracking' && (id !== 'analytical' || EXEMPTING.test(config.profile ?? ''));
    if (exempt !== undefined && !isOpen) onFault('config-bad-value', `categories[${i}].exempt`);
    if ((BUILT_IN_CATEGORIES as readonly string[]).includes(id)) return;
    for (const language of languages) {
      if (!texts?.[language]) onFault('config-category-text-missing', `categories[${i}].texts.${language}`);
    }
  });
  for (const id of BUILT_IN_CATEGORIES) taken.add(id);
  const categoryIds = new Set(taken);
  const asked = categoriesOf(config).filter(({exempt}) => exempt === undefined);
  const checkCarried = (carries: readonly string[] | undefined, path: string): void => {
    if (carries?.length === 0) onFault('config-bad-value', path);
    carries?.forEach((id, i) => {
      if (!asked.some(category => category.id === id)) onFault('config-bad-value', `${path}[${i}]`);
    });
  };
  checkCarried(config.tags?.gtmFor, 'tags.gtmFor');
  config.services?.forEach((service, i) => {
    const path = `services[${i}]`;
    if (typeof service === 'string') {
      take(service, path);
      if (!known.services.includes(service)) onFault('config-unknown-service', path);
      return;
    }
    take(service.id, `${path}.id`);
    if (!categoryIds.has(service.category)) onFault('config-bad-value', `${path}.category`);
    checkCarried(service.carries, `${path}.carries`);
  });
}

/**
 * What no shape can say of a theme whose shape is right: that its words can be read. Looked at whatever else is
 * wrong, because a theme that cannot be read must not come through beside another slip.
 */
export function checkTheme(theme: Theme | undefined, onFault: OnFault): void {
  // The default colours can be read.
  for (const key of new Set(theme ? lowContrast(theme) : [])) onFault('config-low-contrast', `theme.${key}`);
}

/** True where one of `paths` lies in the theme, or is the input itself. */
export function hasThemeFault(paths: readonly {readonly path: string}[]): boolean {
  return paths.some(({path}) => /^(theme\b|$)/.test(path));
}
