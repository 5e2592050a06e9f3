// @vitest-environment happy-dom
import type {PendingRecord} from '@akkoord/core';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createWriteAhead} from './write-ahead.ts';

const entry = (id: string): PendingRecord => ({record: {id}, secret: 's'}) as PendingRecord;

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

it('keeps records for the next page, and leaves nothing once they are gone', () => {
  createWriteAhead().add(entry('a'));
  const next = createWriteAhead();
  expect(next.waits).toBe(true);
  expect(next.entries()).toEqual([entry('a')]);
  next.remove('a');
  next.setWaits(false);
  expect(localStorage.length).toBe(0);
});

it('remembers that the outbox waits although nothing is ahead of it', () => {
  const log = createWriteAhead();
  log.add(entry('a'));
  log.remove('a');
  expect(createWriteAhead().waits).toBe(true);
});

it.each(['', 'null', '{', '[]', '{"entries":7}'])('starts empty where it finds %j', text => {
  localStorage.setItem('akkoord.outbox', text);
  const log = createWriteAhead();
  expect([log.waits, log.entries()]).toEqual([false, []]);
  log.add(entry('b'));
  expect(createWriteAhead().entries()).toEqual([entry('b')]);
});

it('serves the page from memory where storage is refused', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('refused', 'QuotaExceededError');
  });
  const log = createWriteAhead();
  log.add(entry('c'));
  expect(log.entries()).toEqual([entry('c')]);
});
