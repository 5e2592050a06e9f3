import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {createNodeCollector, openStorage} from '@akkoord/collector/node';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {ORIGIN, sentRecord} from '../test/sent-record.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const SITES = [
  {id: 'shop', origins: [ORIGIN], location: 'Delft, NL', retention: {duration: 'P5Y', reason: 'complaints'}},
];
const NOW = Date.parse('2026-11-20T10:00:00.000Z');
const env = {AKKOORD_BACKUP_PASSPHRASE: 'correct horse battery'};
const secret = Buffer.alloc(32, 5);
const secretHash = Buffer.from(await crypto.subtle.digest('SHA-256', secret)).toString('hex');

const open = (dataDir: string) => createNodeCollector({dataDir, sites: SITES, clock: () => NOW});

/** Has `count` records taken by the collector over `dataDir`, and gives their ids and their places. */
async function take(dataDir: string, count: number) {
  const collector = await open(dataDir);
  const taken: {id: string; log: {origin: string; index: number}}[] = [];
  for (let i = 0; i < count; i++) {
    const {id, request} = sentRecord({at: NOW, secretHash});
    const answer = await collector.fetch(request);
    const {records} = (await answer.json()) as {records: [{receipt: {log: (typeof taken)[0]['log']}}]};
    taken.push({id, log: records[0].receipt.log});
  }
  await collector.close();
  return taken;
}

async function asHolder(dataDir: string, id: string, method = 'GET'): Promise<number> {
  const collector = await open(dataDir);
  const headers = {authorization: `Bearer ${secret.toString('base64url')}`};
  const {status} = await collector.fetch(
    new Request(`https://c.example/v1/receipts/${id}`, {method, headers}),
  );
  await collector.close();
  return status;
}

async function command(...argv: string[]) {
  const io = capturedIo({env});
  const code = await run(argv, io);
  return {code, out: io.out(), err: io.err()};
}

/** A folder with what is kept outside backups, as if the disk of the database was lost. */
function diskLost(data: string): string {
  const fresh = `${data}-new`;
  mkdirSync(fresh);
  for (const name of ['log-key.json', 'anchors.json', 'erasures.ndjson']) {
    try {
      copyFileSync(join(data, name), join(fresh, name));
    } catch {
      // Nothing was ever erased.
    }
  }
  return fresh;
}

describe('a disk that is lost', () => {
  it('is made up for by a backup, with what was erased since forgotten again and what is lost stated', async () => {
    const data = scratch.path('story');
    const before = await take(data, 5);
    const labels = {notice: 'ab'.repeat(32), language: 'nl', layer: 'first', width: 2, height: 1} as const;
    const picture = {...labels, sha256: '01'.repeat(32), bytes: 3, build: null, receivedAt: 1};
    const original = await openStorage(data);
    await original.addPicture(picture, Uint8Array.of(1, 2, 3));
    await original.close();
    const file = scratch.path('story.bin');
    expect((await command('backup', '--data', data, '--out', file)).code).toBe(0);
    const erased = before[2]?.id as string;
    expect(await asHolder(data, erased, 'DELETE')).toBe(200);
    const lost = await take(data, 3);
    const fresh = diskLost(data);

    const {code, out} = await command('restore', '--data', fresh, '--from', file);
    expect(code).toBe(0);
    expect(out).toBe(
      'shop/2026: 5 leaves, verified\nerased again: 1\nshop/2026: records 5 to 7 are lost, stated and signed; shop/2026-2 goes on\n',
    );
    expect(await asHolder(fresh, erased)).toBe(404);
    expect(await asHolder(fresh, before[4]?.id as string)).toBe(200);
    expect(await asHolder(fresh, lost[0]?.id as string)).toBe(404);
    const restored = await openStorage(fresh);
    expect(await restored.pictures(null)).toEqual([picture]);
    expect(await restored.picture(picture.notice, picture.sha256)).toEqual(Uint8Array.of(1, 2, 3));
    await restored.close();

    const after = await take(fresh, 2);
    expect(after.map(({log}) => [log.origin, log.index])).toEqual([
      ['shop/2026-2', 0],
      ['shop/2026-2', 1],
    ]);
    const collector = await open(fresh);
    const gap = await collector.fetch(new Request('https://c.example/v1/logs/shop/2026/gap'));
    const {statement, signature, publicKey} = (await gap.json()) as Record<string, string>;
    expect(statement).toMatchObject({log: 'shop/2026', size: 5, lost: [5, 7], successor: 'shop/2026-2'});
    const key = await crypto.subtle.importKey(
      'raw',
      Buffer.from(publicKey ?? '', 'base64'),
      'Ed25519',
      false,
      ['verify'],
    );
    const {canonical} = await import('@akkoord/ledger');
    const text = new TextEncoder().encode(canonical(statement));
    expect(await crypto.subtle.verify('Ed25519', key, Buffer.from(signature ?? '', 'base64'), text)).toBe(
      true,
    );
    await collector.close();
    // And it starts again, and again goes on where it was.
    expect((await take(fresh, 1))[0]?.log).toMatchObject({origin: 'shop/2026-2', index: 2});
  });

  it('loses nothing where the backup is as new as the anchors', async () => {
    const data = scratch.path('whole');
    const taken = await take(data, 4);
    const file = scratch.path('whole.bin');
    await command('backup', '--data', data, '--out', file, '--json');
    const fresh = diskLost(data);
    const {out} = await command('restore', '--data', fresh, '--from', file, '--json');
    expect(JSON.parse(out)).toEqual({logs: [{origin: 'shop/2026', size: 4}], erased: 0, gaps: []});
    expect(await asHolder(fresh, taken[3]?.id as string)).toBe(200);
    expect((await take(fresh, 1))[0]?.log).toMatchObject({origin: 'shop/2026', index: 4});
  });

  it('does not come back by copying an old database: the collector refuses to sign on', async () => {
    const data = scratch.path('old');
    await take(data, 3);
    copyFileSync(join(data, 'records.db'), scratch.path('old.db'));
    await take(data, 2);
    renameSync(scratch.path('old.db'), join(data, 'records.db'));
    await expect(open(data)).rejects.toMatchObject({
      code: 'log-mismatch',
      message: expect.stringMatching(/has 3 leaves, 5 were signed; .*akkoord restore/),
    });
  });

  it('does not come back as another log of the same length', async () => {
    const [data, other] = [scratch.path('mine'), scratch.path('theirs')];
    await take(data, 3);
    mkdirSync(other);
    copyFileSync(join(data, 'log-key.json'), join(other, 'log-key.json'));
    await take(other, 3);
    copyFileSync(join(other, 'records.db'), join(data, 'records.db'));
    await expect(open(data)).rejects.toMatchObject({code: 'log-mismatch'});
  });
});

describe('a backup', () => {
  it('shows nothing of what is in it, and is readable for its owner alone', async () => {
    const data = scratch.path('secret');
    const [taken] = await take(data, 1);
    const file = scratch.path('secret.bin');
    await command('backup', '--data', data, '--out', file);
    const bytes = readFileSync(file);
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(bytes.includes(taken?.id as string)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('states how long it may be kept, is refused afterwards, and goes by --prune', async () => {
    const data = scratch.path('aged');
    const [taken] = await take(data, 1);
    const folder = scratch.path('kept');
    mkdirSync(folder);
    const file = join(folder, 'old.bin');
    const made = await command('backup', '--data', data, '--out', file, '--keep', 'P0D');
    expect(made.out).toMatch(/written, to be deleted by \d{4}-\d{2}-\d{2}\n/);
    const fresh = diskLost(data);
    const restore = ['restore', '--data', fresh, '--from', file];
    expect((await command(...restore)).err).toMatch(/was to be deleted by .*--although-old.*backup-unusable/);
    // The time is under the tag: nobody makes a backup younger.
    const bytes = readFileSync(file);
    const younger = Buffer.from(bytes);
    younger.writeBigUInt64BE(BigInt(Date.now() + 86_400_000), 17);
    writeFileSync(scratch.path('younger.bin'), younger);
    const forged = await command('restore', '--data', fresh, '--from', scratch.path('younger.bin'));
    expect(forged.err).toMatch(/does not open/);
    expect((await command(...restore, '--although-old')).code).toBe(0);
    expect(await asHolder(fresh, taken?.id as string)).toBe(200);

    writeFileSync(join(folder, 'notes.txt'), 'no backup of ours, and longer than the head of one would be');
    const next = join(folder, 'next.bin');
    const {out} = await command('backup', '--data', data, '--out', next, '--prune', '--json');
    expect(JSON.parse(out)).toEqual({
      file: next,
      keepUntil: expect.stringMatching(/^\d{4}-/),
      pruned: [file],
    });
    expect(readdirSync(folder).sort()).toEqual(['next.bin', 'notes.txt']);
    expect((await command('backup', '--data', data, '--out', file, '--keep', 'forever')).err).toMatch(
      /--keep is "forever".*flag-unusable/,
    );
  });

  it('is not made without a passphrase, over a file, or of nothing', async () => {
    const data = scratch.path('refused');
    await take(data, 1);
    const io = capturedIo();
    expect(await run(['backup', '--data', data, '--out', scratch.path('x.bin')], io)).toBe(2);
    expect(io.err()).toContain('[flag-missing]');
    const there = scratch.file('there.bin', 'x');
    expect((await command('backup', '--data', data, '--out', there)).err).toContain('[backup-not-done]');
    const nowhere = ['--data', scratch.path('nowhere'), '--out', scratch.path('y.bin')];
    expect((await command('backup', ...nowhere)).err).toContain('[backup-not-done]');
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'one bit altered',
      bytes => Buffer.concat([bytes.subarray(0, 200), Buffer.of((bytes[200] ?? 0) ^ 1), bytes.subarray(201)]),
    ],
    ['its end cut off', bytes => bytes.subarray(0, -5)],
    ['something added', bytes => Buffer.concat([bytes, Buffer.of(1)])],
    ['nothing in it', () => Buffer.alloc(0)],
    ['something else in it', () => Buffer.alloc(5000, 'x')],
  ])('does not open with %s, and leaves no database behind', async (name, change) => {
    const data = scratch.path(`altered ${name}`);
    await take(data, 1);
    const file = scratch.path(`${name}.bin`);
    await command('backup', '--data', data, '--out', file);
    writeFileSync(file, change(readFileSync(file)));
    const fresh = diskLost(data);
    const {code, err} = await command('restore', '--data', fresh, '--from', file);
    expect([code, err]).toEqual([2, expect.stringContaining('backup-unusable')]);
    expect(() => statSync(join(fresh, 'records.db'))).toThrow();
  });

  it('does not go over a database, nor without the key', async () => {
    const data = scratch.path('over');
    await take(data, 1);
    const file = scratch.path('over.bin');
    await command('backup', '--data', data, '--out', file);
    expect((await command('restore', '--data', data, '--from', file)).err).toContain('there is a database');
    const empty = scratch.path('empty');
    mkdirSync(empty);
    expect((await command('restore', '--data', empty, '--from', file)).err).toContain('key-unreadable');
  });
});
