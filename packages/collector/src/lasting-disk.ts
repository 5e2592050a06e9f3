import {existsSync, statfsSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {CollectorError} from './errors.ts';

/** File systems of Linux that are gone with the machine or the container, by their magic number (statfs(2)). */
const UNLASTING: Readonly<Record<number, string>> = {
  16914836: 'tmpfs',
  2240043254: 'ramfs',
  2035054128: 'overlay',
};

/**
 * What keeps nothing of the folder `path`, or of the one that it would be made in: `tmpfs`, `ramfs`, `overlay`; else
 * null.
 */
function unlastingDiskOf(path: string, statfs: typeof statfsSync = statfsSync): string | null {
  // The numbers are those of Linux; elsewhere they mean other things.
  if (process.platform !== 'linux') return null;
  let folder = resolve(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  // A number above 2^31 may come as a negative one.
  return UNLASTING[statfs(folder).type >>> 0] ?? null;
}

/**
 * Throws `storage-unlasting` where the folder `dataDir` lies in memory or in a container's own layer: receipts would be
 * handed out for records that the next restart forgets, and the key with them.
 */
export function expectLastingDisk(dataDir: string, statfs: typeof statfsSync = statfsSync): void {
  const kind = unlastingDiskOf(dataDir, statfs);
  if (kind === null) return;
  throw new CollectorError(
    'storage-unlasting',
    `${dataDir} lies on ${kind}, which a restart forgets, expected a disk or volume that lasts; mount one there`,
  );
}
