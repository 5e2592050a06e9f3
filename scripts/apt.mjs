import {existsSync, readFileSync} from 'node:fs';
import {run} from './step.mjs';

function isDebian() {
  if (!existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Installs packages by apt where this is root on Debian, and starts none of their services; resolves to whether it did. */
export async function aptInstall(...packages) {
  if (process.getuid?.() !== 0 || !isDebian()) return false;
  // At run level 1 Debian's own scripts leave a service that they have just installed alone.
  const env = {DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1'};
  if ((await run('apt-get', ['update'], {env})) !== 0) return false;
  return (await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {env})) === 0;
}
