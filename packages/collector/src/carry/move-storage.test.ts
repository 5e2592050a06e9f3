import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {batchOf, ORIGIN, SITES, START, someRecord} from '../../test/collector-fixture.ts';
import {filesIn} from '../data-files.ts';
import {createNodeCollector, nodeHasher} from '../node.ts';
import {readSigner} from '../signer.ts';
import {moveStorage, undoMove} from './move-storage.ts';
import {sqlitePlace} from './sqlite-place.ts';
import type {StoragePlace} from './storage-place.ts';

const root = mkdtempSync(join(tmpdir(), 'akkoord-move-'));
afterAll(() => rmSync(root, {recursive: true}));

/** Has the collector in `dataDir` take one record. */
async function takeRecord(dataDir: string): Promise<void> {
  const collector = await createNodeCollector({dataDir, sites: SITES, clock: () => START, report: () => {}});
  const headers = {origin: ORIGIN, 'content-type': 'text/plain'};
  const init = {method: 'POST', headers, body: JSON.stringify(batchOf(someRecord()))};
  expect((await collector.fetch(new Request('https://c.example/v1/records', init))).status).toBe(202);
  await collector.close();
}

/** A collector with one record, and a folder where nothing lies. */
async function somePlaces() {
  const dataDir = mkdtempSync(join(root, 'from-'));
  const target = mkdtempSync(join(root, 'to-'));
  await takeRecord(dataDir);
  const tools = {hasher: nodeHasher, keys: [readSigner(filesIn(dataDir).key)], now: () => new Date(START)};
  return {dataDir, target, tools, from: sqlitePlace(dataDir), to: sqlitePlace(target)};
}

describe('a move', () => {
  it('puts no copy in place that lacks what came in after somebody opened the source again', async () => {
    const {dataDir, target, tools, from, to} = await somePlaces();
    const interrupted: StoragePlace = {
      ...to,
      openPart: async () => {
        const part = await to.openPart();
        return {
          ...part,
          // All was copied and compared when this is called.
          logAccess: async entry => {
            await part.logAccess(entry);
            expect(await undoMove(from)).toBe(true);
            await takeRecord(dataDir);
          },
        };
      },
    };
    await expect(moveStorage({from, to: interrupted}, tools)).rejects.toMatchObject({
      code: 'copy-mismatch',
      message: expect.stringMatching(/log "shop\/2026" grew while it was copied/),
    });
    expect(readdirSync(target)).toEqual([]);
    await takeRecord(dataDir);
    expect((await moveStorage({from, to}, tools)).logs).toEqual([{origin: 'shop/2026', size: 3}]);
  });

  it('goes nowhere else where the records may be in place already, and leaves the mark', async () => {
    const {target, tools, from, to} = await somePlaces();
    const mark = {kind: 'placing', place: 'postgres://db/x', at: 1} as const;
    const source = await from.open();
    await source.setMark(mark);
    await expect(moveStorage({from, to}, tools)).rejects.toMatchObject({
      code: 'storage-moved',
      message: expect.stringMatching(/may be in place at postgres:\/\/db\/x already/),
    });
    expect(await source.mark()).toEqual(mark);
    await source.close();
    expect(existsSync(filesIn(target).database)).toBe(false);
  });
});
