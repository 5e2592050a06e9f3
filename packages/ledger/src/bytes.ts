const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));
/** What each digit stands for, by its character code; -1 where it is none. */
const SEXTETS = valuesOf(BASE64);
const NIBBLES = valuesOf('0123456789abcdef');
const encoder = new TextEncoder();

/** The UTF-8 of `text`. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** The bytes of lower-case hex, or null where `text` is anything else. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0) return null;
  const bytes = new Uint8Array(text.length / 2);
  // Negative from the first character on that is no digit.
  let all = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = (valueAt(NIBBLES, text, 2 * i) << 4) | valueAt(NIBBLES, text, 2 * i + 1);
    bytes[i] = byte;
    all |= byte;
  }
  return all < 0 ? null : bytes;
}

/** Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  let i = 0;
  for (; i + 2 < bytes.length; i += 3) text += pairs(groupAt(bytes, i));
  const left = bytes.length - i;
  if (left === 0) return text;
  // An index past the end reads undefined, which the bit operators take for 0.
  return text + pairs(groupAt(bytes, i)).slice(0, left + 1) + '='.repeat(3 - left);
}

/** The bytes of padded base64, or null where `text` is not their one canonical encoding. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const digits = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array((digits * 6) >> 3);
  let bits = 0;
  let at = 0;
  // Negative from the first character on that is no digit.
  let all = 0;
  for (let i = 0; i < digits; i++) {
    const sextet = valueAt(SEXTETS, text, i);
    all |= sextet;
    // What was read before is shifted out at the top, as the bit operators keep 32.
    bits = (bits << 6) | sextet;
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  if (all < 0) return null;
  // Base64 lets unused low bits vary; two texts for one signature would make notes malleable.
  const unused = digits % 4 === 2 ? 15 : digits % 4 === 3 ? 3 : 0;
  return (bits & unused) === 0 ? bytes : null;
}

/** Whether both hold the same bytes; not constant-time, for public values only. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** `parts` one after another. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Three bytes from `i` on as one number. */
function groupAt(bytes: Uint8Array, i: number): number {
  return ((bytes[i] as number) << 16) | ((bytes[i + 1] as number) << 8) | (bytes[i + 2] as number);
}

function valuesOf(digits: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i;
  return values;
}

function valueAt(values: Int8Array, text: string, i: number): number {
  return values[text.charCodeAt(i)] ?? -1;
}

// Every pair of digits, made on first use: receipts are mostly base64, and one look gives twelve bits.
const digitPairs: string[] = [];
function pairs(group: number): string {
  if (digitPairs.length === 0) {
    for (const first of BASE64) for (const second of BASE64) digitPairs.push(first + second);
  }
  return (digitPairs[group >> 12] as string) + (digitPairs[group & 4095] as string);
}
