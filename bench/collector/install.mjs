import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {folderOf, installBeside} from '../install-beside.mjs';

const NAME = 'akkoord-collector-peer';
/** The peer's server, and the way to a database that it is documented with. */
const WANTED = {'@c15t/backend': '2.2.1', kysely: '0.28.18'};

/** The version that is measured. */
export const PEER = `@c15t/backend ${WANTED['@c15t/backend']}`;

/** Installs the peer. Throws where the registry does not answer. */
export const installPeer = () => installBeside(NAME, WANTED);

/** A module of the peer, or of what it was installed with. */
export function importPeer(name) {
  return import(pathToFileURL(createRequire(`${folderOf(NAME)}package.json`).resolve(name)).href);
}
