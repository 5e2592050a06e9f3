import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Where packages of the group `name` are installed: beside the project, not into it. */
export const folderOf = name => fileURLToPath(new URL(`../node_modules/.cache/${name}/`, import.meta.url));

/** Installs `versions`, by package, into the folder of `name`; once per set of them. Throws where the registry does not answer. */
export function installBeside(name, versions) {
  const folder = folderOf(name);
  const wanted = Object.entries(versions).map(([one, version]) => `${one}@${version}`);
  const mark = `${folder}${wanted.join('+').replace(/[^\w.+@-]/g, '-')}`;
  if (existsSync(mark)) return;
  mkdirSync(folder, {recursive: true});
  writeFileSync(`${folder}package.json`, JSON.stringify({private: true, type: 'module'}));
  const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...wanted];
  execFileSync('npm', flags, {cwd: folder, stdio: 'inherit'});
  writeFileSync(mark, '');
}
