import {readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The repository's root, without a trailing slash. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const notOurs = new Set([
  'node_modules',
  'dist',
  'data',
  '.git',
  'test-results',
  'playwright-report',
  'coverage',
  // Of the examples' frameworks.
  '.angular',
  '.astro',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
]);

/** The tag's own files, which an example copies to where its framework serves files from. */
const copied = /^examples\/[^/]+\/(public|static)\/akkoord\//;

function below(dir: string): string[] {
  return readdirSync(dir, {withFileTypes: true}).flatMap(entry => {
    if (notOurs.has(entry.name)) return [];
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return below(path);
    return [relative(root, path).split(sep).join('/')];
  });
}

/** Every file of the repository that people write, as paths from the root with forward slashes. */
export const files: readonly string[] = below(root)
  .filter(file => !copied.test(file))
  .sort();

/** Those of them that hold code. */
export const codeFiles: readonly string[] = files.filter(file => /\.(ts|tsx|mts|mjs|js)$/.test(file));

/** True for files that only a test run loads. */
export const isTest = (file: string): boolean => /\.(test|contract|spec)\.tsx?$/.test(file);

/** The text of a file of the repository. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The folders of packages/. */
export const packageFolders: readonly string[] = files
  .filter(file => /^packages\/[^/]+\/package\.json$/.test(file))
  .map(file => basename(dirname(file)));

/** What a package's package.json says, as far as the tests here ask. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** The package.json of a folder of packages/. */
export const manifestOf = (folder: string): Manifest =>
  JSON.parse(read(`packages/${folder}/package.json`)) as Manifest;

/** Packages of which only bundles are published: what went into these is not installed with them. */
const publishedAsBundles: ReadonlySet<string> = new Set(['akkoord', 'console']);

/** What the code of a package stands on: its dependencies, and what its bundles were made of. */
export const neededBy = (folder: string): Readonly<Record<string, string>> => {
  const {dependencies, devDependencies} = manifestOf(folder);
  return {...dependencies, ...(publishedAsBundles.has(folder) ? devDependencies : {})};
};
