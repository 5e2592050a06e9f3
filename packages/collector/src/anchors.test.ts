import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {EMPTY_EDGE, portableHasher, rootOf, signCheckpoint} from '@akkoord/ledger';
import {afterAll, describe, expect, test, vi} from 'vitest';
import {keepAnchors, readAnchors} from './anchors.ts';
import {createSigner} from './signer.ts';
import type {LogHead} from './storage.ts';

const directory = mkdtempSync(join(tmpdir(), 'akkoord-anchors-'));
afterAll(() => rmSync(directory, {recursive: true}));
let folders = 0;
const newPath = () => {
  const folder = join(directory, String(++folders));
  mkdirSync(folder);
  return {folder, path: join(folder, 'anchors.json')};
};

const signer = createSigner(new Date(0));
const root = rootOf(EMPTY_EDGE, portableHasher);
const headOf = async (origin: string, size: number): Promise<LogHead> => {
  return {origin, size, checkpoint: await signCheckpoint({origin, size, root}, signer)};
};
const failed = (cause: unknown) => {
  throw cause;
};

describe('anchors', () => {
  test('are in their file within a second, which nobody else can read and nothing else lies beside', async () => {
    const {folder, path} = newPath();
    const keeper = keepAnchors(path, failed);
    const head = await headOf('shop/2026', 3);
    keeper.see([head]);
    await vi.waitFor(() => expect(readAnchors(path)).toEqual({'shop/2026': head.checkpoint}), 10_000);
    await keeper.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['anchors.json']);
  });

  test('are all in the file once the keeper is closed, the newest of each log', async () => {
    const {path} = newPath();
    const keeper = keepAnchors(path, failed);
    keeper.see([await headOf('shop/2026', 3)]);
    const last = [await headOf('shop/2026', 4), await headOf('blog/2026', 1)];
    keeper.see(last);
    await keeper.close();
    expect(readAnchors(path)).toEqual(Object.fromEntries(last.map(head => [head.origin, head.checkpoint])));
  });

  test('of another process that has seen more stay', async () => {
    const {path} = newPath();
    const [one, other] = [keepAnchors(path, failed), keepAnchors(path, failed)];
    const [older, newer] = [await headOf('shop/2026', 3), await headOf('shop/2026', 5)];
    one.see([older, await headOf('blog/2026', 1)]);
    other.see([newer]);
    await other.close();
    await one.close();
    expect(readAnchors(path)['shop/2026']).toBe(newer.checkpoint);
    expect(Object.keys(readAnchors(path)).sort()).toEqual(['blog/2026', 'shop/2026']);
  });

  test('that cannot be written for an hour are told of once a minute, and then written within one', async () => {
    const {folder, path} = newPath();
    rmSync(folder, {recursive: true});
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
    try {
      const reports: unknown[] = [];
      const keeper = keepAnchors(path, cause => reports.push(cause));
      const head = await headOf('shop/2026', 3);
      keeper.see([head]);
      const pass = async (seconds: number): Promise<void> => {
        for (let left = seconds; left > 0; left--) {
          const told = reports.length;
          vi.advanceTimersByTime(1000);
          // Where something was due it is tried for real, and told of.
          if (vi.getTimerCount() === 0)
            while (reports.length === told && !existsSync(path)) await new Promise(setImmediate);
        }
      };
      await pass(3600);
      expect(reports.length).toBeGreaterThanOrEqual(60);
      expect(reports.length).toBeLessThanOrEqual(66);
      mkdirSync(folder);
      await pass(60);
      expect(readAnchors(path)).toEqual({'shop/2026': head.checkpoint});
      await keeper.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('that cannot be written are told of, tried again, and refused at the close', async () => {
    const {folder, path} = newPath();
    const reports: unknown[] = [];
    const keeper = keepAnchors(path, cause => reports.push(cause));
    rmSync(folder, {recursive: true});
    const head = await headOf('shop/2026', 3);
    keeper.see([head]);
    await vi.waitFor(() => expect(reports.length).toBeGreaterThan(0), 10_000);
    await expect(keeper.close()).rejects.toMatchObject({code: 'ENOENT'});
    const again = keepAnchors(path, failed);
    mkdirSync(folder);
    again.see([head]);
    await again.close();
    expect(readAnchors(path)).toEqual({'shop/2026': head.checkpoint});
  });
});
