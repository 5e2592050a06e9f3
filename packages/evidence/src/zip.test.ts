import {expect, test} from 'vitest';
import {zipSource, zipStream} from './zip.ts';

/** A ZIP of two files, as `change` alters its bytes, read as latin1. */
async function zipOf(change: (zip: string) => string) {
  async function* files() {
    yield {name: 'one.txt', bytes: new TextEncoder().encode('first')};
    yield {name: 'two.txt', bytes: new TextEncoder().encode('second')};
  }
  const whole = await new Response(zipStream(files(), new Date(0))).arrayBuffer();
  const bytes = Buffer.from(change(Buffer.from(whole).toString('latin1')), 'latin1');
  return zipSource({size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length)});
}

test('a ZIP gives its files by their names', async () => {
  const zip = await zipOf(whole => whole);
  expect(zip.names).toEqual(['one.txt', 'two.txt']);
  expect(new TextDecoder().decode(await zip.read('two.txt', 6))).toBe('second');
});

test('a ZIP with two files of one name is refused, as who unpacks it may get either', async () => {
  await expect(zipOf(whole => whole.replaceAll('two.txt', 'one.txt'))).rejects.toThrow('one.txt twice');
});

test('a file that is marked as a folder is refused, as it would be left out', async () => {
  const marked = zipOf(whole => {
    // Byte 40 of an entry of the directory: its mode on Unix, here that of a folder.
    const at = whole.lastIndexOf('PK\u0001\u0002') + 40;
    return `${whole.slice(0, at)}\u00ed\u0041${whole.slice(at + 2)}`;
  });
  await expect(marked).rejects.toThrow('two.txt, a file that says');
});

test('a file that is larger than was expected is refused before it is unpacked', async () => {
  const zip = await zipOf(whole => whole);
  await expect(zip.read('two.txt', 5)).rejects.toThrow('it has 6 bytes, expected 5 at most');
});

test('a file is unpacked no further than the size that its entry states', async () => {
  const zip = await zipOf(whole => {
    // Bytes 20 to 28 of an entry of the directory: its sizes, packed and unpacked.
    const at = whole.lastIndexOf('PK\u0001\u0002') + 24;
    return `${whole.slice(0, at)}\u0003${whole.slice(at + 1)}`;
  });
  await expect(zip.read('two.txt', 3)).rejects.toThrow('Invalid uncompressed size');
});

test('a file with another name in front of its bytes is refused, as who unpacks in turn would take that', async () => {
  const zip = await zipOf(whole => whole.replace('two.txt', 'six.txt'));
  await expect(zip.read('two.txt', 6)).rejects.toThrow('Ambiguous archive');
});
