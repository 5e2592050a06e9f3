import {joinBytes, utf8} from '@akkoord/ledger/log';
import type {NoticeTree} from './notice-tree.ts';

/** Nodes of a full tile (C2SP tlog-tiles). */
const WIDTH = 256;
const HEIGHT = 8;

/** One tile, as its path names it. */
export interface TilePath {
  /** Counts tiles from the leaves up; `entries` is the data of the leaves themselves. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 256 for a full tile. */
  readonly width: number;
}

/** The tile that `<L>/<N>[.p/<W>]` names, N in groups of three digits such as `x001/x234/067`; null for any other path. */
export function parseTilePath(path: string): TilePath | null {
  const [, level = '', groups = '', last = '', width] =
    /^(entries|\d{1,2})\/((?:x\d{3}\/){0,4})(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  const isCanonical = !/^x000\//.test(groups) && !/^0\d/.test(level);
  if (last === '' || !isCanonical || Number(width ?? 1) >= WIDTH) return null;
  return {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(groups.replace(/\D/g, '') + last),
    width: width === undefined ? WIDTH : Number(width),
  };
}

/** The bytes of a tile of `tree`; null where the tree has not grown so far. */
export function tileBytes(
  {leaves, read, edge}: NoticeTree,
  {level, index, width}: TilePath,
): Uint8Array | null {
  const first = index * WIDTH;
  const nodes = level === 'entries' ? edge.size : Math.floor(edge.size / 2 ** (HEIGHT * level));
  if (first + width > nodes) return null;
  if (level === 'entries') return joinBytes(...leaves.slice(first, first + width).flatMap(entryOf));
  const hashes = Array.from({length: width}, (_, i) => read({level: HEIGHT * level, index: first + i}));
  return joinBytes(...hashes);
}

/** An entry of a bundle: its length in two bytes, then its data. */
function entryOf(data: string): readonly Uint8Array[] {
  const bytes = utf8(data);
  return [Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes];
}
