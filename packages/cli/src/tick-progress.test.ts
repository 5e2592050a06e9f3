import {expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {tickProgress} from './tick-progress.ts';

it('tells of work that takes long how far it is, and gives what the work gives', async () => {
  const io = capturedIo({tick: 4_000});
  const done = await tickProgress(
    io,
    () => '3.0 MB',
    async () => {
      await expect.poll(() => io.err(), {timeout: 10_000}).toMatch(/^3\.0 MB, \d+ s\n/);
      return 'done';
    },
  );
  expect(done).toBe('done');
});

it('says nothing of work that is soon done, and hands on what it throws', async () => {
  const io = capturedIo();
  const work = async () => Promise.reject(new Error('no disk'));
  await expect(tickProgress(io, () => null, work)).rejects.toThrow('no disk');
  expect(io.err()).toBe('');
});
