import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {findAssets} from './assets.ts';
import {CommandError} from './command-error.ts';
import {version} from './version.ts';

/** A file of the SDK as a site serves it. */
export interface SdkFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As an `integrity` attribute has it: `sha384-` and base64 (Subresource Integrity, section 3.1). */
  readonly integrity: string;
}

/** Folder for the files of this version: a file in it never changes, so that caches may keep it for good. */
export const versionFolder = (): string => `akkoord-${version()}`;

/** The files that pages load, in the order of their names, and the notices of third parties that go with them. Throws `not-built`. */
export async function sdkFiles(): Promise<SdkFile[]> {
  const {sdk} = findAssets();
  if (sdk === null) {
    throw new CommandError(
      'not-built',
      'found no akkoord.js, expected the built SDK; run npm run build first',
    );
  }
  const names = (await readdir(sdk)).filter(name => /\.(js|txt)$/.test(name)).sort();
  return Promise.all(
    names.map(async name => {
      const bytes = await readFile(`${sdk}${name}`);
      return {name, bytes, integrity: integrityOf(bytes)};
    }),
  );
}

/** SHA-384 of `bytes` as Subresource Integrity writes it. */
const integrityOf = (bytes: Uint8Array | string): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** The folder's address with a slash at its end: `base` and the version. */
export const addressBelow = (base: string): string => `${base.replace(/\/*$/, '/')}${versionFolder()}/`;

/** Files that are no modules, so that an import map says nothing of them. */
const CLASSIC = new Set(['akkoord.js', 'akkoord-worker.js', 'akkoord-signals.js', 'remove.js']);

/**
 * An import map with the hash of every file that the tag loads later: browsers refuse one whose bytes are others
 * (HTML, section 8.1.3.8; those that do not know the key load it unchecked).
 */
export function integrityMap(files: readonly SdkFile[], address: string): string {
  const lazy = files.filter(({name}) => name.endsWith('.js') && !CLASSIC.has(name));
  const integrity = Object.fromEntries(lazy.map(({name, integrity}) => [address + name, integrity]));
  return `<script type="importmap">${JSON.stringify({integrity}, null, 2)}</script>`;
}
