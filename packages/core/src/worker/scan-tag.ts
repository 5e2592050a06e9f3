/** One attribute as it stands in a tag, by its places in the bytes. */
export interface ScannedAttribute {
  /** Name in lower case. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Bytes of the value without its quotes; empty where there is none. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** One start or end tag, by its places in the bytes. */
export interface ScannedTag {
  /** Name in lower case. */
  readonly name: string;
  readonly nameEnd: number;
  /** Place behind the `>`. */
  readonly end: number;
  /** True where a slash stands right before the `>`. */
  readonly selfClosing: boolean;
  /** Empty where they were not wanted. */
  readonly attributes: readonly ScannedAttribute[];
}

const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** True for the white space of tags. */
export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d || byte === 0x0c;
const isQuote = (byte: number | undefined): boolean => byte === 0x22 || byte === 0x27;

/**
 * The tag whose name starts at `start`, read as the HTML standard's tokenizer reads it (13.2.5.8 and
 * 13.2.5.32 to 13.2.5.40); undefined where `bytes` end before it does. Every byte that means something here
 * means the same in all encodings that browsers take for HTML, save UTF-16, which holds no tag for us.
 */
export function scanTag(
  bytes: Uint8Array,
  start: number,
  wantsAttributes: (name: string) => boolean,
): ScannedTag | undefined {
  let at = start;
  const skip = (more: (byte: number | undefined) => boolean): void => {
    while (at < bytes.length && more(bytes[at])) at++;
  };
  skip(byte => !isSpace(byte) && byte !== SLASH && byte !== GREATER);
  const nameEnd = at;
  const name = lower(bytes, start, nameEnd);
  const wanted = wantsAttributes(name);
  const attributes: ScannedAttribute[] = [];
  while (at < bytes.length) {
    const from = at;
    skip(byte => isSpace(byte) || byte === SLASH);
    if (bytes[at] === GREATER) {
      const selfClosing = at > from && bytes[at - 1] === SLASH;
      return {name, nameEnd, end: at + 1, selfClosing, attributes};
    }
    const nameStart = at;
    // An equals sign in the first place belongs to the name.
    at++;
    skip(byte => !isSpace(byte) && byte !== SLASH && byte !== GREATER && byte !== EQUALS);
    const nameStop = at;
    skip(isSpace);
    const value = bytes[at] === EQUALS ? scanValue(bytes, at + 1) : {start: at, end: at, next: at};
    if (!value) return undefined;
    at = value.next;
    if (!wanted) continue;
    attributes.push({
      name: lower(bytes, nameStart, nameStop),
      nameStart,
      nameEnd: nameStop,
      valueStart: value.start,
      valueEnd: value.end,
    });
  }
  return undefined;
}

interface ScannedValue {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function scanValue(bytes: Uint8Array, afterEquals: number): ScannedValue | undefined {
  let at = afterEquals;
  while (isSpace(bytes[at])) at++;
  if (isQuote(bytes[at])) {
    const end = bytes.indexOf(bytes[at] as number, at + 1);
    return end < 0 ? undefined : {start: at + 1, end, next: end + 1};
  }
  const start = at;
  while (at < bytes.length && !isSpace(bytes[at]) && bytes[at] !== GREATER) at++;
  return at < bytes.length ? {start, end: at, next: at} : undefined;
}

/** Names are short; one that is not is none that anybody asks for. */
const LONGEST_NAME = 64;

function lower(bytes: Uint8Array, start: number, end: number): string {
  let name = '';
  if (end - start > LONGEST_NAME) return name;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    name += String.fromCharCode(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
  }
  return name;
}
