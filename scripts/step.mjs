import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** The repository's root, with a trailing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url));

const clock = () => performance.now() / 1000;

/**
 * Runs `work` as one step: prints its name, then how long it took and how it ended. `work` resolves to
 * true for success; a rejection counts as failure and its message is printed. Never rejects.
 */
export async function step(name, work) {
  const started = clock();
  console.log(`\n> ${name}`);
  const ok = await Promise.resolve()
    .then(work)
    .catch(error => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    });
  console.log(`${ok ? '  done' : '  FAILED'}: ${name}, ${(clock() - started).toFixed(1)} s`);
  return ok;
}

/**
 * Runs a command from the root with its output streamed; resolves to its exit code. Reads nothing from
 * stdin, so that no tool waits for an answer that nobody is there to give.
 */
export function run(command, args, {env = {}} = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {...process.env, ...env},
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Runs a JavaScript file of an installed package by its path below node_modules. */
export function runModule(path, args, options) {
  return run(process.execPath, [`${root}node_modules/${path}`, ...args], options);
}
