import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ensureBrowsers, runBrowsers} from './browsers.mjs';
import {build} from './build.mjs';
import {ensureChromium, ensureHeadlessShell} from './chromium.mjs';
import {ensureConsentOMatic} from './consent-o-matic.mjs';
import {frameworkExamples, makeFrameworkExamples} from './framework-examples.mjs';
import {ensureLibreOffice} from './libreoffice.mjs';
import {ensureNginx} from './nginx.mjs';
import {ensurePostgres} from './postgres.mjs';
import {root, run, runModule, step} from './step.mjs';
import {closingLine, playwrightTally, single, sum, vitestTally} from './test-results.mjs';
import {ensureWordPress} from './wordpress.mjs';
import {writeResults} from './write-results.mjs';

/** `--full` also runs the tests whose title carries `@full`, and those in other browsers: not for every change. */
const full = process.argv.includes('--full');
const reports = mkdtempSync(join(tmpdir(), 'akkoord-test-'));
const results = [];

const seconds = () => performance.now() / 1000;
let since = seconds();

/** Keeps what a step counted, with its name and how long it took. */
function keep(name, counted) {
  results.push({name, seconds: seconds() - since, ...counted});
  since = seconds();
}

/** Runs one check as a step; what it rejects with is the reason that the summary gives. */
async function check(name, work) {
  let reason;
  const ok = await step(name, () =>
    work().catch(error => {
      reason = error.message;
      throw error;
    }),
  );
  keep(name, single(name, ok, reason));
  return ok;
}

/** Runs a test runner as a step and counts each of its tests. */
async function suite(name, start, count) {
  const report = join(reports, `${name}.json`);
  let code = 1;
  await step(name, async () => {
    code = await start(report);
    return code === 0;
  });
  keep(name, count(report, code));
}

/** A step whose ground is missing fails with that reason instead of running into something less clear. */
const notRun = (name, reason) => {
  console.log(`\n> ${name}\n  FAILED: ${reason}`);
  keep(name, single(name, false, reason));
};

/** Tests are no part of the packages' projects; what runs in Node must not lean on the types of a page. */
async function typesOfTests() {
  const codes = [];
  for (const kind of ['node', 'browser']) {
    codes.push(await runModule('typescript/lib/tsc.js', ['-p', `test/tsconfig.${kind}.json`]));
  }
  return codes.every(code => code === 0);
}

const unit = report =>
  runModule(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      env: full ? {AKKOORD_FULL: '1'} : {},
    },
  );

/** What a browser really sends and runs is asked of a whole one; what pages show and write, of its shell too. */
const WHOLE = ['blocking'];
const OTHERS = readdirSync(`${root}e2e`, {withFileTypes: true})
  .filter(entry => entry.isDirectory() && !['browsers', 'pages', ...WHOLE].includes(entry.name))
  .map(entry => entry.name);

const e2e = (chromium, folders) => report =>
  runModule(
    '@playwright/test/cli.js',
    ['test', ...folders.map(name => `e2e/${name}/`), ...(full ? [] : ['--grep-invert', '@full'])],
    {env: {CHROMIUM: chromium, AKKOORD_E2E_REPORT: report, ...(full ? {AKKOORD_FULL: '1'} : {})}},
  );

/** Firefox and WebKit, which take their time. */
async function otherBrowsers() {
  const there = await check('tools of other browsers', () => ensureBrowsers().then(() => true));
  if (there) await suite('browsers', runBrowsers, (file, code) => playwrightTally(file, code, 'browsers'));
  else notRun('browsers', 'not run, because a browser is missing');
}

let chromium;
let shell;

async function main() {
  await check('tools', async () => {
    chromium = await ensureChromium();
    shell = full ? chromium : await ensureHeadlessShell(chromium);
    console.log(`  Node ${process.version}, ${chromium}, ${shell}`);
    if (!(await ensurePostgres())) console.log('  no PostgreSQL: its tests will be skipped');
    if (full && !(await ensureLibreOffice())) console.log('  no LibreOffice: its test will be skipped');
    if (!(await ensureNginx())) console.log('  no nginx: its example will be skipped');
    if (!(await ensureWordPress())) console.log('  no WordPress: its plugin will be tried without one');
    if (full) {
      // The suites, which start later, inherit it.
      const engine = ensureConsentOMatic();
      if (engine) process.env.CONSENT_O_MATIC = engine;
      else console.log('  no Consent-O-Matic: its engine will be skipped');
    }
    return true;
  });
  await check('lint', async () => (await runModule('@biomejs/biome/bin/biome', ['check', '.'])) === 0);
  const built = await check('build', build);
  await check('types of tests', typesOfTests);
  await suite('unit', unit, vitestTally);
  if (built) await check('size', async () => (await run(process.execPath, ['scripts/size.mjs'])) === 0);
  else notRun('size', 'not measured, because the build failed');
  // One that fails fails its specs too; the others run.
  if (built) await check('examples', () => makeFrameworkExamples(frameworkExamples));
  else notRun('examples', 'not made, because the build failed');
  for (const [name, browser, folders] of [
    ['blocking', chromium, WHOLE],
    ['e2e', shell, OTHERS],
  ]) {
    if (!built) notRun(name, 'not run, because the build failed');
    else if (!chromium) notRun(name, 'not run, because there is no Chromium');
    else await suite(name, e2e(browser, folders), (file, code) => playwrightTally(file, code, name));
  }
  if (full && built) await otherBrowsers();
  else if (full) notRun('browsers', 'not run, because the build failed');
}

await main().finally(() => rmSync(reports, {recursive: true, force: true}));
const total = sum(results);
if (full) writeResults(results, chromium);
if (total.failures.length > 0)
  console.log(`\nFailed:\n${total.failures.map(title => `  ${title}`).join('\n')}`);
console.log(`\n${closingLine(total)}`);
process.exitCode = total.failures.length > 0 ? 1 : 0;
