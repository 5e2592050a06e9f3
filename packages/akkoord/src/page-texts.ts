import {firstLayer as en} from '@akkoord/locales/en';
import {firstLayer as nl} from '@akkoord/locales/nl';
import type {LoadChunk} from './chunks.ts';

type Texts = Readonly<Record<string, string>>;

/** Languages whose first layer is part of the first file. */
const BUILT_IN: Readonly<Record<string, Texts>> = {en, nl};

/** Languages that ship. */
export const SHIPPED: readonly string[] = Object.keys(BUILT_IN);

/** The texts of the first layer in `language`; at once where they are part of the first file. */
export function firstTexts(language: string): Texts {
  return BUILT_IN[language] ?? en;
}

/** All texts in `language`. */
export async function allTexts(language: string, load: LoadChunk): Promise<Texts> {
  const {firstLayer, rest} = await load(`text-${language}`);
  return {...firstLayer, ...rest};
}
