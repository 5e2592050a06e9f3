import {afterEach, describe, expect, test} from 'vitest';
import type {Hold, NewRecord, RecordStorage} from './storage.ts';

const T0 = Date.parse('2026-03-01T00:00:00.000Z');

function newRecord(receivedAt = T0): NewRecord {
  return {
    id: crypto.randomUUID(),
    consentId: crypto.randomUUID(),
    receivedAt,
    action: 'custom',
    noticeHash: 'ab'.repeat(32),
    text: '{}',
    salt: crypto.getRandomValues(new Uint8Array(32)),
    leaf: crypto.getRandomValues(new Uint8Array(32)),
  };
}

async function filled(storage: RecordStorage, ...records: readonly NewRecord[]): Promise<void> {
  const head = {origin: 'shop/2026', size: records.length, checkpoint: 'note'};
  await storage.append([{site: 'shop', expected: null, records, tiles: [], head}]);
}

const holdOn = ({id}: NewRecord, change: Partial<Hold> = {}): Hold => ({
  recordId: id,
  kind: 'erase',
  askedAt: T0,
  dueAt: T0 + 1000,
  reason: 'asked by its holder',
  ...change,
});

/** What every driver has to do when rows are to go. */
export function describeErasure(name: string, create: () => Promise<RecordStorage>): void {
  describe(`${name}, when rows are to go,`, () => {
    const opened: RecordStorage[] = [];
    const open = async (...records: readonly NewRecord[]): Promise<RecordStorage> => {
      const storage = await create();
      opened.push(storage);
      await filled(storage, ...records);
      return storage;
    };
    const shown = async (storage: RecordStorage, restricted?: true): Promise<readonly string[]> => {
      const query = {site: 'shop', ...(restricted ? {restricted} : {})};
      const {records} = await storage.list(query, {order: 'oldest', limit: 100, cursor: null});
      return records.map(({id}) => id);
    };
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('drops a log of which nothing is left, and keeps its last head', async () => {
      const [a, b] = [newRecord(), newRecord()];
      const storage = await open(a, b);
      const tile = {level: 0, index: 0, hashes: new Uint8Array(64)};
      const other = {...newRecord(), consentId: a.consentId};
      const head = {origin: 'shop/2027', size: 1, checkpoint: 'next'};
      await storage.append([{site: 'shop', expected: null, records: [other], tiles: [tile], head}]);
      const act = {at: T0 + 5, reason: 'retention P1Y'};
      await storage.erase([a.id], act);
      expect(await storage.dropLog('shop/2026', T0 + 9)).toBe(false);
      expect(await storage.dropLog('none/2026', T0 + 9)).toBe(false);
      await storage.erase([b.id], act);
      expect(await storage.dropLog('shop/2026', T0 + 9)).toBe(true);
      expect(await storage.dropLog('shop/2026', T0 + 10)).toBe(false);
      const gone = {origin: 'shop/2026', size: 2, checkpoint: 'note', site: 'shop', at: T0 + 9};
      expect(await storage.droppedLogs()).toEqual([gone]);
      expect(await storage.head('shop/2026')).toBeNull();
      expect(await storage.heads()).toEqual([head]);
      expect(await storage.erasedLeaves('shop/2026', 0, 10)).toEqual([]);
      expect(await storage.tiles('shop/2026', [{level: 0, index: 0}])).toEqual([null]);
      expect(await storage.countRecords('shop')).toBe(1);
      expect(await shown(storage)).toEqual([other.id]);
      const query = {site: 'shop', consentId: a.consentId as string};
      const found = await storage.list(query, {order: 'oldest', limit: 10, cursor: null});
      expect(found.records.map(({id}) => id)).toEqual([other.id]);
      // A clock that has gone back must not begin the log anew.
      const again = {site: 'shop', records: [newRecord()], tiles: [], head: {...head, origin: 'shop/2026'}};
      await expect(storage.append([{...again, expected: null}])).rejects.toMatchObject({
        code: 'storage-conflict',
      });
      expect(await storage.erase([other.id], act)).toBe(1);

      const target = await create();
      opened.push(target);
      await target.keepDropped(gone);
      expect(await target.droppedLogs()).toEqual([gone]);
      expect(await target.heads()).toEqual([]);
    });

    test('erases row and salt, keeps the leaf in its place', async () => {
      const [a, b, c] = [newRecord(), newRecord(), newRecord()];
      const storage = await open(a, b, c);
      const act = {at: T0 + 5, reason: 'retention P1Y'};
      expect(await storage.erase([b.id, crypto.randomUUID()], act)).toBe(1);
      expect(await storage.erase([b.id], act)).toBe(0);
      expect(await storage.recordsById([b.id])).toEqual([]);
      expect(await storage.recordAt('shop/2026', 1)).toBeNull();
      expect(await shown(storage)).toEqual([a.id, c.id]);
      expect(await storage.countRecords('shop')).toBe(2);
      expect((await storage.head('shop/2026'))?.size).toBe(3);
      expect(await storage.indexOfLeaf('shop/2026', b.leaf)).toBe(1);
      expect(await storage.indexOfLeaf('shop/2025', b.leaf)).toBeNull();
      const erased = {origin: 'shop/2026', index: 1, leaf: b.leaf, ...act};
      expect(await storage.erasedLeaves('shop/2026', 0, 10)).toEqual([erased]);
      expect(await storage.erasedLeaves('shop/2026', 2, 10)).toEqual([]);
      expect(await storage.erasedLeaves('blog/2026', 0, 10)).toEqual([]);
    });

    test('goes on appending after the last row was erased', async () => {
      const [a, b] = [newRecord(), newRecord()];
      const storage = await open(a);
      await storage.erase([a.id], {at: T0, reason: 'x'});
      const head = {origin: 'shop/2026', size: 2, checkpoint: 'note'};
      await storage.append([
        {site: 'shop', expected: {size: 1, checkpoint: 'note'}, records: [b], tiles: [], head},
      ]);
      expect((await storage.recordAt('shop/2026', 1))?.id).toBe(b.id);
      expect(await storage.countRecords('shop')).toBe(1);
    });

    test('knows holds by record and by the time that they are due', async () => {
      const [a, b, c] = [newRecord(), newRecord(), newRecord()];
      const storage = await open(a, b, c);
      const late = holdOn(a, {dueAt: T0 + 2000});
      await storage.hold(late);
      await storage.hold(holdOn(b, {dueAt: T0 + 9000}));
      await storage.hold(holdOn(b));
      await storage.hold(holdOn({...c, id: crypto.randomUUID()}));
      expect(await storage.holdOf(b.id)).toEqual(holdOn(b));
      expect(await storage.holdOf(c.id)).toBeNull();
      expect(await storage.holdsDue(T0 + 1000, 10)).toEqual([]);
      expect(await storage.holdsDue(T0 + 3000, 10)).toEqual([holdOn(b), late]);
      expect(await storage.holdsDue(T0 + 3000, 1)).toEqual([holdOn(b)]);
      await storage.erase([b.id], {at: T0, reason: 'x'});
      expect(await storage.holdsDue(T0 + 3000, 10)).toEqual([late]);
    });

    test('shows a restricted row on demand only, and one that is to be erased until it is', async () => {
      const [a, b, c] = [newRecord(), newRecord(), newRecord()];
      const storage = await open(a, b, c);
      await storage.hold(holdOn(a, {kind: 'restrict'}));
      await storage.hold(holdOn(b));
      expect(await shown(storage)).toEqual([b.id, c.id]);
      expect(await shown(storage, true)).toEqual([a.id, b.id, c.id]);
      const one = (restricted?: true) =>
        storage.list(
          {id: a.id, ...(restricted ? {restricted} : {})},
          {order: 'newest', limit: 1, cursor: null},
        );
      expect((await one()).records).toEqual([]);
      expect((await one(true)).records).toHaveLength(1);
    });

    test('finds rows by age, oldest first, those without a hold', async () => {
      const [a, b, c, d] = [newRecord(T0), newRecord(T0 + 10), newRecord(T0 + 20), newRecord(T0 + 30)];
      const storage = await open(a, b, c, d);
      await storage.hold(holdOn(b));
      expect(await storage.receivedBefore('shop', T0 + 30, 10)).toEqual([a.id, c.id]);
      expect(await storage.receivedBefore('shop', T0 + 30, 1)).toEqual([a.id]);
      expect(await storage.countReceivedBefore('shop', T0 + 30)).toBe(2);
      expect(await storage.receivedBefore('blog', T0 + 30, 10)).toEqual([]);
      expect(await storage.countReceivedBefore('blog', T0 + 30)).toBe(0);
    });
  });
}
