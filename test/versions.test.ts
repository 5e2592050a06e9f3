/* One version for all packages, and wherever a page or a document names it. */
import {describe, expect, it} from 'vitest';
import {files, manifestOf, packageFolders, read} from './source-files.ts';

const {version} = JSON.parse(read('package.json')) as {version: string};

describe('the version', () => {
  it.each(packageFolders)('of packages/%s is that of all, and of what it asks for', folder => {
    const {dependencies, devDependencies, ...manifest} = manifestOf(folder);
    const ours = Object.entries({...dependencies, ...devDependencies}).filter(([name]) =>
      name.startsWith('@akkoord/'),
    );
    expect([manifest.version, ...ours.map(([, asked]) => asked)]).toEqual([
      version,
      ...ours.map(() => version),
    ]);
  });

  it('stands in the folder of the tag that pages and documents name', () => {
    const named = files
      .filter(file => /\.(md|html)$/.test(file) && file !== 'docs/releasing.md')
      .flatMap(file =>
        [...read(file).matchAll(/\bakkoord-(\d+\.\d+\.\d+)\b/g)].map(([, found]) => [file, found]),
      );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(([, found]) => found !== version)).toEqual([]);
  });
});
