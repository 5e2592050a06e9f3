/** The numbers that were given to a bench as words, in their order. */
export const countsOf = argv =>
  argv
    .slice(2)
    .filter(word => !word.startsWith('--'))
    .map(Number);
