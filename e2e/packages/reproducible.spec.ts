import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {expect, test} from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What a build makes, or a run leaves behind; a fresh checkout has none of it. */
const MADE = new Set([
  'node_modules',
  'dist',
  'data',
  'test-results',
  '.git',
  '.next',
  '.astro',
  '.nuxt',
  '.output',
]);

/** Installs and builds a copy of the sources in `folder`, and gives the hash of every file that is delivered. */
async function builtIn(folder: string): Promise<Record<string, string>> {
  await cp(root, folder, {recursive: true, filter: path => !MADE.has(basename(path))});
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], {cwd: folder, maxBuffer: 1e8});
  await run('npm', ['run', 'build'], {cwd: folder, maxBuffer: 1e8});
  const hashes: Record<string, string> = {};
  for (const place of ['akkoord', 'console', 'evidence']) {
    const dist = join(folder, 'packages', place, 'dist');
    for (const name of (await readdir(dist)).sort())
      if (/\.(js|html|css|txt)$/.test(name))
        hashes[`${place}/${name}`] = createHash('sha256')
          .update(await readFile(join(dist, name)))
          .digest('hex');
  }
  return hashes;
}

test('two clean builds in different folders make the same bytes @full', async () => {
  test.setTimeout(900_000);
  const folder = await mkdtemp(join(tmpdir(), 'akkoord-builds-'));
  try {
    const one = await builtIn(join(folder, 'one'));
    const other = await builtIn(join(folder, 'somewhere', 'else'));
    expect(Object.keys(one).length).toBeGreaterThan(50);
    expect(other).toEqual(one);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
});
