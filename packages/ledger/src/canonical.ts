import {VerificationError} from './errors.ts';

/** Printable ASCII that JSON need not escape: its canonical form is itself, in quotes. */
const PLAIN = /^[ !#-[\]-~]*$/;
/** With the `u` flag a surrogate pair is one character, so this finds only lone halves. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/**
 * `value` as RFC 8785 canonical JSON, equal to `canonical(JSON.parse(JSON.stringify(value)))`.
 *
 * Members that are `undefined` are left out, as JSON leaves them out. Throws `not-canonical` for whatever
 * JSON cannot carry unharmed: `NaN`, infinities, bigints, functions, symbols, lone surrogates (RFC 8785,
 * 3.2.2.2) and objects with a `toJSON`, such as dates.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      if (!Number.isFinite(value)) throw refusal(String(value), 'a finite number');
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw refusal(`a ${typeof value}`, 'a JSON value');
  }
}

/**
 * Lower-case hex SHA-256 over the UTF-8 of `canonical(value)`. Needs WebCrypto, which browsers give to
 * secure contexts only; rejects as `canonical` throws.
 */
export async function canonicalHash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}

function canonicalString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (LONE_SURROGATE.test(value)) throw refusal('a lone surrogate', 'well-formed Unicode');
  return JSON.stringify(value);
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const members = value as Readonly<Record<string, unknown>>;
  if (typeof members.toJSON === 'function') throw refusal('an object with toJSON', 'plain JSON');
  let text = '';
  // The default sort compares UTF-16 code units, which is the order of RFC 8785, 3.2.3.
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text && ','}${canonicalString(key)}:${canonical(member)}`;
  }
  return `{${text}}`;
}

function refusal(found: string, expected: string): VerificationError {
  return new VerificationError('not-canonical', `found ${found}, expected ${expected}; pass plain JSON`);
}
