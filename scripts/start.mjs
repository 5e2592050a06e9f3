import {build} from './build.mjs';

/**
 * npm passes a signal to its shell and not to what the shell runs. Where it ended, stop as if the signal had
 * come here, so that no server without a master holds the port.
 */
function stopWithNpm() {
  const parent = process.ppid;
  const watch = () => process.ppid !== parent && process.kill(process.pid, 'SIGTERM');
  setInterval(watch, 500).unref();
}

if (!(await build())) process.exit(1);
await import('../examples/staffing-agency/server.mjs');
if (process.env.npm_lifecycle_event) stopWithNpm();
