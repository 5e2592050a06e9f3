import type {statfsSync} from 'node:fs';
import {mkdtempSync, statfsSync as realStatfs, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {expectLastingDisk} from './lasting-disk.ts';

const TMPFS = 0x01021994;
const asked: string[] = [];
const of = (type: number): typeof statfsSync =>
  ((path: string) => {
    asked.push(path);
    return {type};
  }) as unknown as typeof statfsSync;

describe.skipIf(process.platform !== 'linux')('the disk of a collector (Linux)', () => {
  test.each([
    ['tmpfs', TMPFS],
    ['ramfs', 0x858458f6],
    ['ramfs', 0x858458f6 | 0],
    ['overlay', 0x794c7630],
  ])('is refused where it is %s (%i)', (kind, type) => {
    expect(() => expectLastingDisk('/data', of(type))).toThrow(
      expect.objectContaining({
        code: 'storage-unlasting',
        message: expect.stringContaining(`lies on ${kind}`),
      }),
    );
  });

  test.each([
    ['ext4', 0xef53],
    ['xfs', 0x58465342],
    ['btrfs', 0x9123683e],
    ['zfs', 0x2fc12fc1],
    ['nfs', 0x6969],
  ])('is taken where it is %s', (_, type) => {
    expect(() => expectLastingDisk('/data', of(type))).not.toThrow();
  });

  test('is that of the folder which is there, where the data folder is not made yet', () => {
    const folder = mkdtempSync(join(tmpdir(), 'akkoord-disk-'));
    expectLastingDisk(join(folder, 'not', 'made'), of(0xef53));
    expect(asked.at(-1)).toBe(folder);
    rmSync(folder, {recursive: true});
  });

  test.skipIf(isMissing('/dev/shm'))('is seen on this machine: /dev/shm does not last', () => {
    expect(() => expectLastingDisk('/dev/shm/akkoord')).toThrow(
      expect.objectContaining({code: 'storage-unlasting'}),
    );
  });
});

/** A machine may have no such folder, or something else there. */
function isMissing(path: string): boolean {
  try {
    return realStatfs(path).type !== TMPFS;
  } catch {
    return true;
  }
}
