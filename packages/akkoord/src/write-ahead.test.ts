// @vitest-environment happy-dom
import type {PendingRecord} from '@akkoord/core';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createWriteAhead} from './write-ahead.ts';

const entry = (id: string): PendingRecord => ({record: {id}, secret: 's'}) as PendingRecord;

/** Puts `methods` over those of localStorage, which keeps what it holds. */
const changeStorage = (methods: Partial<Storage>): void => {
  const held = {...localStorage};
  const own = {
    getItem: (key: string) => held[key] ?? null,
    setItem(key: string, value: string) {
      held[key] = value;
    },
    removeItem(key: string) {
      delete held[key];
    },
    ...methods,
  };
  vi.stubGlobal(
    'localStorage',
    new Proxy(held, {get: (_, name) => (name in own ? own[name as keyof typeof own] : held[String(name)])}),
  );
};
const refuse = (): void => {
  throw new DOMException('full', 'QuotaExceededError');
};

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

it('keeps records for the next page, and leaves nothing once they are gone', () => {
  createWriteAhead().add(entry('a'));
  const next = createWriteAhead();
  expect(next.waits).toBe(true);
  expect(next.entries()).toEqual([entry('a')]);
  next.remove('a');
  next.dueOn(null);
  expect(localStorage.length).toBe(0);
});

it('remembers that the outbox waits although nothing is ahead of it', () => {
  const log = createWriteAhead();
  log.add(entry('a'));
  log.remove('a');
  expect(createWriteAhead().waits).toBe(true);
});

it.each(['', 'null', '{', '[]', '7', '{"record":null}'])('passes over an entry of %j', text => {
  localStorage.setItem('akkoord.outbox.x', text);
  const log = createWriteAhead();
  log.add(entry('b'));
  expect(log.entries()).toEqual([entry('b')]);
});

it('overwrites nothing that another tab has written and this one cannot see yet', () => {
  createWriteAhead().add(entry('a'));
  const {setItem} = localStorage;
  changeStorage({getItem: () => null, setItem: setItem.bind(localStorage)});
  createWriteAhead().add(entry('b'));
  vi.unstubAllGlobals();
  expect(createWriteAhead().entries()).toEqual([entry('a'), entry('b')]);
});

it('has nothing to do before the day that it was given', () => {
  vi.useFakeTimers({now: Date.UTC(2026, 10, 21, 23, 59)});
  const day = Date.UTC(2026, 10, 22) / 86_400_000;
  createWriteAhead().dueOn(day);
  expect(createWriteAhead().waits).toBe(false);
  vi.setSystemTime(Date.UTC(2026, 10, 22, 0, 1));
  expect(createWriteAhead().waits).toBe(true);
  createWriteAhead().dueOn(day + 1);
  createWriteAhead().add(entry('a'));
  expect(createWriteAhead().waits).toBe(true);
  vi.useRealTimers();
});

it('finds a record although another tab has nothing more to send', () => {
  createWriteAhead().add(entry('a'));
  createWriteAhead().dueOn(null);
  expect(createWriteAhead().waits).toBe(true);
});

it('serves the page from memory where storage is refused', () => {
  changeStorage({setItem: refuse});
  const log = createWriteAhead();
  log.add(entry('c'));
  expect([log.waits, log.entries()]).toEqual([true, [entry('c')]]);
});

it('holds in memory what no longer fits, beside what did', () => {
  const log = createWriteAhead();
  log.add(entry('a'));
  changeStorage({setItem: refuse});
  log.add(entry('b'));
  expect(new Set(log.entries())).toEqual(new Set([entry('a'), entry('b')]));
  log.remove('b');
  expect(log.entries()).toEqual([entry('a')]);
});
