import {posix} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type Import, importsOf, isRelative, ownEntry, packageNameOf, targetOf} from './imports.ts';
import {codeFiles, files, isTest, manifestOf, neededBy, packageFolders, read} from './source-files.ts';

/** What one row of the table in docs/decisions/0001-packages.md allows. */
interface Row {
  readonly own: readonly {readonly name: string; readonly typesOnly: boolean}[];
  readonly others: readonly string[];
}

const names = (cell: string) => [...cell.matchAll(/`([^`]+)`(\s+types)?/g)];

const table = new Map<string, Row>(
  [...read('docs/decisions/0001-packages.md').matchAll(/^\| `([^`]+)` \|([^|]*)\|([^|]*)\|$/gm)].map(row => [
    row[1] ?? '',
    {
      own: names(row[2] ?? '').map(name => ({name: name[1] ?? '', typesOnly: name[2] !== undefined})),
      others: names(row[3] ?? '').map(name => name[1] ?? ''),
    },
  ]),
);

const areaOf = (file: string) =>
  (file.startsWith('packages/') ? file.split('/')[1] : file.split('/')[0]) ?? '';
const homeOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('packages/') ? 2 : 1)
    .join('/');

const checked = codeFiles.filter(file => /^(packages\/[^/]+\/(src|bin)|examples|e2e)\//.test(file));
const imports = checked.flatMap(importsOf);
const say = ({file, specifier}: Import) => `${file} imports ${specifier}`;
const sourceImports = imports.filter(({file}) => !isTest(file));

function isAllowedOwn(one: Import): boolean {
  const entry = ownEntry(one.specifier);
  if (!entry) return true;
  const area = areaOf(one.file);
  if (entry.folder === area) return isTest(one.file);
  if (isTest(one.file) && entry.folder === 'testkit') return true;
  const path = entry.folder + entry.entry.slice(1);
  return (table.get(area)?.own ?? []).some(
    ({name, typesOnly}) => (name === entry.folder || name === path) && (!typesOnly || one.typeOnly),
  );
}

function isAllowedOther(one: Import): boolean {
  if (isTest(one.file) || isRelative(one.specifier) || ownEntry(one.specifier)) return true;
  return (table.get(areaOf(one.file))?.others ?? []).includes(packageNameOf(one.specifier));
}

const own = (folder: string) => Object.keys(neededBy(folder)).filter(name => ownEntry(name));
const referencesOf = (path: string) =>
  (JSON.parse(read(path)) as {references: {path: string}[]}).references.map(reference => reference.path);

describe('the import table', () => {
  it('has a row for every package, and for examples and e2e', () => {
    expect([...table.keys()].sort()).toEqual([...packageFolders, 'examples', 'e2e'].sort());
  });

  it('is about imports that are really found', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some(one => ownEntry(one.specifier)?.folder === 'schema' && one.typeOnly)).toBe(true);
  });

  it('holds for every import of a package of ours', () => {
    expect(imports.filter(one => !isAllowedOwn(one)).map(say)).toEqual([]);
  });

  it('holds for every import of a package of others and of Node', () => {
    expect(imports.filter(one => !isAllowedOther(one)).map(say)).toEqual([]);
  });

  it('knows no cycle', () => {
    const reaches = (from: string, seen: readonly string[] = []): readonly string[] =>
      own(from).flatMap(name => {
        const folder = ownEntry(name)?.folder ?? '';
        return seen.includes(folder) ? [folder] : [folder, ...reaches(folder, [...seen, folder])];
      });
    expect(packageFolders.filter(folder => reaches(folder).includes(folder))).toEqual([]);
  });
});

describe('package borders', () => {
  it('are crossed by names in exports only', () => {
    const unlisted = imports.filter(one => {
      const entry = ownEntry(one.specifier);
      return entry && !Object.hasOwn(manifestOf(entry.folder).exports ?? {}, entry.entry);
    });
    expect(unlisted.map(say)).toEqual([]);
  });

  it('are not crossed by relative imports', () => {
    const crossing = imports.filter(
      one => isRelative(one.specifier) && !`${targetOf(one)}/`.startsWith(`${homeOf(one.file)}/`),
    );
    expect(crossing.map(say)).toEqual([]);
  });

  it('lead to files that exist, where an import is relative', () => {
    const lost = imports.filter(
      one => isRelative(one.specifier) && !files.includes(posix.normalize(targetOf(one))),
    );
    expect(lost.map(say)).toEqual([]);
  });

  it('keep routes away from drivers', () => {
    const drivers = sourceImports.filter(
      one => /^packages\/collector\/src\/routes\//.test(one.file) && /\/drivers\//.test(targetOf(one)),
    );
    expect(drivers.map(say)).toEqual([]);
  });
});

describe.each(packageFolders)('package %s', folder => {
  const ofFolder = sourceImports.filter(one => areaOf(one.file) === folder);

  it('references in tsconfig.json what package.json depends on', () => {
    const references = referencesOf(`packages/${folder}/tsconfig.json`).map(path => posix.basename(path));
    expect(references.sort()).toEqual(
      own(folder)
        .map(name => ownEntry(name)?.folder)
        .sort(),
    );
  });

  it('depends on the packages of ours that it imports, and on no others', () => {
    const imported = new Set(ofFolder.flatMap(one => ownEntry(one.specifier)?.folder ?? []));
    imported.delete(folder);
    expect([...imported].sort()).toEqual(
      own(folder)
        .map(name => ownEntry(name)?.folder)
        .sort(),
    );
  });

  it('depends on every package of others that it imports', () => {
    const imported = ofFolder
      .map(one => one.specifier)
      .filter(
        specifier => !isRelative(specifier) && !/^(node|virtual):/.test(specifier) && !ownEntry(specifier),
      )
      .map(packageNameOf);
    const listed = Object.keys({...neededBy(folder), ...manifestOf(folder).peerDependencies});
    expect([...new Set(imported)].filter(name => !listed.includes(name))).toEqual([]);
  });

  it('imports every package of others that it depends on', () => {
    const imported = ofFolder.map(one => packageNameOf(one.specifier));
    const listed = Object.keys(neededBy(folder)).filter(name => !ownEntry(name));
    expect(listed.filter(name => !imported.includes(name))).toEqual([]);
  });

  it('is referenced from the root', () => {
    expect(referencesOf('tsconfig.json')).toContain(`packages/${folder}`);
  });
});
