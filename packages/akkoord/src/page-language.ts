import {shippedLanguage} from '@akkoord/schema/notice';
import {SHIPPED} from './page-texts.ts';

/**
 * The language to speak on a page: that of `<html lang>` (`pt-BR`, else `pt`), where the page says none that of
 * the browser, else the first of `own`, else English. A page that states its language is not spoken over in the
 * browser's, so that question and page are read in one language (EDPB Guidelines 03/2022, language discontinuity).
 * `own` are the languages that the site offers, by default all that ship; one that does not ship is passed over.
 */
export function pageLanguage(
  document: Document,
  navigator: Navigator,
  own: readonly string[] = SHIPPED,
): string {
  const offered = own.flatMap(tag => shippedLanguage(tag, SHIPPED) ?? []);
  const stated = document.documentElement.lang;
  for (const tag of stated ? [stated] : navigator.languages) {
    const language = shippedLanguage(tag, offered);
    if (language) return language;
  }
  return (own !== SHIPPED && offered[0]) || 'en';
}
