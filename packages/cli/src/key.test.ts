import {statSync, writeFileSync} from 'node:fs';
import {createNodeCollector} from '@akkoord/collector/node';
import {expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {ORIGIN, sentRecord} from '../test/sent-record.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const sites = [
  {id: 'shop', origins: [ORIGIN], location: 'Delft, NL', retention: {duration: 'P5Y', reason: 'complaints'}},
];

/** A receipt out of a collector over `data`, and the keys that it lists. */
async function receiptOf(data: string) {
  const collector = await createNodeCollector({dataDir: data, sites});
  const answer = await collector.fetch(sentRecord({at: Date.now()}).request);
  const {records} = (await answer.json()) as {records: [{receipt: object}]};
  const listed = await collector.fetch(new Request('https://c.example/.well-known/akkoord-keys.json'));
  const keys = (await listed.json()) as {keys: {publicKey: string; until?: string}[]};
  await collector.close();
  return {receipt: records[0].receipt, keys};
}

async function verify(receipt: object, keys: object): Promise<number> {
  const flags = ['--keys', scratch.file('keys.json', keys)];
  return run(['verify', scratch.file('receipt.json', receipt), ...flags], capturedIo());
}

it('lets receipts of before and after verify with the keys that are listed then', async () => {
  const data = scratch.path('data');
  const before = await receiptOf(data);
  for (let turn = 1; turn <= 2; turn++) {
    const io = capturedIo();
    expect(await run(['key', 'rotate', '--data', data, '--json'], io)).toBe(0);
    expect(JSON.parse(io.out())).toMatchObject({former: turn});
  }
  if (process.platform !== 'win32') expect(statSync(`${data}/log-key.json`).mode & 0o077).toBe(0);
  const after = await receiptOf(data);
  expect(after.keys.keys).toHaveLength(3);
  expect(after.keys.keys.map(({until}) => until !== undefined)).toEqual([false, true, true]);
  expect(after.keys.keys[2]?.publicKey).toBe(before.keys.keys[0]?.publicKey);
  expect(await verify(before.receipt, after.keys)).toBe(0);
  expect(await verify(after.receipt, after.keys)).toBe(0);
  // Whoever saved the keys before the rotation cannot tell that the new one is ours.
  expect(await verify(after.receipt, before.keys)).toBe(1);
});

it('changes nothing where there is no key, or one that cannot be read', async () => {
  const io = capturedIo();
  expect(await run(['key', 'rotate', '--data', scratch.path('nowhere')], io)).toBe(2);
  const data = scratch.path('broken');
  await receiptOf(data);
  writeFileSync(`${data}/log-key.json`, '{}');
  expect(await run(['key', 'rotate', '--data', data], io)).toBe(2);
  expect(io.err()).toContain('key-unreadable');
  expect(await run(['key', '--data', data], io)).toBe(2);
});
