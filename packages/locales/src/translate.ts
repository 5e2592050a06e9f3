import type {TextKey, Texts} from './texts.ts';

/** What stands in for `{name}` in a text; `count` also chooses between the forms of a plural. */
export type TextParams = Readonly<Record<string, string | number>>;

/** The text of `key` with its placeholders filled in; the key itself where `texts` does not hold it. */
export type Translate = (key: TextKey, params?: TextParams) => string;

/** Forms of a plural beside `one` and `other` (CLDR). */
const MORE_FORMS = ['zero', 'two', 'few', 'many'];

/**
 * Looks up texts of one language. A param is put in as it is, so the result is text and never mark-up.
 * A placeholder without a param stays as it stands.
 */
export function createTranslate(texts: Texts, language: string): Translate {
  // Among words from right to left a name in Latin letters keeps its own order, its full stop too (Unicode UAX 9).
  const isolate = (param: unknown): string =>
    /^(ar|he)/.test(language) ? `\u2068${param}\u2069` : `${param}`;
  let plural: Intl.PluralRules | undefined;
  const counted = (key: string, count: unknown) => {
    const {[`${key}.one`]: one, [`${key}.other`]: other} = texts;
    // Rules cost more than all else here: none are asked where the only other form speaks of one thing in words.
    const isPlain = one && !one.includes('{count}') && !MORE_FORMS.some(form => `${key}.${form}` in texts);
    if (isPlain) return count === 1 ? one : other;
    plural ??= new Intl.PluralRules(language);
    return texts[`${key}.${plural.select(Number(count))}`] ?? other;
  };
  return (key, params = {}) => {
    const text = texts[key] ?? counted(key, params.count) ?? key;
    return text.replace(/\{(\w+)\}/g, (placeholder, name) => isolate(params[name] ?? placeholder));
  };
}
