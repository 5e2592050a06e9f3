import {languages} from '@akkoord/locales';
import {firstLayer as en} from '@akkoord/locales/en';
import {firstLayer as nl} from '@akkoord/locales/nl';
import type {LoadChunk} from './chunks.ts';

type Texts = Readonly<Record<string, string>>;

/** Texts and the language that they are in. */
export interface Words {
  readonly language: string;
  readonly texts: Texts;
}

/** Languages whose first layer is part of the first file; that of any other comes with its own file. */
const BUILT_IN: Readonly<Record<string, Texts>> = {en, nl};

/** Languages that ship. */
export const SHIPPED: readonly string[] = languages;

/**
 * Calls `use` with the texts of the first layer in `language`: at once where they are part of the first
 * file, else when their file has come. Where it does not come the banner speaks English, and says so in
 * its `lang`: a question in another language can be answered, one that is never asked cannot.
 */
export function firstWords(language: string, load: LoadChunk, use: (words: Words) => void): void {
  const texts = BUILT_IN[language];
  if (texts) {
    use({language, texts});
    return;
  }
  void load(`text-${language}`).then(
    ({firstLayer}) => use({language, texts: firstLayer}),
    () => use({language: 'en', texts: en}),
  );
}

/** All texts in `language`. */
export async function allTexts(language: string, load: LoadChunk): Promise<Texts> {
  const {firstLayer, rest} = await load(`text-${language}`);
  return {...firstLayer, ...rest};
}
