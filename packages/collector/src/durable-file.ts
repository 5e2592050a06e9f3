import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';

/** Puts `content` in the place of the file `path`, with mode 600: wholly or not at all, and on disk before it returns. */
export function replaceFile(path: string, content: string): void {
  writeWhole(path, content, renameSync);
}

/** `replaceFile` that lets everything else go on while the disk writes. */
export async function replaceFileMeanwhile(path: string, content: string): Promise<void> {
  const part = `${path}.${crypto.randomUUID()}`;
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } finally {
    await rm(part, {force: true});
  }
  if (process.platform === 'win32') return;
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/**
 * Puts `content` in the new file `path`, likewise. Throws what the system says where the file exists: what another process has put
 * there meanwhile is never overwritten.
 */
export function writeNewFile(path: string, content: string): void {
  // Not a rename, which would take the place of what is there.
  writeWhole(path, content, linkSync);
}

/** Writes `content` beside `path`, and has `place` bring it there once it is on disk. */
function writeWhole(path: string, content: string, place: (part: string, path: string) => void): void {
  const part = `${path}.${crypto.randomUUID()}`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    place(part, path);
  } finally {
    rmSync(part, {force: true});
  }
  syncDirectory(dirname(path));
}

/**
 * Writes zeros over the file `path`, and removes it. A disk or file system that writes anew elsewhere keeps what was there for a
 * while: whoever needs more than this encrypts the disk and throws the key away.
 */
export function wipeFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const zeros = Buffer.alloc(1024 * 1024);
    const {size} = fstatSync(file);
    for (let at = 0; at < size; at += zeros.length)
      writeSync(file, zeros, 0, Math.min(zeros.length, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
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
