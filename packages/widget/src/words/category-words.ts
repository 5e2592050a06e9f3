import type {TextKey} from '@akkoord/locales';
import type {CategoryTexts, NoticeCategory} from '@akkoord/schema';
import type {WidgetContext} from '../consent-context.ts';

type Words = Pick<WidgetContext, 't' | 'language'>;

/** What the site itself wrote about `category`: in `language`, else in another form of it (`pt`, `pt-BR`), else in any. */
export function ownTexts(category: NoticeCategory, language: string): CategoryTexts | undefined {
  const texts = category.texts ?? {};
  const tags = Object.keys(texts);
  return texts[tags.find(tag => tag.startsWith(language.slice(0, 2))) ?? tags[0] ?? ''];
}

/** What `category` is called. */
export function categoryLabel(category: NoticeCategory, {t, language}: Words): string {
  return ownTexts(category, language)?.label ?? t(`category.${category.id}.label` as TextKey);
}

/** What `category` is for, in half a sentence for the first layer. */
export function categoryShort(category: NoticeCategory, {t, language}: Words): string {
  return ownTexts(category, language)?.description ?? t(`category.${category.id}.short` as TextKey);
}
