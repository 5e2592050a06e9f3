import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {filesBelow, fingerprint} from './fingerprint.mjs';
import {root, run, step} from './step.mjs';

/**
 * The examples of frameworks that render on a server, each with a lock file of its own, so that nobody installs their
 * hundreds of packages who does not open them.
 */
export const frameworkExamples = ['next', 'astro', 'nuxt', 'sveltekit', 'angular'];

/** Nothing of a build goes anywhere but to the registry. */
const SILENT = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
};

const MADE = /[\\/](dist|\.(next|astro|nuxt|output|svelte-kit|angular)|(public|static)[\\/]akkoord)[\\/]/;

/** What an example is made of: its own files, and the packages that it installs as copies. */
const inputs = folder => [
  ...filesBelow(folder, path => !MADE.test(path.slice(folder.length - 1))),
  ...filesBelow(`${root}packages`, path => /[\\/]dist[\\/]/.test(path) && !/\.(test|contract)\./.test(path)),
];

const npm = (folder, ...args) =>
  run('npm', ['--prefix', folder, ...args], {env: {...SILENT, npm_config_loglevel: 'error'}});

/**
 * Installs and builds one example, unless nothing that goes into it has changed since; true where all went well. The
 * packages have to be built before. Installing takes seconds where npm has kept what it fetched.
 */
async function make(name) {
  const folder = `${root}examples/${name}/`;
  const stamp = `${root}node_modules/.cache/akkoord-examples/${name}`;
  const state = () => fingerprint(inputs(folder));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state() && existsSync(`${folder}node_modules`)) {
    console.log('  up to date');
    return true;
  }
  if ((await npm(folder, 'ci', '--no-audit', '--no-fund')) !== 0) return false;
  if ((await npm(folder, 'run', 'build')) !== 0) return false;
  mkdirSync(`${root}node_modules/.cache/akkoord-examples`, {recursive: true});
  writeFileSync(stamp, state());
  return true;
}

/** Makes the examples of `names`, one after the other; true where all of them went well. */
export async function makeFrameworkExamples(names) {
  const unknown = names.filter(name => !frameworkExamples.includes(name));
  if (unknown.length > 0)
    throw new Error(`no such example: ${unknown.join(', ')}; there are ${frameworkExamples.join(', ')}`);
  const made = [];
  for (const name of names) made.push(await step(`example ${name}`, () => make(name)));
  return made.every(Boolean);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  process.exitCode = (await makeFrameworkExamples(names.length > 0 ? names : frameworkExamples)) ? 0 : 1;
}
