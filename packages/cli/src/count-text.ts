/** A number of things for people: `1 leaf`, `3 leaves`; `many` is `one` with an s where it is left out. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
