import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {batchOf, ORIGIN, SITES, START, someRecord} from '../../test/collector-fixture.ts';
import {somePng} from '../../test/some-png.ts';
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
    const elsewhere = mkdtempSync(join(root, 'elsewhere-'));
    const interrupted: StoragePlace = {
      ...to,
      openPart: async () => {
        const part = await to.openPart();
        return {
          ...part,
          // All was copied and compared when this is called.
          logAccess: async entry => {
            await part.logAccess(entry);
            await expect(undoMove(from, tools)).rejects.toMatchObject({code: 'place-claimed'});
            await expect(moveStorage({from, to: sqlitePlace(elsewhere)}, tools)).rejects.toMatchObject({
              code: 'place-claimed',
            });
            // By hand, as nobody should.
            const source = await from.open();
            await source.setMark(null);
            await source.close();
            await takeRecord(dataDir);
          },
        };
      },
    };
    await expect(moveStorage({from, to: interrupted}, tools)).rejects.toMatchObject({
      code: 'copy-mismatch',
      message: expect.stringMatching(/log "shop\/2026" grew while it was copied/),
    });
    expect([readdirSync(target), readdirSync(elsewhere)]).toEqual([[], []]);
    await takeRecord(dataDir);
    expect((await moveStorage({from, to}, tools)).logs).toEqual([{origin: 'shop/2026', size: 3}]);
  });

  it('takes along the last checkpoint of a log that was dropped, which a start knows of', async () => {
    const {dataDir, target, tools, from, to} = await somePlaces();
    const source = await from.open();
    const {records} = await source.list({}, {order: 'oldest', limit: 9, cursor: null});
    await source.erase(
      records.map(({id}) => id),
      {at: START, reason: 'retention P5Y'},
    );
    expect(await source.dropLog('shop/2026', START)).toBe(true);
    const dropped = await source.droppedLogs();
    await source.close();
    // Its anchor is still there: it must not be taken for a database that is behind.
    const options = {sites: SITES, clock: () => START, report: () => {}};
    await (await createNodeCollector({...options, dataDir})).close();
    expect((await moveStorage({from, to}, tools)).logs).toEqual([]);
    const moved = await to.open();
    expect(await moved.droppedLogs()).toEqual(dropped);
    await moved.close();
    for (const name of ['log-key.json', 'anchors.json', 'reference-key.json'])
      cpSync(join(dataDir, name), join(target, name));
    await (await createNodeCollector({...options, dataDir: target})).close();
  });

  it('takes along pictures of notices, byte for byte', async () => {
    const {tools, from, to} = await somePlaces();
    const png = somePng(390, 40);
    const labels = {
      notice: 'ab'.repeat(32),
      language: 'nl',
      layer: 'settings',
      width: 390,
      height: 40,
    } as const;
    const picture = {...labels, sha256: '01'.repeat(32), bytes: png.length, build: null, receivedAt: START};
    const source = await from.open();
    await source.addPicture(picture, png);
    await source.close();
    await moveStorage({from, to}, tools);
    const moved = await to.open();
    expect(await moved.pictures(null)).toEqual([picture]);
    expect(new Uint8Array((await moved.picture(labels.notice, picture.sha256)) ?? [])).toEqual(png);
    await moved.close();
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

  it('goes on where it was once the place that may have the records is given up by its name', async () => {
    const {dataDir, tools, from, to} = await somePlaces();
    const lost = 'postgres://db/x';
    const markAs = async (place: string) => {
      const source = await from.open();
      await source.setMark({kind: 'placing', place, at: 1});
      await source.close();
    };
    await markAs(lost);
    await expect(undoMove(from, tools)).rejects.toMatchObject({
      code: 'storage-moved',
      message: expect.stringMatching(/--undo --lost postgres:\/\/db\/x goes on here/),
    });
    for (const other of ['postgres://db/y', '']) {
      await expect(undoMove(from, {...tools, lost: other})).rejects.toMatchObject({code: 'place-not-lost'});
    }
    expect(await undoMove(from, {...tools, lost})).toBe(true);
    await takeRecord(dataDir);
    const source = await from.open();
    const [last] = await source.accessLog(1);
    await source.close();
    expect(last).toMatchObject({name: 'akkoord move --undo', detail: 'gave up postgres://db/x as lost'});

    await moveStorage({from, to}, tools);
    await markAs(to.name);
    await expect(undoMove(from, {...tools, lost: to.name, to})).rejects.toMatchObject({
      code: 'place-not-lost',
      message: expect.stringMatching(/answers and has the records/),
    });
    await expect(takeRecord(dataDir)).rejects.toMatchObject({code: 'storage-moved'});
  });

  it('claims a place for one process at a time, which a dead one loses', async () => {
    const {from, dataDir} = await somePlaces();
    const path = join(dataDir, 'at-work.lock');
    const held = await from.claim();
    await expect(from.claim()).rejects.toMatchObject({code: 'place-claimed'});
    await held.release();
    await held.release();
    writeFileSync(path, '');
    const again = await from.claim();
    await again.expectHeld();
    await again.release();
    expect(existsSync(path)).toBe(false);
    const script = `
      import {claimFile} from '${join(import.meta.dirname, '../../dist/carry/claim.js')}';
      globalThis.kept = claimFile(process.argv[1], 'x');
      process.stdout.write('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, path]);
    await once(child.stdout, 'data');
    await expect(from.claim()).rejects.toMatchObject({code: 'place-claimed'});
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await from.claim()).release();
  });
});
