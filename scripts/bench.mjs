import {existsSync} from 'node:fs';
import {build} from './build.mjs';
import {root, run} from './step.mjs';

/** Runs one bench on a fresh build: `npm run bench -- blocker`. */
const [name = '', ...rest] = process.argv.slice(2);
const file = `bench/${name}/run.mjs`;
if (!/^[\w-]+$/.test(name) || !existsSync(root + file)) {
  console.error(`found ${name || 'no name'}; expected the name of a bench, see bench/README.md`);
  process.exitCode = 1;
} else process.exitCode = (await build()) ? await run(process.execPath, [file, ...rest]) : 1;
