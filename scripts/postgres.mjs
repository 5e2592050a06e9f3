import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {aptInstall} from './apt.mjs';

const VERSIONS = '/usr/lib/postgresql';

const isInstalled = () =>
  (existsSync(VERSIONS) ? readdirSync(VERSIONS).map(version => join(VERSIONS, version, 'bin')) : [])
    .concat((process.env.PATH ?? '').split(':'))
    .some(folder => existsSync(join(folder, 'initdb')));

/**
 * Installs PostgreSQL by apt where there is none and this is root on Debian; resolves to whether it is there. Tests that
 * need a server start one of their own, in a folder and on a port that nobody else uses, or are skipped with the reason.
 */
export async function ensurePostgres() {
  return isInstalled() || ((await aptInstall('postgresql')) && isInstalled());
}
