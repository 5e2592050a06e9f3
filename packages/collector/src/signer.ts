import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signWithKey,
} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {replaceFile} from './durable-file.ts';
import {CollectorError} from './errors.ts';
import {expectPrivate, keyUnreadable as unreadable, writeNewKey} from './key-file.ts';
import {type FormerKey, type LogSigner, SIGNER_NAME} from './log-key.ts';

interface KeyFile {
  readonly name: typeof SIGNER_NAME;
  readonly from: string;
  /** PKCS #8, base64. */
  readonly privateKey: string;
  readonly former?: readonly {readonly publicKey: string; readonly from: string; readonly until: string}[];
}

/** A signer with a new Ed25519 key that is nowhere but in memory. */
export function createSigner(from: Date): LogSigner {
  return signerOf(generateKeyPairSync('ed25519').privateKey, from.toISOString());
}

/**
 * The signer whose key lies in the file `path`, where only its owner may read it. Throws `key-unreadable`
 * where the file is missing, open to others or no key.
 */
export function readSigner(path: string): LogSigner {
  try {
    expectPrivate(path);
    const {name, from, privateKey, former = []} = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    const key = createPrivateKey({key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8'});
    if (name !== SIGNER_NAME || key.asymmetricKeyType !== 'ed25519' || Number.isNaN(Date.parse(from))) {
      throw unreadable('is of another kind', `expected an Ed25519 key of ${SIGNER_NAME}`);
    }
    return {...signerOf(key, from), former: former.map(formerKey)};
  } catch (cause) {
    if (cause instanceof CollectorError) throw cause;
    throw unreadable('cannot be read', 'restore it from its backup; records that it signed need it', cause);
  }
}

/**
 * Makes a key in the new file `path` with mode 600, on disk before it returns, and gives its signer. The file is
 * there wholly or not at all, wherever the process ends. Throws `key-unreadable` where it exists: a key is never
 * overwritten.
 */
export function writeNewSigner(path: string, from: Date): LogSigner {
  const {privateKey} = generateKeyPairSync('ed25519');
  const encoded = privateKey.export({format: 'der', type: 'pkcs8'}).toString('base64');
  const content: KeyFile = {name: SIGNER_NAME, from: from.toISOString(), privateKey: encoded};
  try {
    writeNewKey(path, `${JSON.stringify(content, null, 2)}\n`);
  } catch (cause) {
    throw unreadable('cannot be written', 'expected a directory that is ours and no such file in it', cause);
  }
  return signerOf(privateKey, content.from);
}

/**
 * Puts a new key in the place of the one in the file `path`, whose public half stays there, so that everything it
 * signed still verifies; gives the new signer. A collector that runs goes on with the old key until its next start.
 * Throws `key-unreadable` as `readSigner` does.
 */
export function rotateSigner(path: string, at: Date): LogSigner {
  const {publicKey, from, former = []} = readSigner(path);
  const {privateKey} = generateKeyPairSync('ed25519');
  const time = at.toISOString();
  const content: KeyFile = {
    name: SIGNER_NAME,
    from: time,
    privateKey: privateKey.export({format: 'der', type: 'pkcs8'}).toString('base64'),
    former: [{publicKey, from, until: time}, ...former].map(key => ({
      publicKey: Buffer.from(key.publicKey).toString('base64'),
      from: key.from,
      until: key.until,
    })),
  };
  replaceFile(path, `${JSON.stringify(content, null, 2)}\n`);
  return readSigner(path);
}

function formerKey({publicKey, from, until}: NonNullable<KeyFile['former']>[number]): FormerKey {
  const bytes = new Uint8Array(Buffer.from(publicKey, 'base64'));
  if (bytes.length === 32) return {name: SIGNER_NAME, publicKey: bytes, from, until};
  throw unreadable('has a former key that is none', 'restore it from its backup');
}

function signerOf(privateKey: KeyObject, from: string): LogSigner {
  const spki = createPublicKey(privateKey).export({format: 'der', type: 'spki'});
  return {
    name: SIGNER_NAME,
    from,
    // The last 32 bytes of the structure are the key itself (RFC 8410, section 4).
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: message => signWithKey(null, message, privateKey),
  };
}
