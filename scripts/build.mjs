import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cp} from 'node:fs/promises';
import {pathToFileURL} from 'node:url';
import {writeElements} from './elements.mjs';
import {filesBelow, fingerprint} from './fingerprint.mjs';
import {writeOpenApi} from './openapi.mjs';
import {root, runModule, step} from './step.mjs';
import {writeThirdPartyNotices} from './third-party.mjs';
import {makeVerifyPage} from './verify-page.mjs';

const cache = `${root}node_modules/.cache/akkoord-bundles.json`;
const rollupConfig = `${root}rollup.config.mjs`;
const bundled = ['packages/akkoord/dist', 'packages/console/dist', 'packages/evidence/dist'];

const isSource = path => !/\.(test|contract)\.tsx?$/.test(path) && !/[\\/]dist[\\/]/.test(path);

/** No bundle holds anything of these; a change there is no reason to make one again. */
const neverBundled = /[\\/]packages[\\/](cli|collector|testkit)[\\/]/;

/** Everything that a bundle is made of: sources and manifests of packages, the table, the lock file. */
const inputs = () => [
  ...filesBelow(`${root}packages`, path => isSource(path) && !neverBundled.test(path)),
  rollupConfig,
  `${root}package-lock.json`,
  `${root}tsconfig.base.json`,
];

/** The outputs count too: `tsc -b` writes beside the bundles, and a bundle that it touched must be made again. */
const state = () => ({
  inputs: fingerprint(inputs()),
  outputs: fingerprint(bundled.flatMap(dir => filesBelow(root + dir))),
});

function upToDate() {
  if (!existsSync(cache)) return false;
  const known = JSON.parse(readFileSync(cache, 'utf8'));
  const now = state();
  return known.inputs === now.inputs && known.outputs === now.outputs;
}

// The file behind `bin/tsc`: one without an extension loads as a module only from Node 20.10 on.
const compile = async () => (await runModule('typescript/lib/tsc.js', ['-b'])) === 0;

async function bundle() {
  if (!existsSync(rollupConfig)) {
    console.log('  rollup.config.mjs is not there; nothing is bundled');
    return true;
  }
  return (await runModule('rollup/dist/bin/rollup', ['-c', '--silent'])) === 0;
}

async function copyConsoleFiles() {
  const from = `${root}packages/console/static`;
  if (existsSync(from)) await cp(from, `${root}packages/console/dist`, {recursive: true});
  return true;
}

/** Files that a page names by their hash (Subresource Integrity); those behind them are in the map of `akkoord files`. */
const TAGS = ['akkoord.js', 'akkoord-signals.js', 'remove.js'];

function tellHashes() {
  console.log('\n> hashes for tags');
  for (const name of TAGS.filter(one => existsSync(`${root}packages/akkoord/dist/${one}`))) {
    const bytes = readFileSync(`${root}packages/akkoord/dist/${name}`);
    console.log(`  ${name}: sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  }
  return true;
}

/** Compiles every package and makes the bundles; resolves to true where all of it went well. */
export async function build() {
  if (!(await step('compile (tsc -b)', compile))) return false;
  if (!(await step('manifest of the elements', writeElements))) return false;
  if (!(await step('OpenAPI document', writeOpenApi))) return false;
  if (upToDate()) {
    console.log('\n> bundles\n  up to date');
    return tellHashes();
  }
  if (!(await step('bundle (rollup)', bundle))) return false;
  if (!(await step('console files', copyConsoleFiles))) return false;
  if (!(await step('page of evidence packs', makeVerifyPage))) return false;
  if (!(await step('notices of third parties', writeThirdPartyNotices))) return false;
  mkdirSync(`${root}node_modules/.cache`, {recursive: true});
  writeFileSync(cache, JSON.stringify(state()));
  return tellHashes();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await build()) ? 0 : 1;
