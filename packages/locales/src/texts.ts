import type * as nl from './nl.ts';

/** All texts of one language by key. A notice holds the hash of their canonical JSON. */
export type Texts = Readonly<Record<string, string>>;

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
