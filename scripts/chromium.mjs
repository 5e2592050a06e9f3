import {existsSync, readFileSync} from 'node:fs';
import {run} from './step.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

const installed = () => [process.env.CHROMIUM, ...places].find(path => path && existsSync(path));

function isDebian() {
  if (!existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function aptInstall() {
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  if ((await run('apt-get', ['update'], {env})) !== 0) return false;
  return (await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {env})) === 0;
}

/**
 * The path of a Chromium for the browser tests: `CHROMIUM`, the system's own, or one that apt installs
 * where this is root on Debian. Rejects with the way out where there is none.
 */
export async function ensureChromium() {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && isDebian() && (await aptInstall())) {
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Error(
    'found no Chromium, expected one at /usr/bin/chromium; install it (on Debian as root: ' +
      'apt-get install chromium) or name one by the environment variable CHROMIUM',
  );
}
