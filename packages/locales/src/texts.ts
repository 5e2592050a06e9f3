import type * as nl from './nl.ts';

/** All texts of one language by key. A notice holds the hash of their canonical JSON. */
export type Texts = Readonly<Record<string, string>>;

/** Forms of a plural beyond one and other (Unicode CLDR); only languages that have them write them. */
type OtherForm = 'zero' | 'two' | 'few' | 'many';

/** The forms that some languages have of a text whose last one is `K`. */
type Forms<K> = K extends `${infer Base}.other` ? `${Base}.${OtherForm}` : never;

/** One of the two parts of a language: every text that Dutch has, and the plural forms that Dutch has not. */
export type Part<P extends 'firstLayer' | 'rest'> = Readonly<
  Record<keyof (typeof nl)[P], string> & Partial<Record<Forms<keyof (typeof nl)[P]>, string>>
>;

type Key = keyof typeof nl.firstLayer | keyof typeof nl.rest;

/**
 * A key that can be asked for. Where a text depends on a number (`duration.days.one`, `.other`) the key is
 * the part before the form.
 */
export type TextKey = Key extends infer K
  ? K extends `${infer Base}.other`
    ? Base
    : K extends `${string}.one`
      ? never
      : K
  : never;
