import {afterEach, describe, expect, test} from 'vitest';
import type {TokenEntry} from './access/token-storage.ts';
import type {
  LeakCount,
  LeakQuery,
  LogAppend,
  NewRecord,
  RecordPage,
  RecordQuery,
  RecordStorage,
} from './storage.ts';

const T0 = Date.parse('2026-03-01T00:00:00.000Z');
const NOTICE = 'ab'.repeat(32);
const noticeHead = (size: number) => ({origin: 'notices', size, checkpoint: `of size ${size}`});
let serial = 0;

function newRecord(change: Partial<NewRecord> = {}): NewRecord {
  serial += 1;
  const id = change.id ?? crypto.randomUUID();
  return {
    consentId: null,
    receivedAt: T0,
    action: 'custom',
    noticeHash: NOTICE,
    text: `{"row":"é ${serial}"}`,
    salt: crypto.getRandomValues(new Uint8Array(32)),
    leaf: crypto.getRandomValues(new Uint8Array(32)),
    ...change,
    id,
  };
}

function appendOf(origin: string, expectedSize: number, ...records: readonly NewRecord[]): LogAppend {
  const size = expectedSize + records.length;
  const [site] = origin.split('/') as [string];
  const headAt = (size: number) => ({origin, size, checkpoint: `note of ${origin} at ${size}`});
  return {
    site,
    expected: expectedSize === 0 ? null : headAt(expectedSize),
    records,
    tiles: [],
    head: headAt(size),
  };
}

/** Everything that a query gives, page by page. */
async function listAll(
  storage: RecordStorage,
  query: RecordQuery,
  {
    order = 'oldest',
    limit = 3,
    between = async () => {},
  }: {order?: 'newest' | 'oldest'; limit?: number; between?: () => Promise<void>} = {},
): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: RecordPage = await storage.list(query, {order, limit, cursor});
    expect(page.records.length).toBeLessThanOrEqual(limit);
    ids.push(...page.records.map(record => record.id));
    cursor = page.next;
    await between();
  } while (cursor !== null);
  return ids;
}

/** What every driver has to do; the docstrings of `RecordStorage` put to the test. */
export function describeStorage(name: string, create: () => Promise<RecordStorage>): void {
  describe(name, () => {
    const opened: RecordStorage[] = [];
    const open = async (): Promise<RecordStorage> => {
      const storage = await create();
      opened.push(storage);
      return storage;
    };
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    describe('append', () => {
      test('keeps rows, head and tiles, byte for byte', async () => {
        const storage = await open();
        const record = newRecord({consentId: crypto.randomUUID(), action: 'withdraw'});
        const small = {level: 0, index: 0, hashes: new Uint8Array(32).fill(1)};
        const large = {level: 7, index: 123_456_789, hashes: new Uint8Array(512).fill(2)};
        const append = {...appendOf('shop/2026', 0, record), tiles: [small, large]};
        await storage.append([append]);
        expect(await storage.head('shop/2026')).toEqual(append.head);
        const stored = {...record, origin: 'shop/2026', index: 0, published: false};
        expect(await storage.recordAt('shop/2026', 0)).toEqual(stored);
        expect(await storage.recordsById([record.id])).toEqual([stored]);
        const read = await storage.tiles('shop/2026', [large, {level: 1, index: 0}, small]);
        expect(read).toEqual([large, null, small]);
      });

      test('replaces a tile that has grown', async () => {
        const storage = await open();
        const tile = (length: number) => ({level: 0, index: 0, hashes: new Uint8Array(length).fill(length)});
        await storage.append([{...appendOf('shop/2026', 0, newRecord()), tiles: [tile(32)]}]);
        await storage.append([{...appendOf('shop/2026', 1, newRecord()), tiles: [tile(64)]}]);
        expect(await storage.tiles('shop/2026', [{level: 0, index: 0}])).toEqual([tile(64)]);
      });

      test('writes to several logs at once', async () => {
        const storage = await open();
        await storage.append([
          appendOf('shop/2026', 0, newRecord(), newRecord()),
          appendOf('blog/2026', 0, newRecord()),
          appendOf('shop/2025', 0, newRecord()),
        ]);
        expect((await storage.heads()).map(({origin, size}) => [origin, size])).toEqual([
          ['blog/2026', 1],
          ['shop/2025', 1],
          ['shop/2026', 2],
        ]);
        expect(await storage.countRecords('shop')).toBe(3);
        expect(await storage.countRecords('nobody')).toBe(0);
      });

      test.each([
        ['a log that has moved on', 1],
        ['a log that is not that far', 3],
      ])('refuses %s, and all else in the same call', async (_, expectedSize) => {
        const storage = await open();
        await storage.append([appendOf('shop/2026', 0, newRecord(), newRecord())]);
        const late = newRecord();
        const attempt = storage.append([
          appendOf('blog/2026', 0, newRecord()),
          appendOf('shop/2026', expectedSize, late),
        ]);
        await expect(attempt).rejects.toMatchObject({code: 'storage-conflict'});
        expect((await storage.heads()).map(({origin}) => origin)).toEqual(['shop/2026']);
        expect(await storage.recordsById([late.id])).toEqual([]);
        expect((await storage.head('shop/2026'))?.size).toBe(2);
      });

      test.each([
        ['another log in its place', 2, 'note of another log'],
        ['a log where none was', 0, ''],
      ])('refuses %s of the size that was expected', async (_, size, checkpoint) => {
        const storage = await open();
        await storage.append([appendOf('shop/2026', 0, newRecord(), newRecord())]);
        const before = await storage.head('shop/2026');
        const late = newRecord();
        const attempt = {...appendOf('shop/2026', 2, late), expected: size ? {size, checkpoint} : null};
        await expect(storage.append([attempt])).rejects.toMatchObject({code: 'storage-conflict'});
        const both = [appendOf('blog/2026', 0, newRecord()), attempt];
        await expect(storage.append(both)).rejects.toMatchObject({code: 'storage-conflict'});
        expect(await storage.recordsById([late.id])).toEqual([]);
        expect(await storage.heads()).toEqual([before]);
        await storage.append([appendOf('shop/2026', 2, late)]);
      });

      test('refuses an id that is there, in whichever log', async () => {
        const storage = await open();
        const record = newRecord();
        await storage.append([appendOf('shop/2026', 0, record)]);
        for (const origin of ['shop/2026', 'blog/2026']) {
          const again = appendOf(
            origin,
            origin === 'shop/2026' ? 1 : 0,
            newRecord(),
            newRecord({id: record.id}),
          );
          await expect(storage.append([again])).rejects.toMatchObject({code: 'storage-conflict'});
        }
        expect(await storage.countRecords('shop')).toBe(1);
        expect(await storage.head('blog/2026')).toBeNull();
      });

      test('lets one of two win who computed on the same size', async () => {
        const storage = await open();
        const both = await Promise.allSettled([
          storage.append([appendOf('shop/2026', 0, newRecord())]),
          storage.append([appendOf('shop/2026', 0, newRecord())]),
        ]);
        expect(both.map(({status}) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect((await storage.head('shop/2026'))?.size).toBe(1);
      });
    });

    describe('a log that is carried over', () => {
      test('keeps the places of its rows between those that were erased, and what was said of these', async () => {
        const storage = await open();
        const [second, fourth] = [newRecord(), newRecord()];
        const erased = [0, 2, 4].map(index => ({
          origin: 'shop/2026',
          index,
          leaf: crypto.getRandomValues(new Uint8Array(32)),
          at: T0 + index,
          reason: `reason ${index}`,
        }));
        const base = appendOf('shop/2026', 0, second, fourth);
        const {head} = appendOf('shop/2026', 5);
        await storage.append([{...base, erased, head}]);
        expect((await storage.recordAt('shop/2026', 1))?.id).toBe(second.id);
        expect((await storage.recordAt('shop/2026', 3))?.id).toBe(fourth.id);
        expect(await storage.recordAt('shop/2026', 2)).toBeNull();
        expect(await storage.erasedLeaves('shop/2026', 0, 10)).toEqual(erased);
        expect(await storage.indexOfLeaf('shop/2026', erased[2]?.leaf as Uint8Array)).toBe(4);
        expect(await storage.countRecords('shop')).toBe(2);
        await storage.append([appendOf('shop/2026', 5, newRecord())]);
        expect(await storage.countRecords('shop')).toBe(3);
      });

      test('is read by index, without its erased rows', async () => {
        const storage = await open();
        const records = Array.from({length: 6}, (_, i) => newRecord({receivedAt: T0 - i * 40 * 86_400_000}));
        await storage.append([appendOf('shop/2026', 0, ...records), appendOf('blog/2026', 0, newRecord())]);
        await storage.erase([records[2]?.id as string], {at: T0, reason: 'asked'});
        const read = await storage.recordsBetween('shop/2026', 1, 5);
        expect(read.map(({index}) => index)).toEqual([1, 3, 4]);
        expect(read[0]).toEqual({...records[1], origin: 'shop/2026', index: 1, published: false});
        expect(await storage.recordsBetween('shop/2026', 4, 100)).toHaveLength(2);
        expect(await storage.recordsBetween('shop/2026', 6, 9)).toEqual([]);
        expect(await storage.recordsBetween('jobs/2026', 0, 9)).toEqual([]);
      });
    });

    test('a marked storage is read and takes nothing, until the mark is taken off', async () => {
      const storage = await open();
      const record = newRecord();
      await storage.append([appendOf('shop/2026', 0, record)]);
      const request = {id: 'q', site: 'shop', text: '{"state":"open"}'};
      await storage.addRequest(request);
      expect(await storage.mark()).toBeNull();
      const mark = {kind: 'moved', place: 'postgres://db.example/akkoord', at: T0} as const;
      await storage.setMark({...mark, kind: 'moving'});
      await storage.setMark(mark);
      expect(await storage.mark()).toEqual(mark);
      const token = {id: 'i', hash: 'h', name: 'n', role: 'dpo', createdAt: T0} as const;
      const entry = {at: T0, name: null, role: null, deed: 'export', outcome: 'done', detail: ''} as const;
      const hold = {recordId: record.id, kind: 'erase', askedAt: T0, dueAt: T0, reason: ''} as const;
      const leak = {
        site: 's',
        day: '2026-03-01',
        host: 'h',
        kind: 'script',
        service: null,
        path: '/',
        count: 1,
      };
      for (const write of [
        () => storage.append([appendOf('shop/2026', 1, newRecord())]),
        () => storage.append([appendOf('shop/2027', 0, newRecord())]),
        () => storage.erase([record.id], {at: T0, reason: 'asked'}),
        () => storage.hold(hold),
        () => storage.addNotice({hash: NOTICE, materialHash: NOTICE, text: '{}', publishedAt: T0}),
        () => storage.appendNotices({expected: null, leaves: ['{}'], head: noticeHead(1)}),
        () => storage.addToken(token),
        () => storage.addFirstToken(token, async () => {}),
        () => storage.logAccess(entry),
        () => storage.addRequest({id: 'r', site: 'shop', text: '{}'}),
        () => storage.changeRequest(request, {...request, text: '{"state":"answered"}'}),
        () => storage.countLeaks([leak], 10),
      ]) {
        await expect(write()).rejects.toThrow('moved');
      }
      expect((await storage.recordsById([record.id])).map(({id}) => id)).toEqual([record.id]);
      await storage.setMark(null);
      await storage.append([appendOf('shop/2026', 1, newRecord())]);
      expect((await storage.head('shop/2026'))?.size).toBe(2);
    });

    test('knows nothing of what was never appended', async () => {
      const storage = await open();
      expect(await storage.head('shop/2026')).toBeNull();
      expect(await storage.heads()).toEqual([]);
      expect(await storage.recordAt('shop/2026', 0)).toBeNull();
      expect(await storage.recordsById([crypto.randomUUID()])).toEqual([]);
      expect(await storage.tiles('shop/2026', [{level: 0, index: 0}])).toEqual([null]);
      expect(await storage.indexOfLeaf('shop/2026', new Uint8Array(32))).toBeNull();
      expect(await storage.notice(NOTICE)).toBeNull();
      expect(await storage.tokenByHash('00')).toBeNull();
    });

    test('finds a leaf in its own log alone', async () => {
      const storage = await open();
      const [first, second] = [newRecord(), newRecord()];
      const close = newRecord({
        leaf: Uint8Array.from(second.leaf, (byte, i) => (i === 31 ? byte ^ 1 : byte)),
      });
      await storage.append([appendOf('shop/2026', 0, first, close, second)]);
      await storage.append([appendOf('blog/2026', 0, newRecord())]);
      expect(await storage.indexOfLeaf('shop/2026', second.leaf)).toBe(2);
      expect(await storage.indexOfLeaf('shop/2026', close.leaf)).toBe(1);
      expect(await storage.indexOfLeaf('blog/2026', second.leaf)).toBeNull();
      expect(await storage.recordAt('shop/2026', 3)).toBeNull();
    });

    describe('list', () => {
      const fill = async (storage: RecordStorage) => {
        const consentId = crypto.randomUUID();
        const shop = Array.from({length: 10}, (_, i) =>
          newRecord({
            receivedAt: T0 + Math.floor(i / 2) * 1000,
            action: i % 3 ? 'custom' : 'withdraw',
            consentId: i % 4 ? null : consentId,
          }),
        );
        const blog = Array.from({length: 4}, (_, i) =>
          newRecord({
            receivedAt: T0 + i * 1500,
            noticeHash: 'cd'.repeat(32),
            action: (['custom', 'consent', 'consent-withdrawal', 'withdraw'] as const)[i] ?? 'custom',
          }),
        );
        await storage.append([
          appendOf('shop/2025', 0, ...shop.slice(0, 5)),
          appendOf('blog/2026', 0, ...blog),
        ]);
        await storage.append([appendOf('shop/2026', 0, ...shop.slice(5))]);
        return {shop, blog, consentId, all: [...shop, ...blog]};
      };
      const idsOf = (records: readonly NewRecord[]) => records.map(({id}) => id);

      test('gives every row once, by server time, in both directions', async () => {
        const storage = await open();
        const {shop, all} = await fill(storage);
        for (const limit of [1, 3, 200]) {
          const oldest = await listAll(storage, {site: 'shop'}, {limit});
          expect(oldest).toEqual(idsOf(shop));
          expect(await listAll(storage, {site: 'shop'}, {order: 'newest', limit})).toEqual(
            [...oldest].reverse(),
          );
        }
        const times = new Map(all.map(({id, receivedAt}) => [id, receivedAt]));
        const merged = await listAll(storage, {});
        expect([...merged].sort()).toEqual(idsOf(all).sort());
        expect(merged.map(id => times.get(id))).toEqual(
          [...merged.map(id => times.get(id) as number)].sort((a, b) => a - b),
        );
        expect(await listAll(storage, {}, {order: 'newest'})).toEqual([...merged].reverse());
      });

      test.each<
        [
          string,
          (data: Awaited<ReturnType<typeof fill>>) => RecordQuery,
          (record: NewRecord, data: Awaited<ReturnType<typeof fill>>) => boolean,
        ]
      >([
        ['a site', () => ({site: 'blog'}), (record, {blog}) => blog.includes(record)],
        ['a site without rows', () => ({site: 'other'}), () => false],
        ['some sites', () => ({sites: ['blog', 'other']}), (record, {blog}) => blog.includes(record)],
        ['all sites by name', () => ({sites: ['shop', 'blog']}), () => true],
        ['no site at all', () => ({sites: []}), () => false],
        ['a site that is none of some', () => ({site: 'blog', sites: ['shop']}), () => false],
        ['an id under other sites', ({shop}) => ({id: shop[3]?.id as string, sites: ['blog']}), () => false],
        [
          'a consent id under other sites',
          ({consentId}) => ({consentId, sites: ['blog', 'other']}),
          () => false,
        ],
        [
          'a consent id under some sites',
          ({consentId}) => ({consentId, sites: ['blog', 'shop']}),
          (record, {consentId}) => record.consentId === consentId,
        ],
        [
          'an action under other sites',
          () => ({action: 'withdraw', sites: ['blog']}),
          (record, {blog}) => record.action === 'withdraw' && blog.includes(record),
        ],
        ['an id', ({shop}) => ({id: shop[3]?.id as string}), (record, {shop}) => record === shop[3]],
        ['an id under another site', ({shop}) => ({id: shop[3]?.id as string, site: 'blog'}), () => false],
        [
          'a consent id',
          ({consentId}) => ({consentId}),
          (record, {consentId}) => record.consentId === consentId,
        ],
        ['a consent id under another site', ({consentId}) => ({consentId, site: 'blog'}), () => false],
        ['an action', () => ({action: 'withdraw'}), record => record.action === 'withdraw'],
        ['a kind', () => ({kind: 'other-consent'}), ({action}) => action.startsWith('consent')],
        ['the other kind', () => ({kind: 'choice'}), ({action}) => !action.startsWith('consent')],
        [
          'an id under another kind',
          ({shop}) => ({id: shop[3]?.id as string, kind: 'other-consent'}),
          () => false,
        ],
        ['an action nobody took', () => ({action: 'signal'}), () => false],
        ['a notice', () => ({noticeHash: 'cd'.repeat(32)}), record => record.noticeHash !== NOTICE],
        [
          'an action under a notice',
          () => ({action: 'withdraw', noticeHash: NOTICE}),
          ({action, noticeHash}) => action === 'withdraw' && noticeHash === NOTICE,
        ],
        [
          'a kind under a notice',
          () => ({kind: 'choice', noticeHash: NOTICE}),
          ({action, noticeHash}) => !action.startsWith('consent') && noticeHash === NOTICE,
        ],
        ['a time from', () => ({from: T0 + 2000}), record => record.receivedAt >= T0 + 2000],
        ['a time to', () => ({to: T0 + 2000}), record => record.receivedAt < T0 + 2000],
        [
          'all at once',
          ({consentId}) => ({
            site: 'shop',
            consentId,
            action: 'withdraw',
            noticeHash: NOTICE,
            from: T0,
            to: T0 + 9000,
          }),
          (record, {consentId}) => record.consentId === consentId && record.action === 'withdraw',
        ],
      ])('narrows by %s', async (_, queryOf, isWanted) => {
        const storage = await open();
        const data = await fill(storage);
        const wanted = idsOf(data.all.filter(record => isWanted(record, data))).sort();
        for (const order of ['newest', 'oldest'] as const) {
          expect([...(await listAll(storage, queryOf(data), {order, limit: 2}))].sort()).toEqual(wanted);
        }
      });

      test('gives what was there once each, while others append', async () => {
        const storage = await open();
        const {shop} = await fill(storage);
        let size = 5;
        const between = async () => {
          await storage.append([appendOf('shop/2026', size, newRecord({receivedAt: T0 + 60_000}))]);
          size += 1;
        };
        const newest = await listAll(storage, {site: 'shop'}, {order: 'newest', limit: 2, between});
        expect(newest).toEqual(idsOf(shop).reverse());
      });

      test.each(['', 'x', '1', '1-', '-1-2', '1-2-3', '1-99999999999999999999'])(
        'refuses the cursor "%s"',
        async cursor => {
          const storage = await open();
          await fill(storage);
          const attempt = storage.list({}, {order: 'newest', limit: 1, cursor});
          await expect(attempt).rejects.toMatchObject({code: 'query-invalid'});
        },
      );
    });

    describe('notices', () => {
      const entry = {hash: NOTICE, materialHash: 'ef'.repeat(32), text: '{"notice":"ü"}', publishedAt: T0};

      test('are kept once and never changed', async () => {
        const storage = await open();
        expect(await storage.addNotice(entry)).toBe(true);
        expect(await storage.addNotice({...entry, text: '{}', publishedAt: 1})).toBe(false);
        expect(await storage.notice(NOTICE)).toEqual(entry);
        expect(await storage.notices()).toEqual([entry]);
        expect([...(await storage.publishedNotices([NOTICE, 'cd'.repeat(32)]))]).toEqual([NOTICE]);
      });

      test('have a log that grows from the head that was known alone', async () => {
        const storage = await open();
        expect([await storage.noticeHead(), await storage.noticeLeaves()]).toEqual([null, []]);
        const [one, three] = [noticeHead(1), noticeHead(3)];
        await storage.appendNotices({expected: null, leaves: ['{"a":"ü"}'], head: one});
        const late = storage.appendNotices({expected: null, leaves: ['x'], head: noticeHead(2)});
        await expect(late).rejects.toMatchObject({code: 'storage-conflict'});
        const append = {expected: one, leaves: ['b', 'c'], head: three};
        const both = await Promise.allSettled([storage.appendNotices(append), storage.appendNotices(append)]);
        expect(both.map(({status}) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await storage.noticeHead()).toEqual(three);
        expect(await storage.noticeLeaves()).toEqual(['{"a":"ü"}', 'b', 'c']);
        const successor = {...three, origin: 'notices-2', checkpoint: 'of notices-2'};
        await storage.appendNotices({expected: three, leaves: [], head: successor});
        expect(await storage.noticeHead()).toEqual(successor);
      });

      test('make the rows published that came before them', async () => {
        const storage = await open();
        const record = newRecord();
        await storage.append([appendOf('shop/2026', 0, record)]);
        expect((await storage.recordAt('shop/2026', 0))?.published).toBe(false);
        await storage.addNotice(entry);
        expect((await storage.recordAt('shop/2026', 0))?.published).toBe(true);
        expect((await storage.recordsById([record.id]))[0]?.published).toBe(true);
        const {records} = await storage.list({}, {order: 'newest', limit: 1, cursor: null});
        expect(records[0]?.published).toBe(true);
      });
    });

    test('tokens are found by hash until they are removed', async () => {
      const storage = await open();
      const token = (n: number): TokenEntry => ({
        id: `id-${n}`,
        hash: `hash-${n}`,
        name: `n ${n}`,
        role: 'viewer',
        createdAt: T0 + n,
      });
      await storage.addToken(token(2));
      await storage.addToken(token(1));
      await storage.addToken({...token(3), sites: ['blog', 'shop']});
      expect(await storage.tokens()).toEqual([token(1), token(2), {...token(3), sites: ['blog', 'shop']}]);
      const invitation = {...token(4), invitedUntil: T0 + 9};
      await storage.addToken(invitation);
      expect(await storage.tokenByHash('hash-4')).toEqual(invitation);
      expect(await storage.tokenByHash('hash-3')).toEqual({...token(3), sites: ['blog', 'shop']});
      expect(await storage.tokenByHash('hash-1')).toEqual(token(1));
      expect(await storage.removeToken('id-1')).toBe(true);
      expect(await storage.removeToken('id-1')).toBe(false);
      expect(await storage.tokenByHash('hash-1')).toBeNull();
    });

    test('of several first tokens at once one is told and kept, and none where telling failed', async () => {
      const storage = await open();
      const tokens = Array.from(
        {length: 4},
        (_, n): TokenEntry => ({
          id: `id-${n}`,
          hash: `hash-${n}`,
          name: 'owner',
          role: 'owner',
          createdAt: T0,
        }),
      );
      const gone = () => Promise.reject(new Error('the terminal is gone'));
      await expect(storage.addFirstToken(tokens[0] as TokenEntry, gone)).rejects.toThrow('terminal');
      expect(await storage.tokens()).toEqual([]);
      const told: TokenEntry[] = [];
      const kept = await Promise.all(
        tokens.map(token => storage.addFirstToken(token, async () => told.push(token))),
      );
      expect(told).toHaveLength(1);
      expect(await storage.tokens()).toEqual(told);
      expect(tokens.filter((_, n) => kept[n])).toEqual(told);
    });

    test('the access log is read newest first', async () => {
      const storage = await open();
      const line = (n: number) =>
        ({
          at: T0 + n,
          name: n ? 'dpo' : null,
          role: n ? 'dpo' : null,
          deed: 'export',
          outcome: n ? 'done' : 'refused',
          detail: `line ${n}`,
        }) as const;
      for (const n of [0, 1, 2]) await storage.logAccess(line(n));
      expect(await storage.accessLog(2)).toEqual([line(2), line(1)]);
      expect(await storage.accessLog(10)).toHaveLength(3);
    });

    describe('leaks', () => {
      const leak = (change: Partial<LeakCount> = {}): LeakCount => ({
        site: 'shop',
        day: '2026-03-01',
        host: 'cdn.example',
        kind: 'script',
        service: null,
        path: '/',
        count: 1,
        ...change,
      });

      test('are summed over days, most first', async () => {
        const storage = await open();
        await storage.countLeaks([leak(), leak({host: 'b.example', service: 'b', count: 2})], 10);
        await storage.countLeaks([leak({day: '2026-03-03', count: 4}), leak()], 10);
        const {day: _, ...one} = leak();
        expect(await storage.leaks({limit: 10})).toEqual([
          {...one, count: 6, firstDay: '2026-03-01', lastDay: '2026-03-03'},
          {
            ...one,
            host: 'b.example',
            service: 'b',
            count: 2,
            firstDay: '2026-03-01',
            lastDay: '2026-03-01',
          },
        ]);
      });

      test.each<[string, Partial<LeakQuery>, readonly string[]]>([
        ['nothing', {}, ['a', 'b', 'c', 'd']],
        ['a site', {site: 'blog'}, ['c']],
        ['a first day, included', {from: '2026-03-02'}, ['b', 'd']],
        ['a last day, included', {to: '2026-03-02'}, ['a', 'b', 'c']],
        ['one day', {from: '2026-03-02', to: '2026-03-02'}, ['b']],
        ['a limit', {limit: 2}, ['a', 'b']],
      ])('are narrowed by %s', async (_, query, paths) => {
        const storage = await open();
        await storage.countLeaks(
          [
            leak({path: '/a', count: 4}),
            leak({path: '/b', count: 3, day: '2026-03-02'}),
            leak({path: '/c', count: 2, site: 'blog'}),
            leak({path: '/d', day: '2026-03-03'}),
          ],
          10,
        );
        const found = await storage.leaks({limit: 10, ...query});
        expect(found.map(({path}) => path)).toEqual(paths.map(path => `/${path}`));
      });

      test('are so many different ones for a site and day, and those go on counting', async () => {
        const storage = await open();
        const named = (path: string, change: Partial<LeakCount> = {}) => leak({path, ...change});
        await storage.countLeaks([named('/a'), named('/b'), named('/c')], 2);
        await storage.countLeaks([named('/d'), named('/a'), named('/e', {day: '2026-03-02'})], 2);
        await storage.countLeaks([named('/f', {site: 'blog'})], 2);
        const found = await storage.leaks({limit: 10});
        expect(found.map(({path, count}) => `${path} ${count}`)).toEqual(['/a 2', '/f 1', '/b 1', '/e 1']);
      });

      test('are forgotten by day', async () => {
        const storage = await open();
        await storage.countLeaks([leak(), leak({day: '2026-03-02'})], 10);
        await storage.forgetLeaks('2026-03-02');
        expect(await storage.leaks({limit: 10})).toMatchObject([{firstDay: '2026-03-02', count: 1}]);
      });
    });

    test('closes twice without complaint', async () => {
      const storage = await open();
      await storage.close();
      await storage.close();
    });
  });
}
