/** `parts` as one enumeration in `language`: "a, b en c". */
export function listWords(parts: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(parts);
}
