import {type Hasher, type NoteSigner, portableHasher, toHex} from '@akkoord/ledger';
import {signNote} from '@akkoord/ledger/evidence';
import {type Manifest, manifestStatement, PACK} from './manifest.ts';

/** One file of a pack. */
export interface PackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a manifest says besides the files. */
export type ManifestHead = Omit<Manifest, 'files'>;

/** What seals a pack. */
export interface Seal {
  readonly signer: NoteSigner;
  /** Absent means one that runs everywhere. */
  readonly hasher?: Hasher;
  /** Asked once every file is there: counts are known then. */
  readonly head: () => ManifestHead;
}

/** `files`, and behind them the list of their hashes, the manifest and the signed statement over it. */
export async function* sealPack(
  files: AsyncIterable<PackFile>,
  {signer, hasher = portableHasher, head}: Seal,
): AsyncGenerator<PackFile> {
  const listed: Record<string, {sha256: string; bytes: number}> = {};
  const list = (file: PackFile): PackFile => {
    listed[file.name] = {sha256: toHex(hasher.sha256(file.bytes)), bytes: file.bytes.length};
    return file;
  };
  for await (const file of files) yield list(file);
  const sums = Object.entries(listed).map(([name, {sha256}]) => `${sha256}  ${name}\n`);
  yield list(textFile(PACK.sums, sums.join('')));
  const manifest = textFile(PACK.manifest, `${JSON.stringify({...head(), files: listed}, null, 2)}\n`);
  yield manifest;
  const statement = manifestStatement(toHex(hasher.sha256(manifest.bytes)), head().createdAt);
  yield textFile(PACK.manifestNote, await signNote(statement, signer));
}

/** A file of `text`, as UTF-8. */
export function textFile(name: string, text: string): PackFile {
  return {name, bytes: new TextEncoder().encode(text)};
}
