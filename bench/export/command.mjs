import {processIo} from '../../packages/cli/dist/process-io.js';
import {run} from '../../packages/cli/dist/run.js';

/** One command of ours in a process of its own, which tells what it took. */
const began = performance.now();
const exit = await run(process.argv.slice(2), processIo());
const seconds = (performance.now() - began) / 1000;
// Kilobytes, whatever the system.
process.send({exit, seconds, peak: process.resourceUsage().maxRSS * 1024});
process.disconnect();
