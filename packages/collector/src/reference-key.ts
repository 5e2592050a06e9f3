import {existsSync, readFileSync} from 'node:fs';
import {CollectorError} from './errors.ts';
import {expectPrivate, keyUnreadable, writeNewKey} from './key-file.ts';
import {REFERENCE_KEY_BYTES} from './pseudonym.ts';
import type {RecordStorage} from './storage.ts';

interface KeyFile {
  readonly kind: 'akkoord-reference-key';
  readonly from: string;
  /** Base64. */
  readonly key: string;
}

/**
 * The key in the file `path` that references are hashed with; made there with mode 600 where there is none. Rejects
 * with `key-unreadable` where the file is open to others or no key, or is gone although `storage` holds
 * other consents: under a new key none of them would be found any more.
 */
export async function openReferenceKey(
  path: string,
  {storage, at}: {readonly storage: RecordStorage; readonly at: Date},
): Promise<Uint8Array> {
  if (existsSync(path)) return readReferenceKey(path);
  if (await hasOtherConsents(storage)) {
    const wayOut = 'restore it from its backup; without it no reference is found again';
    throw keyUnreadable('of references is missing', wayOut);
  }
  const key = crypto.getRandomValues(new Uint8Array(REFERENCE_KEY_BYTES));
  const content: KeyFile = {
    kind: 'akkoord-reference-key',
    from: at.toISOString(),
    key: Buffer.from(key).toString('base64'),
  };
  try {
    writeNewKey(path, `${JSON.stringify(content, null, 2)}\n`);
    return key;
  } catch (cause) {
    // Another process that shares this folder was quicker.
    if (existsSync(path)) return readReferenceKey(path);
    throw keyUnreadable('cannot be written', 'expected a directory that is ours', cause);
  }
}

function readReferenceKey(path: string): Uint8Array {
  try {
    expectPrivate(path);
    const {kind, key} = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    const bytes = new Uint8Array(Buffer.from(key, 'base64'));
    if (kind === 'akkoord-reference-key' && bytes.length === REFERENCE_KEY_BYTES) return bytes;
  } catch (cause) {
    if (cause instanceof CollectorError) throw cause;
    throw keyUnreadable('of references cannot be read', 'restore it from its backup', cause);
  }
  throw keyUnreadable('of references is none', 'restore it from its backup');
}

/** Looks at the newest rows alone: whether there is one among millions is not worth a long start. */
async function hasOtherConsents(storage: RecordStorage): Promise<boolean> {
  const page = await storage.list(
    {kind: 'other-consent', restricted: true},
    {order: 'newest', limit: 1, cursor: null},
  );
  return page.records.length > 0;
}
