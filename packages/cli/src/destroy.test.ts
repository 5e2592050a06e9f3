import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {openStorage, sqliteStorage} from '@akkoord/collector/node';
import {type PostgresServer, postgresMissing, startPostgres} from '@akkoord/testkit';
import pg from 'pg';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {asHolder, openCollector, type Place, publicAnswer, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const missing = postgresMissing();

async function command(
  argv: readonly string[],
  {env = {}, typed}: {env?: Record<string, string>; typed?: string} = {},
) {
  const io = capturedIo({env, ...(typed === undefined ? {} : {typed})});
  const code = await run(argv, io);
  return {code, out: io.out(), err: io.err()};
}

/** The command that destroys the collector in `dataDir` without an export. */
const destroyOf = (dataDir: string, certificate: string, yes: string) => {
  const out = scratch.path(`${certificate}.json`);
  return ['destroy', '--data', dataDir, '--out', out, '--yes', yes, '--without-export', 'it was never used'];
};

/** A collector with four records, one of them erased, and its keys as somebody saved them. */
async function fill(place: Place) {
  const collector = await openCollector(place);
  const [erased] = [
    await takeRecord(collector),
    await takeRecord(collector),
    await takeRecord(collector, 'blog'),
  ];
  expect((await asHolder(collector, erased as string, 'DELETE')).status).toBe(200);
  await takeRecord(collector);
  const keys = scratch.file(
    `keys-${crypto.randomUUID()}.json`,
    await publicAnswer(collector, '/.well-known/akkoord-keys.json'),
  );
  await collector.close();
  return {keys, checkpoint: (origin: string) => publicAnswerOf(place, `/v1/logs/${origin}/checkpoint`)};
}

async function publicAnswerOf(place: Place, path: string): Promise<string> {
  const collector = await openCollector(place);
  const answer = await publicAnswer(collector, path);
  await collector.close();
  return answer;
}

describe('akkoord export --all', () => {
  it('writes everything into a new folder whose logs and manifest verify offline', async () => {
    const dataDir = scratch.path('all');
    const {keys} = await fill({dataDir});
    const storage = await openStorage(dataDir);
    const labels = {notice: 'ab'.repeat(32), language: 'nl', layer: 'first', width: 2, height: 1} as const;
    const picture = {...labels, sha256: '01'.repeat(32), bytes: 3, build: null, receivedAt: 1};
    await storage.addPicture(picture, Uint8Array.of(1, 2, 3));
    await storage.addPicture({...picture, language: 'fr'}, Uint8Array.of(1, 2, 3));
    await storage.close();
    const out = scratch.path('handover');
    const {code, out: said, err} = await command(['export', '--all', '--data', dataDir, '--out', out]);
    expect([code, err]).toEqual([0, '']);
    expect(said).toMatch(/blog\/2026: 1 leaf, 1 row, 0 erased\nshop\/2026: 3 leaves, 2 rows, 1 erased\n/);
    const files = readdirSync(out, {recursive: true}).sort();
    expect(files).toEqual(
      expect.arrayContaining([
        'manifest.json',
        'keys.json',
        'erasures.ndjson',
        'notices.ndjson',
        'items.ndjson',
        'pictures.ndjson',
        join('pictures', `${picture.sha256}.png`),
        'requests.ndjson',
      ]),
    );
    for (const name of ['shop-2026', 'blog-2026']) {
      const log = join(out, 'logs', name);
      const argv = ['verify', `${log}.ndjson`, '--checkpoint', `${log}.checkpoint.txt`, '--keys', keys];
      expect(await command(argv)).toMatchObject({code: 0});
    }
    const manifest = join(out, 'manifest.json');
    const verified = await command(['verify', manifest, '--keys', join(out, 'keys.json'), '--json']);
    expect(JSON.parse(verified.out)).toMatchObject({verified: true, schema: 'akkoord/export-all/1'});
    const {statement} = JSON.parse(readFileSync(manifest, 'utf8'));
    for (const {path, sha256} of statement.files) {
      const digest = await crypto.subtle.digest('SHA-256', readFileSync(join(out, path)));
      expect(Buffer.from(digest).toString('hex')).toBe(sha256);
    }
    const tokens = readFileSync(join(out, 'tokens.ndjson'), 'utf8');
    expect(tokens).not.toContain('hash');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"rows": 2', '"rows": 3'));
    expect(await command(['verify', manifest, '--keys', keys])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/bad-signature.*\[statement-not-verified\]/),
    });
  });

  it('refuses a folder that is there, what narrows it, and a missing --out', async () => {
    const dataDir = scratch.path('all-refused');
    await fill({dataDir});
    mkdirSync(scratch.path('there'));
    const base = ['export', '--all', '--data', dataDir];
    expect((await command([...base, '--out', scratch.path('there')])).err).toMatch(
      /is there already.*file-unwritable/,
    );
    expect((await command([...base, '--out', scratch.path('new'), '--site', 'shop'])).err).toMatch(
      /--site beside --all.*flag-unusable/,
    );
    expect((await command(base)).err).toContain('[flag-missing]');
    expect(existsSync(scratch.path('new'))).toBe(false);
  });
});

describe('akkoord destroy', () => {
  it('leaves nothing of a collector but a certificate that verifies', async () => {
    const dataDir = scratch.path('gone');
    const {keys, checkpoint} = await fill({dataDir});
    const last = await checkpoint('shop/2026');
    const out = scratch.path('handover-gone');
    expect((await command(['export', '--all', '--data', dataDir, '--out', out])).code).toBe(0);
    const certificate = scratch.path('destroyed.json');
    const done = await command(['destroy', '--data', dataDir, '--out', certificate], {typed: 'blog,shop\n'});
    expect(done.err).toBe(
      '3 records of blog,shop are about to be destroyed for good. Type blog,shop to go on: ',
    );
    expect(done.code).toBe(0);
    expect(existsSync(dataDir)).toBe(false);
    expect(existsSync(`${certificate}.part`)).toBe(false);
    const {statement} = JSON.parse(readFileSync(certificate, 'utf8'));
    expect(statement).toMatchObject({
      schema: 'akkoord/destruction/1',
      sites: ['blog', 'shop'],
      records: 3,
      logs: [
        {origin: 'blog/2026', size: 1, rows: 1},
        {origin: 'shop/2026', size: 3, rows: 2, checkpoint: last},
      ],
      export: {at: expect.any(String)},
    });
    const digest = await crypto.subtle.digest('SHA-256', readFileSync(join(out, 'manifest.json')));
    expect(statement.export.manifest).toBe(Buffer.from(digest).toString('hex'));
    const verified = await command(['verify', certificate, '--keys', keys]);
    expect(verified).toMatchObject({code: 0, out: expect.stringContaining('akkoord/destruction/1')});
  });

  it('refuses without a whole export, with one that later records are not in, and without the right names', async () => {
    const dataDir = scratch.path('kept');
    await fill({dataDir});
    const file = scratch.path('never.json');
    const base = ['destroy', '--data', dataDir, '--out', file];
    expect((await command([...base, '--yes', 'blog,shop'])).err).toMatch(
      /nothing was ever exported as a whole.*destroy-refused.*\[destroy-not-done\]/,
    );
    expect((await command(['export', '--all', '--data', dataDir, '--out', scratch.path('half')])).code).toBe(
      0,
    );
    const collector = await openCollector({dataDir});
    await takeRecord(collector);
    await collector.close();
    expect((await command([...base, '--yes', 'blog,shop'])).err).toMatch(
      /log "shop\/2026" has 4 leaves, the last export 3 of them/,
    );
    expect((await command([...base, '--yes', 'shop'])).err).toMatch(/not confirmed/);
    expect((await command(base, {typed: 'yes'})).err).toMatch(/not confirmed/);
    expect((await command(base)).err).toMatch(/nobody is at the terminal.*--yes blog,shop.*flag-missing/);
    expect((await command(['destroy', '--data', dataDir, '--out', join(dataDir, 'x.json')])).err).toMatch(
      /lies in --data/,
    );
    expect(
      (
        await command([
          'destroy',
          '--data',
          dataDir,
          '--out',
          scratch.file('old.json', '{}'),
          '--yes',
          'blog,shop',
        ])
      ).err,
    ).toMatch(/is there already/);
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
    const again = await openCollector({dataDir});
    await takeRecord(again);
    await again.close();
    const reason = 'the controller has it from the backup of March';
    const done = await command([...base, '--yes', 'blog,shop', '--without-export', reason, '--json']);
    expect(JSON.parse(done.out).statement).toMatchObject({records: 5, export: {none: reason}});
    expect(existsSync(dataDir)).toBe(false);
  });

  it('refuses a database that is not all that was signed, or has no log, and touches neither', async () => {
    const dataDir = scratch.path('other-database');
    await fill({dataDir});
    const [database, newest] = [join(dataDir, 'records.db'), scratch.path('newest.db')];
    const older = scratch.path('older.db');
    cpSync(database, older);
    const collector = await openCollector({dataDir});
    await takeRecord(collector);
    await collector.close();
    cpSync(database, newest);
    const attempt = (yes: string) => command(destroyOf(dataDir, 'other', yes));
    cpSync(older, database);
    const behind = await attempt('blog,shop');
    expect([behind.code, behind.err]).toEqual([2, expect.stringMatching(/it has 3 leaves, 4 were signed/)]);
    rmSync(database);
    await sqliteStorage({path: database}).close();
    const empty = await attempt('nothing');
    expect([empty.code, empty.err]).toEqual([2, expect.stringMatching(/no log in sqlite.*destroy-refused/)]);
    cpSync(newest, database);
    const again = await openCollector({dataDir});
    await takeRecord(again);
    await again.close();
    expect((await attempt('blog,shop')).code).toBe(0);
  });

  it('refuses while a move is under way, and leaves its mark; goes on over a mark of its own', async () => {
    const dataDir = scratch.path('on-its-way');
    await fill({dataDir});
    const path = join(dataDir, 'records.db');
    const marked = async (mark?: Parameters<ReturnType<typeof sqliteStorage>['setMark']>[0]) => {
      const storage = sqliteStorage({path});
      if (mark) await storage.setMark(mark);
      const found = await storage.mark();
      await storage.close();
      return found;
    };
    for (const kind of ['moving', 'placing'] as const) {
      const mark = {kind, place: 'postgres://db/x', at: 1};
      await marked(mark);
      const {code, err} = await command(destroyOf(dataDir, 'way', 'blog,shop'));
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/on their way to postgres:\/\/db\/x.*destroy-refused/),
      ]);
      expect(await marked()).toEqual(mark);
    }
    const own = {kind: 'moving', place: 'nowhere: it is being destroyed', at: 1} as const;
    await marked(own);
    const argv = destroyOf(dataDir, 'way', 'blog,shop');
    expect((await command(argv.slice(0, -2))).err).toMatch(/nothing was ever exported/);
    expect(await marked()).toEqual(own);
    expect((await command(argv)).code).toBe(0);
  });

  it('never writes over a file that is no certificate of this collector', async () => {
    const dataDir = scratch.path('broke-off');
    await fill({dataDir});
    const part = `${scratch.path('broken.json')}.part`;
    writeFileSync(part, 'the last that is left');
    const {code, err} = await command(destroyOf(dataDir, 'broken', 'blog,shop'));
    expect([code, err]).toEqual([2, expect.stringMatching(/no certificate.*destroy-refused/)]);
    expect(readFileSync(part, 'utf8')).toBe('the last that is left');

    const other = scratch.path('broke-off-other');
    await fill({dataDir: other});
    expect((await command(destroyOf(other, 'of-another', 'blog,shop'))).code).toBe(0);
    const certificate = scratch.path('of-another.json');
    const foreign = readFileSync(certificate, 'utf8');
    for (const content of [foreign, foreign.replaceAll(other, dataDir)]) {
      writeFileSync(part, content);
      const taken = await command(destroyOf(dataDir, 'broken', 'blog,shop'));
      expect([taken.code, taken.err]).toEqual([
        2,
        expect.stringMatching(/is the certificate of|not signed by this collector/),
      ]);
      expect(readFileSync(part, 'utf8')).toBe(content);
    }
    await (await openStorage(dataDir)).close();
  });

  it('is finished by the same command wherever it broke off, and changes nothing once it is done', async () => {
    // Each obstacle is a folder where a file is removed: before the database goes, in the midst, and after it.
    for (const [i, name] of ['records.db.part', 'records-20260101000000.db', 'last-export.json'].entries()) {
      const dataDir = scratch.path(`half-${i}`);
      await fill({dataDir});
      const certificate = scratch.path(`half-${i}.json`);
      const argv = destroyOf(dataDir, `half-${i}`, 'blog,shop');
      mkdirSync(join(dataDir, name));
      const broken = await command(argv);
      expect([name, broken.code, broken.err]).toEqual([
        name,
        2,
        expect.stringMatching(/broke off half way.*run the same command again.*\[destroy-not-done\]/),
      ]);
      expect([existsSync(certificate), existsSync(`${certificate}.part`)]).toEqual([false, true]);
      const signed = readFileSync(`${certificate}.part`, 'utf8');
      await expect(openCollector({dataDir})).rejects.toMatchObject({code: /storage-moved|log-mismatch/});
      rmSync(join(dataDir, name), {recursive: true});

      const again = argv.slice(0, -2);
      expect((await command([...again.slice(0, -1), 'shop'])).err).toMatch(/not confirmed/);
      expect(await command(again)).toMatchObject({code: 0, err: ''});
      expect(readFileSync(certificate, 'utf8')).toBe(signed);
      expect([existsSync(dataDir), existsSync(`${certificate}.part`)]).toEqual([false, false]);
      expect(await command(again)).toMatchObject({code: 0, err: ''});

      // All gone, but the certificate not yet under its own name.
      renameSync(certificate, `${certificate}.part`);
      expect(await command(again)).toMatchObject({code: 0, err: ''});
      expect(readFileSync(certificate, 'utf8')).toBe(signed);
      expect(existsSync(dataDir)).toBe(false);
    }
  });

  it('takes no certificate of an attempt after which the collector went on', async () => {
    const dataDir = scratch.path('went-on');
    await fill({dataDir});
    const argv = destroyOf(dataDir, 'went-on', 'blog,shop');
    mkdirSync(join(dataDir, 'records.db.part'));
    expect((await command(argv)).code).toBe(2);
    rmSync(join(dataDir, 'records.db.part'), {recursive: true});
    expect((await command(['move', '--data', dataDir, '--undo'])).code).toBe(0);
    const collector = await openCollector({dataDir});
    await takeRecord(collector);
    await collector.close();
    expect((await command(argv)).err).toMatch(/opened again after .*remove .*destroy again.*destroy-refused/);
    cpSync(join(dataDir, 'records.db'), scratch.path('kept.db'));
    rmSync(join(dataDir, 'records.db'));
    expect((await command(argv)).err).toMatch(/log "shop\/2026" had 4 leaves, .* certifies 3/);
    cpSync(scratch.path('kept.db'), join(dataDir, 'records.db'));
    rmSync(`${scratch.path('went-on.json')}.part`);
    expect(await command(argv)).toMatchObject({code: 0, err: ''});
  });
});

describe.skipIf(missing !== null)(`over PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server?.stop(), 60_000);

  it('exports and destroys the same, with what moves have left', async () => {
    const dataDir = scratch.path('on-server');
    await fill({dataDir});
    const env = {AKKOORD_STORAGE: server.url};
    const move = (to: string, from = {}) => command(['move', '--data', dataDir, '--to', to], {env: from});
    for (const [to, from] of [
      [server.url, {}],
      ['sqlite', env],
      [server.url, {}],
    ] as const)
      expect(await move(to, from)).toMatchObject({code: 0, err: ''});
    expect(
      (await command(['export', '--all', '--data', dataDir, '--out', scratch.path('from-server')], {env}))
        .code,
    ).toBe(0);
    const certificate = scratch.path('server.json');
    const done = await command(['destroy', '--data', dataDir, '--out', certificate, '--yes', 'blog,shop'], {
      env,
    });
    expect([done.code, done.err]).toEqual([0, '']);
    const admin = new pg.Client(server.url);
    await admin.connect();
    const {rows} = await admin.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'akkoord%'");
    await admin.end();
    expect(rows).toEqual([]);
    expect(existsSync(dataDir)).toBe(false);
  }, 60_000);

  it('leaves the collector of a folder alone where the storage is an empty or another one', async () => {
    const dataDir = scratch.path('beside-server');
    await fill({dataDir});
    const before = readdirSync(dataDir).sort();
    const env = {AKKOORD_STORAGE: server.url};
    const empty = await command(destroyOf(dataDir, 'beside', 'nothing'), {env});
    expect([empty.code, empty.err]).toEqual([2, expect.stringMatching(/no log in postgres/)]);
    const other = scratch.path('other-on-server');
    await fill({dataDir: other, storage: server.url});
    const taken = await command(destroyOf(dataDir, 'beside', 'blog,shop'), {env});
    expect([taken.code, taken.err]).toEqual([2, expect.stringMatching(/records\.db in .* is no old copy/)]);
    expect(readdirSync(dataDir).sort()).toEqual(before);
    for (const place of [{dataDir}, {dataDir: other, storage: server.url}]) {
      const collector = await openCollector(place);
      await takeRecord(collector);
      await collector.close();
    }
  }, 60_000);
});
