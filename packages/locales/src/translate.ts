import type {TextKey, Texts} from './texts.ts';

/** What stands in for `{name}` in a text; `count` also chooses between the forms of a plural. */
export type TextParams = Readonly<Record<string, string | number>>;

/** The text of `key` with its placeholders filled in; the key itself where `texts` does not hold it. */
export type Translate = (key: TextKey, params?: TextParams) => string;

/**
 * Looks up texts of one language. A param is put in as it is, so the result is text and never mark-up.
 * A placeholder without a param stays as it stands.
 */
export function createTranslate(texts: Texts, language: string): Translate {
  let plural: Intl.PluralRules | undefined;
  const counted = (key: string, count: unknown) => {
    // Made at first need: it costs more than all else here, and most pages have nothing to count.
    plural ??= new Intl.PluralRules(language);
    return texts[`${key}.${plural.select(Number(count))}`] ?? texts[`${key}.other`];
  };
  return (key, params = {}) => {
    const text = texts[key] ?? counted(key, params.count) ?? key;
    return text.replace(/\{(\w+)\}/g, (placeholder, name) => String(params[name] ?? placeholder));
  };
}
