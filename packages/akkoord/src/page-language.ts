import {SHIPPED} from './page-texts.ts';

/** Tags that pages use for a language which goes by another one here: both Norwegians, and what Hebrew was once. */
const BY_ANOTHER: Readonly<Record<string, string>> = {no: 'nb', nn: 'nb', iw: 'he'};

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
  const offered = own.flatMap(tag => fit(tag, SHIPPED) ?? []);
  const stated = document.documentElement.lang;
  for (const tag of stated ? [stated] : navigator.languages) {
    const language = fit(tag, offered);
    if (language) return language;
  }
  return (own !== SHIPPED && offered[0]) || 'en';
}

/** What of `offered` fits `tag`, cut short from its end until something does. */
function fit(tag: string, offered: readonly string[]): string | undefined {
  for (let part = tag.toLowerCase(); part; part = part.replace(/-?[^-]*$/, '')) {
    const found = [part, BY_ANOTHER[part] ?? part].find(name => offered.includes(name));
    if (found) return found;
  }
  return undefined;
}
