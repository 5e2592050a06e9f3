import {existsSync} from 'node:fs';
import {aptInstall} from './apt.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

const installed = () => [process.env.CHROMIUM, ...places].find(path => path && existsSync(path));

/**
 * The path of a Chromium for the browser tests: `CHROMIUM`, the system's own, or one that apt installs
 * where this is root on Debian. Rejects with the way out where there is none.
 */
export async function ensureChromium() {
  const found = installed();
  if (found) return found;
  if (await aptInstall('chromium')) {
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Error(
    'found no Chromium, expected one at /usr/bin/chromium; install it (on Debian as root: ' +
      'apt-get install chromium) or name one by the environment variable CHROMIUM',
  );
}

const SHELL = '/usr/bin/chromium-headless-shell';

/**
 * The path of the same Chromium without a window, where there is one or apt can install it: pages are laid out and run
 * as in the other, in half of the time. `chromium` itself where there is none, or where `CHROMIUM` names one.
 */
export async function ensureHeadlessShell(chromium) {
  if (process.env.CHROMIUM) return chromium;
  if (existsSync(SHELL)) return SHELL;
  return (await aptInstall('chromium-headless-shell')) && existsSync(SHELL) ? SHELL : chromium;
}
