import {posix} from 'node:path';
import {manifestOf, packageFolders, read} from './source-files.ts';

/** One import or re-export, as the file writes it. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
  /** True where nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** A package of ours and the entry that a specifier names (`.` or `./guards`). */
export interface OwnEntry {
  readonly folder: string;
  readonly entry: string;
}

/**
 * Statements start a line, as the formatter writes them, so that code in comments is not taken for one.
 * An `import()` is found anywhere; one of a path from the root is an address in a page.
 */
const statement = /^[ \t]*(?:import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const bare = /^[ \t]*import\s*['"]([^'"]+)['"]/gm;
const dynamic = /^(?!\s*(?:\*|\/\/)).*?\bimport\(\s*['"]([@\w.:][@\w.:/-]*)['"]\s*\)/gm;

function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b(?!\s*,)/.test(clause)) return true;
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  if (names === undefined) return false;
  return names
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
    .every(name => name.startsWith('type '));
}

/** Every import of `file`: statements, re-exports, side-effect imports and `import()`. */
export function importsOf(file: string): readonly Import[] {
  const text = read(file);
  return [
    ...[...text.matchAll(statement)].map(match => ({
      file,
      specifier: match[2] ?? '',
      typeOnly: isTypeOnly(match[1] ?? ''),
    })),
    ...[...text.matchAll(bare)].map(match => ({file, specifier: match[1] ?? '', typeOnly: false})),
    ...[...text.matchAll(dynamic)].map(match => ({file, specifier: match[1] ?? '', typeOnly: false})),
  ];
}

const folderByName = new Map(packageFolders.map(folder => [manifestOf(folder).name, folder]));

/** The npm package that a bare specifier names: `lit`, `@noble/hashes`; `node:*` and `virtual:*` are no packages. */
export function packageNameOf(specifier: string): string {
  const scheme = /^(node|virtual):/.exec(specifier);
  if (scheme) return `${scheme[1]}:*`;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Which entry of which of our packages `specifier` names; undefined where it is not ours. */
export function ownEntry(specifier: string): OwnEntry | undefined {
  const name = packageNameOf(specifier);
  const folder = folderByName.get(name);
  return folder === undefined ? undefined : {folder, entry: `.${specifier.slice(name.length)}`};
}

/** Where a relative import of `file` leads, from the root. */
export const targetOf = ({file, specifier}: Import): string => posix.join(posix.dirname(file), specifier);

/** True for `./x.ts` and `../x.ts`. */
export const isRelative = (specifier: string): boolean => /^\.\.?(\/|$)/.test(specifier);
