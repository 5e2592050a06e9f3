import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

/** The peers that the npm registry has, in the versions that are compared. */
const PEERS = {
  c15t: '2.2.1',
  cookieconsent: '3.1.1',
  klaro: '0.7.22',
  tarteaucitronjs: '1.34.0',
  'vanilla-cookieconsent': '3.1.0',
};

const folder = fileURLToPath(new URL('../../node_modules/.cache/akkoord-peers/', import.meta.url));

/** Path of an installed peer's file. */
export const peerFile = path => `${folder}node_modules/${path}`;

/** Installs the peers beside the project, not into it; once per set of versions. */
export function installPeers() {
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  const mark = `${folder}${wanted.join('+').replace(/[^\w.+@-]/g, '-')}`;
  if (existsSync(mark)) return;
  mkdirSync(folder, {recursive: true});
  writeFileSync(`${folder}package.json`, JSON.stringify({private: true}));
  const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...wanted];
  execFileSync('npm', flags, {cwd: folder, stdio: 'inherit'});
  writeFileSync(mark, '');
}

/** One file of `source`, which may import what is installed, as a site's own build would make it. */
export async function bundlePeers(source) {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: folder, loader: 'js'},
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
  });
  return Buffer.from(outputFiles[0].contents);
}
