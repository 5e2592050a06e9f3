import type {TextKey} from '@akkoord/locales';
import type {NoticeCategory} from '@akkoord/schema';
import {FUNCTIONAL_EXEMPTION} from '@akkoord/schema/notice';
import type {WidgetContext} from '../consent-context.ts';
import {ownTexts} from './category-words.ts';

/** What `category` is for, in full. */
export function categoryDescription(category: NoticeCategory, {t, language}: WidgetContext): string {
  return ownTexts(category, language)?.description ?? t(`category.${category.id}.description` as TextKey);
}

/** Why an exempt category asks nothing: the built-in reason in the visitor's language, the site's own as written. */
export function exemptReason(category: NoticeCategory, {t}: WidgetContext): string {
  const {exempt = ''} = category;
  return exempt === FUNCTIONAL_EXEMPTION ? t('category.functional.exempt') : exempt;
}
