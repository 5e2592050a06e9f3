import {writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {scratchFolder} from '../test/scratch.ts';
import {lineBatches} from './line-batches.ts';

const scratch = scratchFolder();

async function linesOf(text: string): Promise<readonly string[]> {
  const path = scratch.path('some.txt');
  writeFileSync(path, text);
  const lines: string[] = [];
  for await (const batch of lineBatches({path, start: 0})) lines.push(...batch);
  return lines;
}

describe('the lines of a file', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['empty lines', '\n\r\n\n', []],
    ['both ends of lines, and a last line without one', 'a\nb\r\n\nc', ['a', 'b', 'c']],
    ['a byte order mark, which is a character elsewhere', '\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
    ['a separator of lines inside a text', 'a\u2028b\u0085c\n', ['a\u2028b\u0085c']],
  ])('are read from %s', async (_, text, expected) => {
    expect(await linesOf(text)).toEqual(expected);
  });

  it('are whole wherever a read ends, be it inside a character', async () => {
    const some = Array.from({length: 9000}, (_, i) => `${i}${'é€😀'.repeat(i % 50)}`);
    expect(await linesOf(`${some.join('\n')}\n`)).toEqual(some);
  });

  it('may be longer than many reads', async () => {
    const long = 'x'.repeat(3_000_000);
    expect(await linesOf(`a\n${long}\nb`)).toEqual(['a', long, 'b']);
  });

  it('of a file that is not there are refused as unreadable', async () => {
    const lines = lineBatches({path: scratch.path('none.txt'), start: 0});
    await expect(lines.next()).rejects.toMatchObject({code: 'file-unreadable'});
  });
});
