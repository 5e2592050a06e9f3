const REFERENCE = /&(?:#x([\da-f]+)|#(\d+)|(amp|colon|sol|bsol|period|tab|newline|quot|apos|lt|gt));?/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  sol: '/',
  bsol: '\\',
  period: '.',
  tab: '\t',
  newline: '\n',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
};

/** `value` with its character references resolved, as far as they can stand in an address. */
export function decodeReferences(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(REFERENCE, (_, hex?: string, decimal?: string, named?: string) => {
    if (named) return NAMED[named.toLowerCase()] as string;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
  });
}
