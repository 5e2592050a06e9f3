import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const page = (tag: string): string =>
  `<!doctype html><html lang="en"><head>${tag}<title>A & B</title></head><body><p>text</p></body></html>`;
const TAG =
  '<script src="/sdk/akkoord.js" integrity="sha384-old" crossorigin data-site="shop" data-x=\'"&\'></script>';

async function inline(...flags: string[]): Promise<{readonly pages: string[]; readonly hash: string}> {
  const io = capturedIo();
  expect(await run(['inline', ...flags, '--json'], io)).toBe(0);
  return JSON.parse(io.out());
}

const scriptIn = (path: string): string =>
  /<script[^>]*>([\s\S]*?)<\/script>/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';

describe('akkoord inline', () => {
  it('puts the script in place of its address, and leaves every other byte of the page', async () => {
    const path = scratch.file('one.html', page(TAG));
    await inline(path);
    const html = readFileSync(path, 'utf8');
    const start = '<script data-site="shop" data-x="&quot;&amp;" data-files="/sdk/">';
    expect(html).toBe(page(`${start}${scriptIn(path)}</script>`));
    expect(scriptIn(path)).toContain('akkoord');
    expect(scriptIn(path).length).toBeGreaterThan(50_000);
    expect(scriptIn(path)).not.toMatch(/sourceMappingURL|<!--/);
  });

  it('tells the hash by which a policy allows the script', async () => {
    const path = scratch.file('hash.html', page(TAG));
    const {hash, pages} = await inline(path);
    expect(hash).toBe(`sha256-${createHash('sha256').update(scriptIn(path)).digest('base64')}`);
    expect(pages).toEqual([path]);
  });

  it('brings a page up to date that has the script already', async () => {
    const path = scratch.file('twice.html', page(TAG));
    await inline(path);
    const once = readFileSync(path, 'utf8');
    await inline(path);
    expect(readFileSync(path, 'utf8')).toBe(once);
    await inline(path, '--files', '/other');
    expect(readFileSync(path, 'utf8')).toBe(once.replace('data-files="/sdk/"', 'data-files="/other/"'));
  });

  it('changes no page where one of them has no tag', async () => {
    const sound = scratch.file('sound.html', page(TAG));
    const other = scratch.file('other.html', page('<script src="/app.js"></script>'));
    const io = capturedIo();
    expect(await run(['inline', sound, other, '--json'], io)).toBe(2);
    expect(JSON.parse(io.err())).toMatchObject({error: {code: 'tag-missing'}});
    expect(readFileSync(sound, 'utf8')).toBe(page(TAG));
  });

  it('leaves letters, marks and an encoding that is not UTF-8 as they are', async () => {
    const marked = scratch.file('marked.html', `\ufeff${page(TAG).replace('text', 'zoë – ünï')}`);
    await inline(marked);
    expect(readFileSync(marked, 'utf8')).toMatch(/^\ufeff[\s\S]*zoë – ünï/);
    const latin = scratch.path('latin.html');
    const bytes = Buffer.from(page(TAG).replace('text', 'zo\xeb'), 'latin1');
    writeFileSync(latin, bytes);
    const io = capturedIo();
    expect(await run(['inline', latin, '--json'], io)).toBe(2);
    expect(JSON.parse(io.err())).toMatchObject({error: {code: 'file-unreadable'}});
    expect(readFileSync(latin)).toEqual(bytes);
  });

  it.each([
    [[], 'flag-missing'],
    [['nowhere.html'], 'file-unreadable'],
  ])('says what is wrong with %j', async (flags, code) => {
    const io = capturedIo();
    expect(await run(['inline', ...flags, '--json'], io)).toBe(2);
    expect(JSON.parse(io.err())).toMatchObject({error: {code}});
  });
});
