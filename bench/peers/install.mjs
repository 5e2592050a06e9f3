import {existsSync} from 'node:fs';
import {build} from 'esbuild';
import {fetchCommit} from '../../scripts/fetch-commit.mjs';
import {folderOf, installBeside} from '../install-beside.mjs';

/** The peers that the npm registry has, in the versions that are compared. */
const PEERS = {
  c15t: '2.2.1',
  cookieconsent: '3.1.1',
  klaro: '0.7.22',
  tarteaucitronjs: '1.34.0',
  'vanilla-cookieconsent': '3.1.0',
};

/** The peer that only its repository has, and no release of it: the newest commit when it was first compared. */
const SILKTIDE = {
  from: 'https://github.com/silktide/consent-manager.git',
  commit: '80243960c528c302fb25427248ad728760bc23cf',
  folder: folderOf('akkoord-peer-silktide'),
};

const NAME = 'akkoord-peers';

/** Path of an installed peer's file; Silktide's stand below `silktide/`. */
export function peerFile(path) {
  const [name, ...rest] = path.split('/');
  return name === 'silktide' ? SILKTIDE.folder + rest.join('/') : `${folderOf(NAME)}node_modules/${path}`;
}

/** Installs the peers. Throws where the registry or GitHub does not answer. */
export function installPeers() {
  installBeside(NAME, PEERS);
  if (existsSync(peerFile('silktide/silktide-consent-manager.js')) || fetchCommit(SILKTIDE)) return;
  throw new Error(`Git could not fetch ${SILKTIDE.commit} from ${SILKTIDE.from}`);
}

/** One file of `source`, which may import what is installed, as a site's own build would make it. */
export async function bundlePeers(source) {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: folderOf(NAME), loader: 'js'},
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
  });
  return Buffer.from(outputFiles[0].contents);
}
