import {existsSync} from 'node:fs';
import {build} from './build.mjs';
import {root, run, step} from './step.mjs';

/** What console and export are measured over where nobody says how much: filled once, in a minute or so. */
const SMALL = ['--records', '100000', '--data', 'data-bench'];

/** Every bench in turn, and what it is given where it is not asked for by itself. */
const PARTS = [
  ['size', []],
  ['first-view', []],
  ['peers', []],
  ['blocker', []],
  ['collector', []],
  ['postgres', []],
  ['console', SMALL],
  ['export', SMALL],
];

const fileOf = name => `bench/${name}/run.mjs`;

/** All of them with `words`, which are flags; one that fails does not keep the others from running. */
async function runAll(words) {
  const failed = [];
  for (const [name, args] of PARTS) {
    const work = async () => (await run(process.execPath, [fileOf(name), ...args, ...words])) === 0;
    if (!(await step(`bench ${name}${args.length > 0 ? ` ${args.join(' ')}` : ''}`, work))) failed.push(name);
  }
  console.log(failed.length > 0 ? `\nfailed: ${failed.join(', ')}` : `\n${PARTS.length} benches ran`);
  return failed.length > 0 ? 1 : 0;
}

/**
 * Runs benches on a fresh build: all of them (`npm run bench`), or one (`npm run bench -- blocker`), whose words go on to
 * it. `--dry` and `--again` go to all.
 */
const [first = '', ...rest] = process.argv.slice(2);
const isAll = first === '' || first.startsWith('--');
if (!isAll && !(/^[\w-]+$/.test(first) && existsSync(root + fileOf(first)))) {
  console.error(`found ${first}; expected the name of a bench, see bench/README.md, or none for all of them`);
  process.exitCode = 1;
} else if (!(await build())) process.exitCode = 1;
else
  process.exitCode = isAll
    ? await runAll(process.argv.slice(2))
    : await run(process.execPath, [fileOf(first), ...rest]);
