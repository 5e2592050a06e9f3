import {isSpace} from './scan-tag.ts';

/** What the parser is in. */
export type Mode =
  | {readonly in: 'markup'}
  /** Text of an element that holds no mark-up; `until` is its name. */
  | {readonly in: 'text'; readonly until: string}
  /** A script; `level` says how deep it is in what looks like a comment (HTML standard, 13.2.5.17 to .31). */
  | {readonly in: 'script'; readonly level: Level}
  /** Whatever ends at one of `ends`: a comment, a doctype, a CDATA section. */
  | {readonly in: 'aside'; readonly ends: readonly string[]}
  | {readonly in: 'plaintext'};

type Level = 0 | 1 | 2;

/** How far a step has come: the place where to go on, and in what; `waits` where it needs more bytes to tell. */
export interface Skipped {
  readonly at: number;
  readonly mode: Mode;
  readonly waits?: boolean;
}

/** Outside everything that is skipped here. */
export const MARKUP: Mode = {in: 'markup'};

/** Bytes of the longest thing that has to be told at once: `<![CDATA[`, `</script>`. */
export const LOOK_AHEAD = 9;

const LESS = 0x3c;
const GREATER = 0x3e;
const DASH = 0x2d;
const SLASH = 0x2f;

/** Goes over `bytes` from `from` to the end of what `mode` is in, or of what has arrived. An end tag is left to be read. */
export function skipText(
  mode: Mode,
  bytes: Uint8Array,
  {from, last}: {from: number; last: boolean},
): Skipped {
  if (mode.in === 'aside') return skipAside(mode.ends, bytes, from);
  if (mode.in === 'script') return skipScript(mode.level, bytes, {from, last});
  if (mode.in !== 'text') return {at: bytes.length, mode};
  for (let at = bytes.indexOf(LESS, from); at >= 0; at = bytes.indexOf(LESS, at + 1)) {
    if (!last && at + mode.until.length + 3 > bytes.length) return {at, mode, waits: true};
    if (isTag(bytes, at, `</${mode.until}`)) return {at, mode: MARKUP};
  }
  return {at: bytes.length, mode};
}

function skipAside(ends: readonly string[], bytes: Uint8Array, from: number): Skipped {
  for (let at = bytes.indexOf(GREATER, from); at >= 0; at = bytes.indexOf(GREATER, at + 1)) {
    const isEnd = (end: string): boolean =>
      at + 1 - end.length >= from && startsWith(bytes, at + 1 - end.length, end);
    if (ends.some(isEnd)) return {at: at + 1, mode: MARKUP};
  }
  // The end may have begun: `--!` of `--!>`.
  return {at: Math.max(from, bytes.length - 3), mode: {in: 'aside', ends}, waits: true};
}

function skipScript(start: Level, bytes: Uint8Array, {from, last}: {from: number; last: boolean}): Skipped {
  let level = start;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== LESS && (byte !== DASH || level === 0)) continue;
    if (!last && at + LOOK_AHEAD > bytes.length) return {at, mode: {in: 'script', level}, waits: true};
    if (isTag(bytes, at, '</script')) {
      if (level < 2) return {at, mode: MARKUP};
      level = 1;
    } else if (level === 0 && startsWith(bytes, at, '<!--')) level = 1;
    else if (level === 1 && isTag(bytes, at, '<script')) level = 2;
    else if (startsWith(bytes, at, '-->')) level = 0;
  }
  return {at: bytes.length, mode: {in: 'script', level}};
}

/** True where `bytes` go on at `at` with `text`, which is in lower case. */
export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const byte = bytes[at + index] ?? 0;
    if (text.charCodeAt(index) !== (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)) return false;
  }
  return true;
}

/** True where a whole tag name stands at `at`: something follows that ends a name. */
function isTag(bytes: Uint8Array, at: number, text: string): boolean {
  const next = bytes[at + text.length];
  return startsWith(bytes, at, text) && (isSpace(next) || next === SLASH || next === GREATER);
}
