import {build} from './build.mjs';
import {root, run} from './step.mjs';

/*
 * Fills a folder with made-up records, as many as one likes, and goes on where it was stopped:
 * npm run seed -- --records 10000000 --out data-seed
 */
const ready = await build();
// Millions of short-lived objects: a larger nursery halves what the collector of garbage takes.
const heap = '--max-semi-space-size=64';
process.exitCode = ready
  ? await run(process.execPath, [heap, `${root}scripts/seed/run.mjs`, ...process.argv.slice(2)])
  : 1;
