import {existsSync, readdirSync, readFileSync} from 'node:fs';

/** `/proc` counts in hundredths of a second, whatever the kernel. */
const TICK_MS = 10;
const KERNEL_THREADS = 2;

/** Parent and CPU ticks of one process, those of the children that it has seen end included; null once it is gone. */
function readProcess(pid) {
  try {
    // The name stands in brackets and may hold anything, a bracket too.
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
    return {pid, parent: Number(fields[1]), ticks};
  } catch {
    return null;
  }
}

/** Ticks in which any process ran, by user or system, and those that another guest of the host has taken. */
function machineTicks(stat) {
  const [user, nice, system, , , , , steal = 0] = stat
    .split('\n')[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return user + nice + system + steal;
}

/** Ticks of `own` and all below it, and of the kernel's threads, which write and send for whoever asked. */
export function ticksOfTree(processes, own) {
  const parents = new Map(processes.map(({pid, parent}) => [pid, parent]));
  const isOurs = pid => {
    for (let at = pid; at !== undefined && at !== 0; at = parents.get(at))
      if (at === own || at === KERNEL_THREADS) return true;
    return false;
  };
  return processes.reduce((sum, {pid, ticks}) => (isOurs(pid) ? sum + ticks : sum), 0);
}

function ticksNow() {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  const processes = pids.map(pid => readProcess(Number(pid))).filter(found => found !== null);
  return machineTicks(readFileSync('/proc/stat', 'utf8')) - ticksOfTree(processes, process.pid);
}

/**
 * Begins to watch, and gives a function that says how much of a core everything but this process and what it has
 * started took since then: 1 is one core. Null where the system has no `/proc`, as on macOS and Windows. It counts in
 * hundredths of a second, so a stretch of less than about a fifth of a second says little.
 */
export function watchOthers() {
  if (!existsSync('/proc/stat')) return () => null;
  const [since, before] = [performance.now(), ticksNow()];
  return () => Math.max(0, ((ticksNow() - before) * TICK_MS) / (performance.now() - since));
}
