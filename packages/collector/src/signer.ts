import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signWithKey,
} from 'node:crypto';
import {closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync} from 'node:fs';
import {CollectorError} from './errors.ts';
import {type LogSigner, SIGNER_NAME} from './log-key.ts';

interface KeyFile {
  readonly name: typeof SIGNER_NAME;
  readonly from: string;
  /** PKCS #8, base64. */
  readonly privateKey: string;
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
    const {mode} = statSync(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw unreadable(
        `has mode ${(mode & 0o777).toString(8)}`,
        'expected 600; take the rights of others away',
      );
    }
    const {name, from, privateKey} = JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
    const key = createPrivateKey({key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8'});
    if (name !== SIGNER_NAME || key.asymmetricKeyType !== 'ed25519' || Number.isNaN(Date.parse(from))) {
      throw unreadable('is of another kind', `expected an Ed25519 key of ${SIGNER_NAME}`);
    }
    return signerOf(key, from);
  } catch (cause) {
    if (cause instanceof CollectorError) throw cause;
    throw unreadable('cannot be read', 'restore it from its backup; records that it signed need it', cause);
  }
}

/**
 * Makes a key in the new file `path` with mode 600, on disk before it returns, and gives its signer. Throws
 * `key-unreadable` where the file exists: a key is never overwritten.
 */
export function writeNewSigner(path: string, from: Date): LogSigner {
  const {privateKey} = generateKeyPairSync('ed25519');
  const encoded = privateKey.export({format: 'der', type: 'pkcs8'}).toString('base64');
  const content: KeyFile = {name: SIGNER_NAME, from: from.toISOString(), privateKey: encoded};
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(file);
    closeSync(file);
  } catch (cause) {
    throw unreadable('cannot be written', 'expected a directory that is ours and no such file in it', cause);
  }
  return signerOf(privateKey, content.from);
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

function unreadable(found: string, wayOut: string, cause?: unknown): CollectorError {
  return new CollectorError('key-unreadable', `the key file ${found}; ${wayOut}`, {cause});
}
