import {BUILT_IN_CATEGORIES} from '@akkoord/schema';
import type {Language} from '../language.ts';
import type {CategoryChoice} from './choices.ts';

/** What the reader calls a category: the site's own label, else the console's word, else its id. */
export function categoryName({id, label}: Pick<CategoryChoice, 'id' | 'label'>, t: Language['t']): string {
  if (label !== null) return label;
  if (id === null) return t('category.other');
  const builtIn = BUILT_IN_CATEGORIES.find(known => known === id);
  return builtIn ? t(`category.${builtIn}`) : id;
}
