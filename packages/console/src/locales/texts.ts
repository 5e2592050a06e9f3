import type {en} from './en.ts';

export type TextKey = keyof typeof en;

/** Every text of the console in one language; a language that misses one does not compile. */
export type Texts = Readonly<Record<TextKey, string>>;
