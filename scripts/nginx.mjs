import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {aptInstall} from './apt.mjs';

const isInstalled = () =>
  ['/usr/sbin', ...(process.env.PATH ?? '').split(':')].some(folder => existsSync(join(folder, 'nginx')));

/** Installs nginx by apt where there is none and this is root on Debian; resolves to whether it is there. */
export async function ensureNginx() {
  return isInstalled() || ((await aptInstall('nginx')) && isInstalled());
}
