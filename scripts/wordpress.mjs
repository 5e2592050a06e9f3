import {existsSync, mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {aptInstall} from './apt.mjs';
import {root, run} from './step.mjs';

const CACHE = join(root, 'node_modules/.cache/akkoord-wordpress');
const PROGRAMS = ['/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/my_print_defaults'];

const hasPrograms = () => PROGRAMS.every(file => existsSync(file));
const hasWordPress = () => existsSync(join(CACHE, 'usr/share/wordpress/wp-load.php'));

/** Unpacks Debian's WordPress and its theme into the cache of this checkout, and installs neither. */
async function unpackWordPress() {
  mkdirSync(CACHE, {recursive: true});
  const fetched = ['download', 'wordpress', 'wordpress-theme-twentytwentythree'];
  if ((await run('sh', ['-c', `cd '${CACHE}' && apt-get ${fetched.join(' ')}`])) !== 0) return false;
  for (const file of readdirSync(CACHE).filter(name => name.endsWith('.deb')))
    if ((await run('dpkg-deb', ['-x', join(CACHE, file), CACHE])) !== 0) return false;
  return hasWordPress();
}

/** PHP and MariaDB by apt, and WordPress unpacked, where this is root on Debian; resolves to whether all is there. */
export async function ensureWordPress() {
  const programs =
    hasPrograms() || (await aptInstall('php-cli', 'php-mysql', 'mariadb-server-core', 'mariadb-client-core'));
  return programs && hasPrograms() && (hasWordPress() || unpackWordPress());
}
