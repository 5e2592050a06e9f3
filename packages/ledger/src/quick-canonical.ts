import {canonical} from './canonical.ts';
import {VerificationError} from './errors.ts';

/** Levels of nesting that no row comes near, and that every stack has room for. */
const DEEPEST = 200;

/**
 * `canonical(value)`, refusals included, in half of the time for a value whose members stand in canonical order already,
 * as those of all that is read back from a log do: JSON's own writer gives numbers and strings as RFC 8785 has them.
 */
export function quickCanonical(value: unknown): string {
  if (!isOrdered(value, DEEPEST)) return canonical(value);
  const text = JSON.stringify(value);
  // So begins what JSON writes for half of a surrogate pair, which RFC 8785 refuses; seldom it is a text of these characters.
  return text.includes('\\ud') ? canonical(value) : text;
}

/** Whether `value` is plain JSON with all members in the order of RFC 8785, 3.2.3. */
function isOrdered(value: unknown, levels: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      if (levels === 0) throw tooDeep();
      return Array.isArray(value)
        ? value.every(item => isOrdered(item, levels - 1))
        : isOrderedObject(value, levels - 1);
    default:
      return false;
  }
}

function isOrderedObject(value: object, levels: number): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  const members = value as Readonly<Record<string, unknown>>;
  let last = '';
  for (const name of Object.keys(members)) {
    if (name < last || !isOrdered(members[name], levels)) return false;
    last = name;
  }
  return true;
}

function tooDeep(): VerificationError {
  const found = `found nesting deeper than ${DEEPEST} levels`;
  return new VerificationError('not-canonical', `${found}, expected a row; export the log again`);
}
