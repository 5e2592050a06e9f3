import {describe, expect, it} from 'vitest';
import {codeFiles, isTest, packageFolders, read} from './source-files.ts';

/**
 * Codes are closed lists in one of two forms: `export const …_CODES = ['a', 'b'] as const`, or a union type
 * that is the `code` of a class `…Error` in the same file.
 */
const list = /export const \w+_CODES(?::[^=]+)? = \[([^\]]*)\] as const/g;
const classCode = /class \w*Error extends [\s\S]*?\breadonly code: (\w+);/g;
const literals = (text: string) => [...text.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(match => match[1] ?? '');

/** Literals of the union `name` in `text`, and of the unions that it names. */
function unionIn(text: string, name: string): string[] {
  const body = new RegExp(`type ${name} =([^;]*);`).exec(text)?.[1] ?? '';
  const named = [...body.matchAll(/\|\s*([A-Z]\w+)/g)].map(match => match[1] ?? '');
  return [...literals(body), ...named.flatMap(inner => unionIn(text, inner))];
}

function codesIn(file: string): string[] {
  const text = read(file);
  return [
    ...[...text.matchAll(list)].flatMap(match => literals(match[1] ?? '')),
    ...[...text.matchAll(classCode)].flatMap(match => unionIn(text, match[1] ?? '')),
  ];
}

const source = codeFiles.filter(file => /^packages\/[^/]+\/src\//.test(file) && !isTest(file));
const codesOf = (folder: string) =>
  [...new Set(source.filter(file => file.startsWith(`packages/${folder}/`)).flatMap(codesIn))].sort();

interface Entry {
  readonly code: string;
  readonly cause: string;
  readonly fix: string;
}

/** Tables of docs/errors.md by the package that its heading names. */
const documented = new Map<string, readonly Entry[]>(
  read('docs/errors.md')
    .split(/^## /m)
    .slice(1)
    .map(section => [
      /^`?([a-z]+)`?/.exec(section)?.[1] ?? '',
      [...section.matchAll(/^\| `([a-z0-9-]+)` \|(.*)\|(.*)\|$/gm)].map(row => ({
        code: row[1] ?? '',
        cause: (row[2] ?? '').trim(),
        fix: (row[3] ?? '').trim(),
      })),
    ]),
);

const all = [...documented.values()].flat().map(entry => entry.code);

describe('docs/errors.md', () => {
  it('is about codes that are really found in the source', () => {
    expect(packageFolders.flatMap(codesOf).length).toBeGreaterThan(20);
  });

  it.each(packageFolders)('lists every code of %s', folder => {
    expect(codesOf(folder).filter(code => !all.includes(code))).toEqual([]);
  });

  it.each(packageFolders)('lists under %s only codes that it has', folder => {
    const listed = (documented.get(folder) ?? []).map(entry => entry.code);
    expect(listed.filter(code => !codesOf(folder).includes(code))).toEqual([]);
  });

  it('explains a code once', () => {
    expect(all.filter((code, at) => all.indexOf(code) !== at)).toEqual([]);
  });

  it('has no heading for a package that does not exist', () => {
    expect([...documented.keys()].filter(folder => !packageFolders.includes(folder))).toEqual([]);
  });

  it('gives a cause and a fix for every code', () => {
    const empty = [...documented.values()]
      .flat()
      .filter(({cause, fix}) => cause.length < 15 || fix.length < 10);
    expect(empty.map(entry => entry.code)).toEqual([]);
  });
});

describe('error classes', () => {
  it('carry a code from a closed list in their own file', () => {
    const open = source.filter(file => {
      const text = read(file);
      return /\bclass \w*Error extends Error\b/.test(text) && codesIn(file).length === 0;
    });
    expect(open).toEqual([]);
  });
});

it('no message in a page points to a document that the packages do not bring', () => {
  const inPages = source.filter(file => /^packages\/(akkoord|core|locales|widget)\//.test(file));
  const pointing = inPages.filter(file =>
    /^(?!\s*(\/\/|\/?\*)).*'[^'\n]*\bdocs\/[\w-]+\.md/m.test(read(file)),
  );
  expect(pointing).toEqual([]);
});
