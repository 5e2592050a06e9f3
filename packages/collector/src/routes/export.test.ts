import {appendLeaves, EMPTY_EDGE, parseCheckpoint, rootOf, rowLeaf, toHex} from '@akkoord/ledger';
import type {StoredRow} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {somePublication, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {safeCell} from '../export/csv.ts';
import {createToken} from '../index.ts';

/** RFC 4180, read back. */
function parseCsv(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\r\n')
    .map(line =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)].slice(0, line.endsWith(',') ? undefined : -1),
    )
    .map(cells =>
      cells.map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
    );
}

async function csvOf(response: Response): Promise<readonly Readonly<Record<string, string>>[]> {
  const [header = [], ...rows] = parseCsv(await response.text());
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

test('writes a CSV file with one line a record, oldest first', async () => {
  const {asStaff, send, clock, storage} = await startCollector();
  const record = someRecord({
    consentId: crypto.randomUUID(),
    signals: ['gpc'],
    previous: crypto.randomUUID(),
  });
  await send(record);
  clock.now += 1000;
  await send(someRecord());
  const response = await asStaff('/v1/export?format=csv');
  expect(response.headers.get('content-type')).toContain('text/csv');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="akkoord-records-all-2026-03-01.csv"',
  );
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const rows = await csvOf(response);
  expect(rows).toHaveLength(2);
  const [stored] = await storage.recordsById([record.id]);
  expect(rows[0]).toEqual({
    index: '0',
    'record id': record.id,
    'consent id': record.consentId,
    site: 'shop',
    decidedAt: '2026-03-01T09:59:58.000Z',
    receivedAt: '2026-03-01T10:00:00.000Z',
    late: 'false',
    action: 'custom',
    control: 'settings.save',
    language: 'nl',
    'notice hash': 'ab'.repeat(32),
    'notice version': '1',
    'notice status': 'unpublished',
    functional: 'granted',
    analytical: 'denied',
    tracking: 'denied',
    test: 'false',
    services: 'youtube:granted',
    signals: 'gpc',
    expiresAt: '2026-09-01T09:59:58.000Z',
    previous: record.previous,
    'log origin': 'shop/2026',
    leaf: toHex(stored?.leaf as Uint8Array),
    kind: 'choice',
    purpose: '',
    channel: '',
    duration: '',
    text: '',
  });
});

test.each(['ndjson', 'csv', 'evidence'])(
  'breaks off an export as %s once its token is taken back',
  async format => {
    const {asStaff, send, clock, making, reports} = await startCollector();
    for (let i = 0; i < 10; i++) await send(...Array.from({length: 20}, () => someRecord()));
    const {token, entry} = await createToken({name: 'Jan', role: 'dpo'}, making);
    const read = async (meanwhile: () => Promise<unknown>): Promise<string> => {
      const response = await asStaff(`/v1/export?format=${format}&site=shop`, {}, token);
      clock.now += 1000;
      await meanwhile();
      return response.text();
    };
    expect(await read(async () => {})).not.toBe('');
    await expect(read(() => making.storage.removeToken(entry.id))).rejects.toMatchObject({
      code: 'token-unknown',
    });
    expect(reports).toMatchObject([{code: 'token-unknown'}]);
  },
);

test('gives the categories that a site added columns of their own', async () => {
  const {asStaff, send, collector} = await startCollector();
  const {notice, texts} = await somePublication();
  const social = {id: 'social', texts: {nl: {label: 'Sociaal', description: 'Delen.'}}};
  await collector.publishNotice({notice: {...notice, categories: [...notice.categories, social]}, texts});
  await send(someRecord({choices: {functional: 'granted', social: 'denied', x: 'denied', vimeo: 'granted'}}));
  const [row] = await csvOf(await asStaff('/v1/export?format=csv'));
  expect(row).toMatchObject({social: 'denied', tracking: '', services: 'vimeo:granted x:denied'});
});

test('writes NDJSON from which the whole log can be rebuilt', async () => {
  const {asStaff, ask, send} = await startCollector();
  for (let i = 0; i < 3; i++) await send(...Array.from({length: 20}, () => someRecord()));
  const response = await asStaff('/v1/export?format=ndjson&site=shop');
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as {row: StoredRow; salt: string; leaf: string; log: {index: number}});
  const leaves = lines.map(({row, salt}) => rowLeaf(row, Buffer.from(salt, 'base64')));
  expect(leaves.map(toHex)).toEqual(lines.map(({leaf}) => leaf));
  const {checkpoint} = parseCheckpoint(await (await ask('/v1/logs/shop/2026/checkpoint')).text());
  expect(toHex(rootOf(appendLeaves(EMPTY_EDGE, leaves)))).toBe(toHex(checkpoint.root));
});

test('keeps to the site and the time that were asked for', async () => {
  const {asStaff, send, clock} = await startCollector();
  await send(someRecord());
  clock.now += 86_400_000;
  const record = someRecord();
  await send(record);
  const rows = await csvOf(await asStaff('/v1/export?format=csv&site=shop&from=2026-03-02'));
  expect(rows.map(row => row['record id'])).toEqual([record.id]);
  expect(await csvOf(await asStaff('/v1/export?format=csv&site=blog'))).toEqual([]);
});

test.each(['', 'format=xml', 'format=csv&sites=shop', 'format=csv&from=x', 'format=csv&action=custom'])(
  'refuses the query "%s"',
  async query => {
    const {asStaff} = await startCollector();
    expect(await (await asStaff(`/v1/export?${query}`)).json()).toMatchObject({code: 'query-invalid'});
  },
);

/** As many turns of the event loop as a whole export takes many times over. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 1000; turn++) await new Promise(resolve => setImmediate(resolve));
};

test('reads the storage only as far as its reader has come', async () => {
  const {asStaff, send, storage, open, owner} = await startCollector();
  for (let i = 0; i < 60; i++) await send(...Array.from({length: 20}, () => someRecord()));
  let pages = 0;
  const counting = {
    ...storage,
    list: (...args: Parameters<typeof storage.list>) => {
      pages += 1;
      return storage.list(...args);
    },
  };
  const collector = await open(counting);
  const headers = {authorization: `Bearer ${owner}`};
  const response = await collector.fetch(new Request('https://c.example/v1/export?format=ndjson', {headers}));
  await turns();
  expect(pages).toBeLessThanOrEqual(1);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await reader.cancel();
  await turns();
  expect(pages).toBeLessThanOrEqual(2);
  expect((await (await asStaff('/v1/export?format=ndjson')).text()).trimEnd().split('\n')).toHaveLength(1200);
});

test('breaks off, rather than ending early as if it were whole, where the storage fails', async () => {
  const {send, storage, open, owner, reports} = await startCollector();
  await send(someRecord());
  const collector = await open({...storage, list: async () => Promise.reject(new Error('gone'))});
  const headers = {authorization: `Bearer ${owner}`};
  const response = await collector.fetch(new Request('https://c.example/v1/export?format=ndjson', {headers}));
  await expect(response.text()).rejects.toThrow('gone');
  expect(reports).toHaveLength(1);
});

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
    'that begins as %j is quoted',
    text => {
      expect(safeCell(text)).toBe(`'${text}`);
    },
  );

  test.each(['', 'a=1', '2026-1', "'=1", '1+1', ' =1', 'a;b=1'])('that begins as %j is left alone', text => {
    expect(safeCell(text)).toBe(text);
  });

  test.each([
    ['1;=1+1', "1;'=1+1"],
    ['1; "@SUM(A1);-2', "1; \"'@SUM(A1);'-2"],
    ['=1;＝2', "'=1;'＝2"],
  ])('that a spreadsheet would cut at a semicolon has no formula behind it: %j', (text, safe) => {
    expect(safeCell(text)).toBe(safe);
  });

  test('of a hostile record cannot become a formula in the file', async () => {
    const {asStaff, send} = await startCollector();
    const version = '=HYPERLINK("https://evil.example","x")';
    await send(someRecord({notice: {hash: 'ab'.repeat(32), version, language: 'nl'}}));
    const text = await (await asStaff('/v1/export?format=csv')).text();
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
  });
});
