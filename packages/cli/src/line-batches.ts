import {createReadStream} from 'node:fs';
import {fileUnreadable} from './text-file.ts';

/** Bytes that are read at once: some hundred lines of an export. */
const CHUNK = 262_144;

/** A part of a file that begins and ends with a line. */
export interface FilePart {
  readonly path: string;
  /** Of its first byte. */
  readonly start: number;
  /** Of the first byte that follows; absent means up to the end. */
  readonly end?: number;
}

/**
 * The lines of the `part` of a file that have something on them, as many at a time as it is read, without the ends of lines,
 * `\n` or `\r\n`. Throws `file-unreadable`.
 */
export async function* lineBatches({path, start, end}: FilePart): AsyncGenerator<readonly string[]> {
  let rest = '';
  // Some editors put a byte order mark before what they save.
  let isBegun = start > 0;
  const last = end === undefined ? {} : {end: end - 1};
  try {
    for await (const chunk of createReadStream(path, {
      start,
      ...last,
      encoding: 'utf8',
      highWaterMark: CHUNK,
    })) {
      const text: string = isBegun ? chunk : chunk.replace(/^\uFEFF/, '');
      isBegun = true;
      // A line that goes on is not looked through again and again.
      if (!text.includes('\n')) {
        rest += text;
        continue;
      }
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield written(lines);
    }
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? fileUnreadable(path, cause) : cause;
  }
  yield written([rest]);
}

function written(lines: readonly string[]): readonly string[] {
  return lines.map(line => (line.endsWith('\r') ? line.slice(0, -1) : line)).filter(line => line !== '');
}
