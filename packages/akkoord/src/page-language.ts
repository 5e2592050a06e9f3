/**
 * The language of `offered` that fits the page best: that of `<html lang>`, without its region if need be,
 * else the browser's, else English, else the first one offered.
 */
export function pageLanguage(document: Document, navigator: Navigator, offered: readonly string[]): string {
  const wanted = [document.documentElement.lang, ...navigator.languages, 'en'];
  for (const tag of wanted) {
    const language = tag.toLowerCase();
    if (offered.includes(language)) return language;
    const base = language.split('-')[0] as string;
    if (offered.includes(base)) return base;
  }
  return offered[0] ?? 'en';
}
