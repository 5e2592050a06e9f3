import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

/** Puts `content` in the place of the file `path`, with mode 600: wholly or not at all, and on disk before it returns. */
export function replaceFile(path: string, content: string): void {
  const part = `${path}.${crypto.randomUUID()}`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } finally {
    rmSync(part, {force: true});
  }
  syncDirectory(dirname(path));
}

/** Without it a loss of power could take a file's name back. */
export function syncDirectory(path: string): void {
  // Windows opens no directory, and has no need to.
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
