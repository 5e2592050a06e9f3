import {afterEach, describe, expect, test} from 'vitest';
import type {AccessEntry, AccessQuery, RecordStorage, Tally} from './storage.ts';

const T0 = Date.parse('2026-03-01T00:00:00.000Z');

const tally = (change: Partial<Tally> = {}): Tally => ({
  site: 'shop',
  day: '2026-03-01',
  noticeHash: 'ab'.repeat(32),
  language: 'nl',
  action: 'custom',
  choices: 'analytical+~tracking-',
  viewport: '',
  count: 1,
  ...change,
});

/** What every driver has to do for the people at the desk. */
export function describeDesk(name: string, create: () => Promise<RecordStorage>): void {
  describe(`${name}, for the desk,`, () => {
    const opened: RecordStorage[] = [];
    const open = async (): Promise<RecordStorage> => {
      const storage = await create();
      opened.push(storage);
      return storage;
    };
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });
    let size = 0;
    const append = (storage: RecordStorage, expectedSize: number, ...tallies: readonly Tally[]) => {
      size = expectedSize + 1;
      const record = {
        id: crypto.randomUUID(),
        consentId: null,
        receivedAt: T0,
        action: 'custom',
        noticeHash: 'ab'.repeat(32),
        text: '{}',
        salt: crypto.getRandomValues(new Uint8Array(32)),
        leaf: crypto.getRandomValues(new Uint8Array(32)),
      } as const;
      const head = {origin: 'shop/2026', size, checkpoint: 'note'};
      const expected = expectedSize === 0 ? null : {...head, size: expectedSize};
      return storage.append([{site: 'shop', expected, records: [record], tiles: [], head, tallies}]);
    };

    test('sums what commits counted, and tells apart whatever differs', async () => {
      const storage = await open();
      await append(storage, 0, tally({count: 2}), tally({language: 'fr'}));
      await append(storage, 1, tally({count: 3}), tally({action: 'withdraw'}), tally({choices: ''}));
      await append(storage, 2, tally({viewport: 'small'}), tally({viewport: 'large'}));
      expect(await storage.tallies({})).toHaveLength(6);
      expect((await storage.tallies({})).reduce((sum, {count}) => sum + count, 0)).toBe(10);
      expect(await storage.tallies({})).toContainEqual(tally({count: 5}));
    });

    test('narrows tallies by site and by days, both included', async () => {
      const storage = await open();
      const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
      await append(storage, 0, ...days.map(day => tally({day})), tally({site: 'blog', day: '2026-03-02'}));
      const found = async (query: Parameters<RecordStorage['tallies']>[0]) =>
        (await storage.tallies(query)).map(({site, day}) => `${site} ${day}`);
      expect(await found({site: 'blog'})).toEqual(['blog 2026-03-02']);
      expect(await found({site: 'shop', from: '2026-03-02'})).toEqual(['shop 2026-03-02', 'shop 2026-03-03']);
      expect(await found({from: '2026-03-02', to: '2026-03-02'})).toEqual([
        'blog 2026-03-02',
        'shop 2026-03-02',
      ]);
    });

    test('counts nothing of a commit that was not taken', async () => {
      const storage = await open();
      await append(storage, 0, tally());
      await expect(append(storage, 0, tally())).rejects.toThrow();
      expect(await storage.tallies({})).toEqual([tally()]);
    });

    const line = (n: number, change: Partial<AccessEntry> = {}): AccessEntry => ({
      at: T0 + n,
      name: 'Fatima',
      role: 'dpo',
      deed: 'look-up',
      outcome: 'done',
      detail: `line ${n}`,
      ...change,
    });

    test.each<[string, AccessQuery, readonly number[]]>([
      ['nothing', {}, [3, 2, 1, 0]],
      ['a first time, included', {from: T0 + 2}, [3, 2]],
      ['a last time, not included', {to: T0 + 1}, [0]],
      ['deeds', {deeds: ['export', 'erase']}, [2, 1]],
      ['an outcome', {outcome: 'refused'}, [3]],
      ['a part of the detail', {text: 'LINE 2'}, [2]],
      ['a name', {text: 'fatima'}, [2, 1, 0]],
      ['what was read', {skip: 3}, [0]],
      ['signs that SQL knows', {text: '%'}, []],
      ['a site', {sites: ['blog']}, [1]],
      ['one of some sites', {sites: ['blog', 'shop']}, [2, 1]],
      ['half of a site’s name', {sites: ['sho']}, []],
      ['no site at all', {sites: []}, []],
    ])('narrows the access log by %s', async (_, query, expected) => {
      const storage = await open();
      await storage.logAccess(line(0));
      await storage.logAccess(line(1, {deed: 'export', sites: ['blog', 'shop']}));
      await storage.logAccess(line(2, {deed: 'erase', sites: ['shop']}));
      await storage.logAccess(line(3, {name: null, role: null, outcome: 'refused'}));
      const found = await storage.accessLog(10, query);
      expect(found.map(({at}) => at - T0)).toEqual(expected);
    });

    test('keeps requests until they are removed, and changes each only for who has seen its last state', async () => {
      const storage = await open();
      const request = {id: 'a', site: 'shop', text: '{"state":"open"}'};
      const closed = {...request, text: '{"state":"answered"}'};
      expect(await storage.addRequest(request)).toBe(true);
      expect(await storage.addRequest(closed)).toBe(false);
      expect(await storage.addRequest({...request, id: 'b'})).toBe(true);
      expect(await storage.changeRequest(request, closed)).toBe(true);
      expect(await storage.changeRequest(request, {...request, text: '{"state":"refused"}'})).toBe(false);
      expect((await storage.requests()).map(({text}) => text).sort()).toEqual([closed.text, request.text]);
      expect(await storage.removeRequest('b')).toBe(true);
      expect(await storage.removeRequest('b')).toBe(false);
      expect(await storage.changeRequest({...request, id: 'b'}, {...closed, id: 'b'})).toBe(false);
      expect(await storage.requests()).toEqual([closed]);
    });

    test('takes one of several changes of a request that were made at once', async () => {
      const storage = await open();
      const request = {id: 'a', site: 'shop', text: '{"state":"open"}'};
      const changes = Array.from({length: 4}, (_, i) => ({...request, text: `{"answer":${i}}`}));
      await storage.addRequest(request);
      const taken = await Promise.all(changes.map(change => storage.changeRequest(request, change)));
      expect(taken.filter(isTaken => isTaken)).toHaveLength(1);
      expect(await storage.requests()).toEqual([changes[taken.indexOf(true)]]);
    });

    test('keeps what the desk has made, and changes it only for who has seen its last state', async () => {
      const storage = await open();
      const draft = {kind: 'draft', id: 'a', site: 'shop', text: '{"revision":1}'} as const;
      const edited = {...draft, text: '{"revision":2}'};
      expect(await storage.addItem(draft)).toBe(true);
      expect(await storage.addItem({...draft, text: '{"revision":9}'})).toBe(false);
      expect(await storage.addItem({...draft, kind: 'site'})).toBe(true);
      expect(await storage.changeItem(draft, edited)).toBe(true);
      expect(await storage.changeItem(draft, {...draft, text: '{"revision":3}'})).toBe(false);
      expect(await storage.changeItem({...draft, id: 'b'}, {...draft, id: 'b'})).toBe(false);
      expect(await storage.items('draft')).toEqual([edited]);
      expect(await storage.items('site')).toEqual([{...draft, kind: 'site'}]);
    });
  });
}
