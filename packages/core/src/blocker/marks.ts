import {warn} from '../warn.ts';
import type {Guard} from './guard.ts';
import {addressOf, MARKED_SELECTOR} from './marked-up.ts';

/** What mark-up says of an element: it waits for all of `ids`, or, where it is `negated`, for their withdrawal. */
export interface Mark {
  /** Categories and services of this site; none where the mark-up names one that nobody knows. */
  readonly ids: readonly string[];
  readonly negated: boolean;
}

/** Reads marks. */
export interface Marks {
  /** The mark of `element`; undefined where its attributes mean something else. */
  of(element: Element): Mark | undefined;
  /** True where all that decides on `mark` is granted; for a negated one, where it was on this page and is no more. */
  mayRun(mark: Mark): boolean;
}

/** What marks are read with. */
export interface MarksOptions {
  /** Every category and service of the site. */
  readonly ids: readonly string[];
  /** What the site's own names stand for. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly isAllowed: (id: string) => boolean;
  readonly guard: Pick<Guard, 'serviceOf'>;
}

/** What other consent managers call the built-in categories (docs/migration.md). */
const CALLED: Readonly<Record<string, string>> = {
  functional: 'necessary,essential,required,strictlynecessary',
  analytical: 'analytics,statistics,measurement,performance',
  tracking: 'marketing,advertising,ads,targeting',
};

/** Of each kind the first one that stands there counts. */
const SERVICE = ['data-service', 'data-c15t-vendor'];
const CATEGORY = ['data-category', 'data-c15t-category', 'data-cookieconsent'];
/** Lists and carousels of a page have these too: there only a name that is known is meant for us. */
const COMMON = ['data-name', 'data-vendor'];

/** The marks of one site. */
export function createMarks({ids, aliases, isAllowed, guard}: MarksOptions): Marks {
  let bySound: ReadonlyMap<string, string> | undefined;
  const find = (name: string): string | undefined => {
    const meant = Object.hasOwn(aliases, name) ? (aliases[name] as string) : name;
    // Made at the first mark: most pages have none.
    bySound ??= namesOf(ids);
    return bySound.get(sound(meant));
  };
  const wereAllowed = new Set<string>();

  const of = (element: Element): Mark | undefined => {
    if (!element.matches(MARKED_SELECTOR)) return undefined;
    const read = (names: readonly string[]): string =>
      names.map(name => element.getAttribute(name)).find(Boolean) ?? '';
    const common = read(COMMON);
    const category = read(CATEGORY);
    const isMeant = find(common) || (element.localName === 'script' && element.hasAttribute('data-type'));
    const name = read(SERVICE) || (common && isMeant ? common : category);
    if (!name) return undefined;
    const found = name
      .replace(/^!/, '')
      .split(',')
      .map(part => find(part.trim()));
    const known = found.filter(id => id !== undefined);
    const negated = `${category} ${name}`.includes('!');
    if (known.length === found.length) return {ids: known, negated};
    const owner = guard.serviceOf(addressOf(element));
    if (!owner) warn('mark-unknown', name, 'a category or service of this site, or a name in `aliases`');
    return {ids: owner ? [owner] : [], negated};
  };
  return {
    of,
    mayRun({ids, negated}) {
      if (ids.length === 0) return false;
      const isNow = ids.every(isAllowed);
      const key = ids.join();
      if (isNow) wereAllowed.add(key);
      return negated ? !isNow && wereAllowed.has(key) : isNow;
    },
  };
}

/** Ids by what they sound like, and by what others call them. */
function namesOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map(ids.map(id => [sound(id), id]));
  for (const [id, others] of Object.entries(CALLED))
    for (const name of ids.includes(id) ? others.split(',') : []) if (!names.has(name)) names.set(name, id);
  return names;
}

/** `Google Analytics`, `googleAnalytics` and `google-analytics` are one name. */
const sound = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');
