import {build} from 'esbuild';
import {folderOf, installBeside} from '../install-beside.mjs';

/** The peers that the npm registry has, in the versions that are compared. */
const PEERS = {
  c15t: '2.2.1',
  cookieconsent: '3.1.1',
  klaro: '0.7.22',
  tarteaucitronjs: '1.34.0',
  'vanilla-cookieconsent': '3.1.0',
};

const NAME = 'akkoord-peers';

/** Path of an installed peer's file. */
export const peerFile = path => `${folderOf(NAME)}node_modules/${path}`;

/** Installs the peers. Throws where the registry does not answer. */
export const installPeers = () => installBeside(NAME, PEERS);

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
