/** Levels of nesting that no document of ours comes near. */
const DEEPEST = 100;

/** The value of the JSON in `text`. Throws `SyntaxError` where it is none, or where `faultOfJson` finds anything. */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const fault = faultOfJson(text, value);
  if (fault !== null) throw new SyntaxError(`it ${fault}`);
  return value;
}

/**
 * What keeps the JSON in `text`, which was parsed to `value`, from being read by everybody alike: a name that stands twice
 * in one object, of which some readers take the first and some the last, or nesting that some cannot follow. Null where nothing does.
 */
export function faultOfJson(text: string, value: unknown): string | null {
  const kept = namesIn(value, DEEPEST);
  if (Number.isNaN(kept)) return `is nested deeper than ${DEEPEST} levels`;
  return kept === namesWrittenIn(text)
    ? null
    : 'has a name twice in one object, which readers take differently';
}

/** How many names objects have in `value`; NaN where it goes deeper than `levels`. */
function namesIn(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return Number.NaN;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, member) => sum + namesIn(member, levels - 1), own);
}

/** How many names are written in `text`, which is JSON: one before each colon that stands in no string. */
function namesWrittenIn(text: string): number {
  let names = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isString = !isString;
    else if (isString && character === '\\') at += 1;
    else if (!isString && character === ':') names += 1;
  }
  return names;
}
