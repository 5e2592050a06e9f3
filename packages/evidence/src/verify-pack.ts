import {type Hasher, portableHasher, toHex, VerificationError, type VerifierKey} from '@akkoord/ledger';
import {verifyNote} from '@akkoord/ledger/evidence';
import {createContentVerifier} from './content-verifier.ts';
import {parseKeys} from './keys.ts';
import {type Manifest, manifestStatement, PACK, parseManifest} from './manifest.ts';
import type {PackSource} from './pack-source.ts';
import type {Finding, FindingCode, PackReport} from './report.ts';
import {parseStrictJson} from './strict-json.ts';

/** How a pack is verified. */
export interface PackVerification {
  /** Keys that are trusted; absent means those in the pack itself, see `PackReport.isTrusted`. */
  readonly keys?: readonly VerifierKey[];
  /** Absent means one that runs everywhere. */
  readonly hasher?: Hasher;
  /** Is told how many of how many files have been looked at. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Bytes of a file whose size is not known beforehand: far more than a manifest of ten million records has. */
const MOST = 268_435_456;

/**
 * Verifies a pack without any network: every file has the bytes that the signed manifest names, every row leads to its
 * leaf, the leaves to the root of a signed checkpoint, and every notice is the one that its hash names. Goes on
 * after what it finds, so that the report names all of it; never rejects.
 */
export async function verifyPack(source: PackSource, options: PackVerification = {}): Promise<PackReport> {
  const {hasher = portableHasher, onProgress} = options;
  const findings: Finding[] = [];
  const found = (file: string, code: FindingCode, message: string): void => {
    findings.push({file, code, message});
  };
  const read = async (name: string, most: number): Promise<Uint8Array | null> => {
    try {
      return await source.read(name, most);
    } catch (cause) {
      found(name, 'file-unreadable', `${name} cannot be read (${messageOf(cause)})`);
      return null;
    }
  };

  const keys = options.keys ?? (await ownKeys(source, found));
  const report = {keys, isTrusted: options.keys !== undefined, findings};
  const opened = await openManifest(source, {keys, hasher, found});
  if (!opened) return {...report, ok: false, manifest: null, checked: {files: 0, rows: 0, leaves: 0}};

  const content = createContentVerifier(opened, {keys, hasher, found});
  const names = inOrder(opened);
  const there = new Set(source.names);
  for (const [i, name] of names.entries()) {
    onProgress?.(i, names.length);
    const bytes = there.has(name) ? await read(name, opened.files[name]?.bytes ?? 0) : null;
    if (!there.has(name)) found(name, 'file-missing', `${name} is not in the pack`);
    if (bytes && isAsListed(name, bytes, {manifest: opened, hasher, found})) await content.take(name, bytes);
    else content.miss(name);
  }
  for (const name of there) {
    if (name !== PACK.manifest && name !== PACK.manifestNote && !Object.hasOwn(opened.files, name)) {
      found(name, 'file-unlisted', `${name} is not in the manifest: it was put in later`);
    }
  }
  const {rows, leaves} = content.finish();
  onProgress?.(names.length, names.length);
  return {
    ...report,
    ok: findings.length === 0,
    manifest: opened,
    checked: {files: names.length, rows, leaves},
  };
}

type Found = (file: string, code: FindingCode, message: string) => void;

async function ownKeys(source: PackSource, found: Found): Promise<readonly VerifierKey[]> {
  try {
    const keys = parseKeys(parseStrictJson(textOf(await source.read(PACK.keys, MOST))));
    if (keys) return keys;
  } catch {
    // Said below.
  }
  found(PACK.keys, 'not-signed', `${PACK.keys} holds no keys: without them nobody is known to have signed`);
  return [];
}

interface Opening {
  readonly keys: readonly VerifierKey[];
  readonly hasher: Hasher;
  readonly found: Found;
}

/** The manifest, whether it is signed or not; null where there is none. */
async function openManifest(source: PackSource, {keys, hasher, found}: Opening): Promise<Manifest | null> {
  try {
    const bytes = await source.read(PACK.manifest, MOST);
    const manifest = parseManifest(parseStrictJson(textOf(bytes)));
    if (!manifest) throw new Error('it has not the shape of one');
    await expectSigned(source, {
      keys,
      found,
      statement: manifestStatement(toHex(hasher.sha256(bytes)), manifest.createdAt),
    });
    return manifest;
  } catch (cause) {
    found(PACK.manifest, 'not-a-pack', `no manifest of an evidence pack can be read (${messageOf(cause)})`);
    return null;
  }
}

async function expectSigned(
  source: PackSource,
  {keys, found, statement}: Pick<Opening, 'keys' | 'found'> & {readonly statement: string},
): Promise<void> {
  try {
    const text = await verifyNote(textOf(await source.read(PACK.manifestNote, MOST)), keys);
    if (text !== statement) {
      found(PACK.manifest, 'file-altered', 'the manifest is not the one that was signed');
    }
  } catch (cause) {
    const message = `${PACK.manifestNote} does not show who signed the manifest (${messageOf(cause)})`;
    found(PACK.manifestNote, 'not-signed', message);
  }
}

function isAsListed(
  name: string,
  bytes: Uint8Array,
  {manifest, hasher, found}: {readonly manifest: Manifest; readonly hasher: Hasher; readonly found: Found},
): boolean {
  const expected = manifest.files[name];
  const sha256 = toHex(hasher.sha256(bytes));
  const isSame = expected?.sha256 === sha256;
  if (isSame && expected.bytes === bytes.length) return true;
  const message = isSame
    ? `${name} has ${bytes.length} bytes, expected ${expected.bytes}`
    : `${name} has the hash ${sha256}, expected ${expected?.sha256}`;
  found(name, 'file-altered', message);
  return false;
}

/** What proves comes before what is proven. */
function inOrder({files}: Manifest): readonly string[] {
  const rank = (name: string): number => (name.startsWith('log/') ? 0 : name.startsWith('notices/') ? 1 : 2);
  return Object.keys(files).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

const decoder = new TextDecoder();
const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

function messageOf(cause: unknown): string {
  if (cause instanceof VerificationError) return `${cause.code}: ${cause.message}`;
  return cause instanceof Error ? cause.message : String(cause);
}
