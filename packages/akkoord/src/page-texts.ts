import {type Locale, languages} from '@akkoord/locales';
import {firstLayer as en} from '@akkoord/locales/en';
import {firstLayer as nl} from '@akkoord/locales/nl';
import {type LoadChunk, soon} from './chunks.ts';

type Texts = Readonly<Record<string, string>>;

/** Texts and the language that they are in. */
export interface Words {
  readonly language: string;
  readonly texts: Texts;
}

/** Where words come from. */
export interface WordsSource {
  readonly load: LoadChunk;
  /** Texts of the site's own by language, from its configuration. */
  readonly own?: Readonly<Record<string, Texts>> | undefined;
}

/** Languages whose first layer is part of the first file; that of any other comes with its own file. */
const BUILT_IN: Readonly<Record<string, Texts>> = {en, nl};

/** Languages that ship. */
export const SHIPPED: readonly string[] = languages;

/**
 * Calls `use` with the texts of the first layer in `language`: at once where they are part of the first
 * file and the site has none of its own, else when their file has come. Where it does not come the banner speaks
 * what the first file has, at worst English, and says so in its `lang`: a question in another language can be
 * answered, one that is never asked cannot.
 */
export function firstWords(language: string, source: WordsSource, use: (words: Words) => void): void {
  const texts = BUILT_IN[language];
  const known = (): void => use(texts ? {language, texts} : {language: 'en', texts: en});
  if (texts && !source.own?.[language]) known();
  else void soon(textsIn(language, source)).then(({firstLayer}) => use({language, texts: firstLayer}), known);
}

/** All texts in `language`, those of the site's own in their place. */
export async function allTexts(language: string, source: WordsSource): Promise<Texts> {
  const {firstLayer, rest} = await textsIn(language, source);
  return {...firstLayer, ...rest};
}

async function textsIn(
  language: string,
  {load, own}: WordsSource,
): Promise<Pick<Locale, 'firstLayer' | 'rest'>> {
  const texts = own?.[language];
  const locale = load(`text-${language}`);
  if (!texts) return locale;
  const [shipped, {speakOwn}] = await Promise.all([locale, load('own-texts')]);
  return speakOwn(shipped, texts);
}
