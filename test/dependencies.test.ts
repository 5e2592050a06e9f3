/* docs/decisions/0011-dependencies.md against every package.json: one row each, and no row for what is not there. */
import {describe, expect, it} from 'vitest';
import {type Manifest, manifestOf, packageFolders, read} from './source-files.ts';

const rootManifest = JSON.parse(read('package.json')) as Manifest;
const manifests = [rootManifest, ...packageFolders.map(manifestOf)];
const used = manifests
  .flatMap(({dependencies, devDependencies, peerDependencies}) =>
    Object.keys({...dependencies, ...devDependencies, ...peerDependencies}),
  )
  .filter(name => !name.startsWith('@akkoord/'));

const rows = read('docs/decisions/0011-dependencies.md')
  .split('\n')
  .filter(line => line.startsWith('| `'))
  .map(line => line.split('|').map(cell => cell.trim()));
const namesIn = (cell: string | undefined) =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '');
const named = rows.flatMap(row => namesIn(row[1]));

describe('the reasons for dependencies', () => {
  it('name each of them once', () => {
    expect([...named].sort()).toEqual([...new Set(used)].sort());
  });

  it('name the licence that each states', () => {
    const stated = rows.flatMap(([, names, licence]) => namesIn(names).map(name => [name, licence] as const));
    const differing = stated.filter(([name, licence]) => {
      const {license} = JSON.parse(read(`node_modules/${name}/package.json`)) as {license?: string};
      return (license ?? 'MIT').replace(' OR ', ' or ') !== licence;
    });
    expect(differing).toEqual([]);
  });

  it('say in which package each that ships stands', () => {
    const shipped = rows.filter(row => row.length === 6);
    for (const [, names, , folders] of shipped)
      for (const name of namesIn(names)) {
        const standsIn = namesIn(folders).filter(folder => {
          const {dependencies, devDependencies, peerDependencies} = manifestOf(folder);
          return name in {...dependencies, ...devDependencies, ...peerDependencies};
        });
        expect([name, standsIn.length > 0]).toEqual([name, true]);
      }
    expect(shipped.length).toBeGreaterThan(10);
  });
});
