import {statSync} from 'node:fs';
import {writeNewFile} from './durable-file.ts';
import {CollectorError} from './errors.ts';

/** Throws `key-unreadable` where others than the owner of the file `path` may read it, and what `stat` throws. */
export function expectPrivate(path: string): void {
  const {mode} = statSync(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw keyUnreadable(
    `has mode ${(mode & 0o777).toString(8)}`,
    'expected 600; take the rights of others away',
  );
}

/**
 * Puts `content` in the new file `path` with mode 600: wholly or not at all, and on disk before it returns. Throws where
 * the file exists: a key is never overwritten. A file cut off half way would stop every later start.
 */
export function writeNewKey(path: string, content: string): void {
  writeNewFile(path, content);
}

/** The error of a key file; names what was found and the way out, and nothing of the key. */
export function keyUnreadable(found: string, wayOut: string, cause?: unknown): CollectorError {
  return new CollectorError('key-unreadable', `the key file ${found}; ${wayOut}`, {cause});
}
