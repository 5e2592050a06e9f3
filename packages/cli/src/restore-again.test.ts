import {cpSync, existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {noticeOf} from '@akkoord/collector/site-notice';
import {expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector, publicAnswer, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();

async function command(...argv: string[]): Promise<string> {
  const io = capturedIo({env: {AKKOORD_BACKUP_PASSPHRASE: 'correct horse battery'}});
  expect([await run(argv, io), io.err()]).toEqual([0, '']);
  return io.out();
}

/** Has the collector over `dataDir` take a record and publish a notice, for each of `versions`. */
async function fill(dataDir: string, ...versions: string[]): Promise<void> {
  const collector = await openCollector({dataDir});
  for (const version of versions) {
    const config = {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy', services: [], version};
    const {notice, texts} = await noticeOf(config);
    await collector.publishNotice({notice, texts});
    await takeRecord(collector);
  }
  await collector.close();
}

/** Puts `backup` in place of the database of `data`, in a new folder with the same keys, anchors and statements. */
async function restore(data: string, backup: string) {
  const fresh = `${data}-new`;
  mkdirSync(fresh);
  for (const name of ['log-key.json', 'reference-key.json', 'anchors.json', 'gaps.json'])
    if (existsSync(join(data, name))) cpSync(join(data, name), join(fresh, name));
  const {gaps} = JSON.parse(await command('restore', '--data', fresh, '--from', backup, '--json'));
  const lost = gaps.map(({statement}: {statement: {log: string; lost: [number, number]}}) => [
    statement.log,
    ...statement.lost,
  ]);
  return {fresh, lost};
}

it('states after a second loss what that one took, and nothing that was stated or is there', async () => {
  const data = scratch.path('twice');
  const [early, late] = [`${data}-early.bin`, `${data}-late.bin`];
  await fill(data, '1', '2');
  await command('backup', '--data', data, '--out', early);
  await fill(data, '3');
  const once = await restore(data, early);
  expect(once.lost).toEqual([
    ['notices', 2, 2],
    ['shop/2026', 2, 2],
  ]);
  await fill(once.fresh, '4');
  await command('backup', '--data', once.fresh, '--out', late);
  expect((await restore(once.fresh, late)).lost).toEqual([]);

  const copy = scratch.path('thrice');
  cpSync(once.fresh, copy, {recursive: true});
  await fill(copy, '5');
  const twice = await restore(copy, late);
  expect(twice.lost).toEqual([
    ['notices-2', 3, 3],
    ['shop/2026-2', 1, 1],
  ]);
  await fill(twice.fresh, '6');
  const collector = await openCollector({dataDir: twice.fresh});
  const newest = await Promise.all(
    ['notices', 'shop/2026-3'].map(log => publicAnswer(collector, `/v1/logs/${log}/checkpoint`)),
  );
  expect(newest.map(note => note.split('\n', 2))).toEqual([
    ['notices-3', '4'],
    ['shop/2026-3', '1'],
  ]);
  await collector.close();
});

it('states anew what a closed log loses besides, and shows that', async () => {
  const data = scratch.path('older');
  const [oldest, early] = [`${data}-oldest.bin`, `${data}-early.bin`];
  await fill(data, '1');
  await command('backup', '--data', data, '--out', oldest);
  await fill(data, '2');
  await command('backup', '--data', data, '--out', early);
  await fill(data, '3');
  const once = await restore(data, early);
  const twice = await restore(once.fresh, oldest);
  expect([once.lost, twice.lost].map(lost => lost.at(-1))).toEqual([
    ['shop/2026', 2, 2],
    ['shop/2026', 1, 2],
  ]);
  const collector = await openCollector({dataDir: twice.fresh});
  const {statement} = JSON.parse(await publicAnswer(collector, '/v1/logs/shop/2026/gap'));
  expect(statement).toMatchObject({size: 1, lost: [1, 2], successor: 'shop/2026-2'});
  await collector.close();
});
