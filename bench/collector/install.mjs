import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath, pathToFileURL} from 'node:url';

/** The peer's server, and the way to a database that it is documented with. */
const WANTED = {'@c15t/backend': '2.2.1', kysely: '0.28.18'};
const folder = fileURLToPath(new URL('../../node_modules/.cache/akkoord-collector-peer/', import.meta.url));

/** The version that is measured. */
export const PEER = `@c15t/backend ${WANTED['@c15t/backend']}`;

/** Installs the peer beside the project, not into it; once per set of versions. Throws where the registry does not answer. */
export function installPeer() {
  const names = Object.entries(WANTED).map(([name, version]) => `${name}@${version}`);
  const mark = `${folder}${names.join('+').replace(/[^\w.+@-]/g, '-')}`;
  if (existsSync(mark)) return;
  mkdirSync(folder, {recursive: true});
  writeFileSync(`${folder}package.json`, JSON.stringify({private: true, type: 'module'}));
  const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...names];
  execFileSync('npm', flags, {cwd: folder, stdio: 'inherit'});
  writeFileSync(mark, '');
}

/** A module of the peer, or of what it was installed with. */
export function importPeer(name) {
  return import(pathToFileURL(createRequire(`${folder}package.json`).resolve(name)).href);
}
