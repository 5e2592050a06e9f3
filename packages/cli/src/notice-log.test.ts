import {cpSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {NodeCollector} from '@akkoord/collector/node';
import {noticeOf} from '@akkoord/collector/site-notice';
import type {Config} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector, publicAnswer, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const BASE = 'https://consent.shop.example';
const LOG = '/v1/logs/notices';
const config: Config = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
};

async function publish(collector: NodeCollector, ...versions: readonly string[]): Promise<void> {
  for (const version of versions) {
    const {notice, texts} = await noticeOf({...config, version});
    await collector.publishNotice({notice, texts});
  }
}

/** The command, with `collector` behind every address; `change` may alter an answer on its way. */
async function command(
  argv: readonly string[],
  collector?: NodeCollector,
  change: (path: string, body: string) => string = (_, body) => body,
) {
  const io = capturedIo({
    env: {AKKOORD_BACKUP_PASSPHRASE: 'correct horse battery'},
    ...(collector && {
      answer: async ({pathname}: URL, request: Request) => {
        const answer = await collector.fetch(request);
        const {status, headers} = answer;
        return new Response(change(pathname, await answer.text()), {status, headers});
      },
    }),
  });
  const code = await run(argv, io);
  return {code, out: io.out(), err: io.err()};
}

describe('the public log of notices', () => {
  it('is verified at its address, every leaf and notice of it, and against what was kept before', async () => {
    const collector = await openCollector({dataDir: scratch.path('running')});
    await publish(collector, '1', '2');
    const older = scratch.file('older.txt', await publicAnswer(collector, `${LOG}/checkpoint`));
    const keys = scratch.file('keys.json', await publicAnswer(collector, '/.well-known/akkoord-keys.json'));
    await publish(collector, '3');
    const verified = await command(
      ['verify', BASE + LOG, '--against', older, '--keys', keys, '--json'],
      collector,
    );
    expect(verified.err).toBe('');
    expect(JSON.parse(verified.out)).toEqual({
      verified: true,
      log: {origin: 'notices', treeSize: 3},
      notices: 3,
      against: 1,
    });
    const swapped = (path: string, body: string) =>
      path.endsWith('/entries') ? body.replace('"v":1', '"v":2') : body;
    expect(await command(['verify', BASE + LOG], collector, swapped)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/root-mismatch.*log-not-verified/),
    });
    const other = (path: string, body: string) =>
      path.startsWith('/v1/notices/') ? body.replace('Voorbeeld', 'Anders') : body;
    expect((await command(['verify', BASE + LOG], collector, other)).err).toMatch(/row-mismatch/);
    const cut = (path: string, body: string) => (path.endsWith('/entries') ? '' : body);
    expect((await command(['verify', BASE + LOG], collector, cut)).err).toMatch(/leaf-missing/);
    await collector.close();
  });

  it('is verified offline from what was saved of it', async () => {
    const collector = await openCollector({dataDir: scratch.path('saved')});
    await publish(collector, '1', '2', '3');
    const entries = scratch.file('entries.ndjson', await publicAnswer(collector, `${LOG}/entries`));
    const now = scratch.file('now.txt', await publicAnswer(collector, `${LOG}/checkpoint`));
    const keys = scratch.file('keys2.json', await publicAnswer(collector, '/.well-known/akkoord-keys.json'));
    await collector.close();
    const argv = ['verify', entries, '--checkpoint', now, '--keys', keys];
    expect((await command(argv)).out).toMatch(/notices has 3 leaves, as the collector signed: 3 notices\./);
    scratch.file('entries.ndjson', readFileSync(entries, 'utf8').split('\n').slice(1).join('\n'));
    expect(await command(argv)).toMatchObject({code: 1, err: expect.stringMatching(/leaf-missing/)});
  });

  it('goes with an export of everything, and into the certificate of what was destroyed', async () => {
    const dataDir = scratch.path('leaving');
    const collector = await openCollector({dataDir});
    await publish(collector, '1', '2');
    await takeRecord(collector);
    await collector.close();
    const out = scratch.path('handover');
    expect((await command(['export', '--all', '--data', dataDir, '--out', out])).err).toBe('');
    const log = join(out, 'logs', 'notices');
    const argv = ['verify', `${log}.ndjson`, '--checkpoint', `${log}.checkpoint.txt`];
    expect(await command([...argv, '--keys', join(out, 'keys.json')])).toMatchObject({code: 0, err: ''});
    const certificate = scratch.path('gone.json');
    const destroy = ['destroy', '--data', dataDir, '--out', certificate, '--yes', 'shop'];
    expect(await command(destroy)).toMatchObject({code: 0, err: ''});
    const {statement} = JSON.parse(readFileSync(certificate, 'utf8'));
    expect(statement.logs.at(-1)).toMatchObject({
      origin: 'notices',
      size: 2,
      checkpoint: readFileSync(`${log}.checkpoint.txt`, 'utf8'),
    });
    expect(statement.records).toBe(1);
  });

  it('states what a disk took with it, and goes on under another name', async () => {
    const dataDir = scratch.path('lost');
    const first = await openCollector({dataDir});
    await publish(first, '1', '2');
    const two = await publicAnswer(first, `${LOG}/checkpoint`);
    await first.close();
    const backup = scratch.path('lost.bin');
    expect(await command(['backup', '--data', dataDir, '--out', backup])).toMatchObject({code: 0});
    const second = await openCollector({dataDir});
    await publish(second, '3', '4');
    const four = scratch.file('four.txt', await publicAnswer(second, `${LOG}/checkpoint`));
    await second.close();

    const behind = scratch.path('behind');
    cpSync(dataDir, behind, {recursive: true});
    const fresh = scratch.path('lost-new');
    mkdirSync(fresh);
    for (const name of ['log-key.json', 'reference-key.json', 'anchors.json'])
      cpSync(join(dataDir, name), join(fresh, name));
    const restored = await command(['restore', '--data', fresh, '--from', backup]);
    expect(restored.out).toContain('notices: 2 leaves, verified');
    expect(restored.out).toMatch(/notices: .*2 to 3 are lost, stated and signed; notices-2 goes on/);

    cpSync(join(fresh, 'records.db'), join(behind, 'records.db'));
    await expect(openCollector({dataDir: behind})).rejects.toMatchObject({
      code: 'log-mismatch',
      message: expect.stringMatching(/has 2 leaves, 4 were signed/),
    });
    const collector = await openCollector({dataDir: fresh});
    expect(await publicAnswer(collector, `${LOG}/checkpoint`)).toMatch(/^notices-2\n2\n/);
    expect(JSON.parse(await publicAnswer(collector, `${LOG}/gap`)).statement).toMatchObject({
      log: 'notices',
      lost: [2, 3],
      successor: 'notices-2',
    });
    await publish(collector, '3');
    expect(await command(['verify', BASE + LOG], collector)).toMatchObject({code: 0, err: ''});
    const digest = {schema: 'akkoord/checkpoints/1', checkpoints: [two]};
    const kept = [scratch.file('two.txt', two), scratch.file('two.json', digest)];
    const against = kept.flatMap(file => ['--against', file]);
    const continued = {code: 0, err: '', out: expect.stringContaining('It continues 2 older checkpoints.')};
    expect(await command(['verify', BASE + LOG, ...against], collector)).toMatchObject(continued);
    expect(await command(['verify', BASE + LOG, '--against', four], collector)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/wrong-tree-size.*4 leaves of "notices".*2 to 3 are lost/),
    });
    const entries = scratch.file('left.ndjson', await publicAnswer(collector, `${LOG}/entries`));
    const now = scratch.file('left.txt', await publicAnswer(collector, `${LOG}/checkpoint`));
    const keys = scratch.file(
      'left-keys.json',
      await publicAnswer(collector, '/.well-known/akkoord-keys.json'),
    );
    const offline = ['verify', entries, '--checkpoint', now, '--keys', keys];
    expect(await command([...offline, ...against])).toMatchObject(continued);
    expect(await command([...offline, '--against', four])).toMatchObject({code: 1});
    await collector.close();
    await (await openCollector({dataDir: fresh})).close();
  });
});

describe('a log of records at its address', () => {
  it('is verified by its checkpoint and what it continues, and found out where it does not', async () => {
    const collector = await openCollector({dataDir: scratch.path('records')});
    const note = () => publicAnswer(collector, '/v1/logs/shop/2026/checkpoint');
    const older: string[] = [];
    for (let i = 0; i < 5; i++) {
      await takeRecord(collector);
      older.push('--against', scratch.file(`older-${i}.txt`, await note()));
    }
    const address = `${BASE}/v1/logs/shop/2026`;
    const {out} = await command(['verify', address, ...older], collector);
    expect(out).toMatch(/ checked {6}the collector signed shop\/2026 with 5 leaves$/m);
    expect(out).toMatch(/ checked {6}it has only grown: it continues 5 older checkpoints$/m);
    expect(out).toMatch(/ checked {6}the collector states no loss$/m);
    expect(out).toMatch(/ not checked {2}leaves and rows, which are not public: /);
    const alone = await command(['verify', address, '--json'], collector);
    expect(JSON.parse(alone.out)).toEqual({
      verified: true,
      log: {origin: 'shop/2026', treeSize: 5},
      against: 0,
      gap: null,
      notChecked: ['leaves', 'rows'],
    });
    expect((await command(['verify', address], collector)).out).toMatch(
      / not checked {2}whether it has only grown: /,
    );
    const cut = scratch.path('records-cut');
    const other = await openCollector({dataDir: cut});
    await takeRecord(other);
    await other.close();
    cpSync(join(scratch.path('records'), 'log-key.json'), join(cut, 'log-key.json'));
    rmSync(join(cut, 'anchors.json'));
    rmSync(join(cut, 'records.db'));
    const forked = await openCollector({dataDir: cut});
    await takeRecord(forked);
    await takeRecord(forked);
    expect((await command(['verify', address, ...older.slice(0, 2)], forked)).err).toMatch(
      /consistency-mismatch/,
    );
    expect((await command(['verify', address, ...older.slice(-2)], forked)).err).toMatch(
      /wrong-tree-size.*cut off/,
    );
    await Promise.all([forked.close(), collector.close()]);
  });

  it('is refused where another history or another log is shown for each older checkpoint', async () => {
    const [dataDir, other] = [scratch.path('two-faced'), scratch.path('two-faced-other')];
    const note = (collector: NodeCollector) => publicAnswer(collector, '/v1/logs/shop/2026/checkpoint');
    const first = await openCollector({dataDir});
    await takeRecord(first);
    await takeRecord(first);
    const seen = ['--against', scratch.file('seen.txt', await note(first))];
    mkdirSync(other);
    cpSync(join(dataDir, 'log-key.json'), join(other, 'log-key.json'));
    const second = await openCollector({dataDir: other});
    for (let i = 0; i < 3; i++) await takeRecord(second);
    const seenByOthers = ['--against', scratch.file('others.txt', await note(second))];
    await takeRecord(first);
    await takeRecord(first);
    // Whoever comes with three leaves is shown the other history.
    const proof = await publicAnswer(second, '/v1/logs/shop/2026/consistency?first=3');
    const twoFaced = (path: string, body: string) =>
      path.endsWith('/consistency') && JSON.parse(body).first === 3 ? proof : body;
    const argv = ['verify', `${BASE}/v1/logs/shop/2026`];
    expect(await command([...argv, ...seen], first, twoFaced)).toMatchObject({code: 0, err: ''});
    expect(await command([...argv, ...seen, ...seenByOthers], first, twoFaced)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/log-not-verified/),
    });
    expect(await command(['verify', `${BASE}/v1/logs/shop/2025`], first)).toMatchObject({code: 4});
    const shown = await note(first);
    const swapped = (path: string, body: string) => (path.endsWith('/checkpoint') ? shown : body);
    await publish(first, '1');
    expect(await command(['verify', `${BASE}${LOG}`], first, swapped)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/wrong-origin.*"shop\/2026", expected "notices"/),
    });
    const notices = await publicAnswer(first, `${LOG}/checkpoint`);
    const renamed = (path: string, body: string) => (path.endsWith('/checkpoint') ? notices : body);
    expect((await command(argv, first, renamed)).err).toMatch(
      /wrong-origin.*"notices", expected "shop\/2026"/,
    );
    await Promise.all([first.close(), second.close()]);
  });

  it('is told to be cut short where the collector states so, and refused where the statement was altered', async () => {
    const dataDir = scratch.path('records-lost');
    const first = await openCollector({dataDir});
    await takeRecord(first);
    await first.close();
    const backup = scratch.path('records-lost.bin');
    expect(await command(['backup', '--data', dataDir, '--out', backup])).toMatchObject({code: 0});
    const second = await openCollector({dataDir});
    for (let i = 0; i < 3; i++) await takeRecord(second);
    await second.close();
    const fresh = scratch.path('records-lost-new');
    mkdirSync(fresh);
    for (const name of ['log-key.json', 'reference-key.json', 'anchors.json'])
      cpSync(join(dataDir, name), join(fresh, name));
    expect(await command(['restore', '--data', fresh, '--from', backup])).toMatchObject({code: 0});
    const collector = await openCollector({dataDir: fresh});
    const argv = ['verify', `${BASE}/v1/logs/shop/2026`];
    expect((await command(argv, collector)).out).toMatch(
      /the signed statement of .* that leaves 1 to 3 are lost; shop\/2026-2 goes on/,
    );
    const {gap} = JSON.parse((await command([...argv, '--json'], collector)).out);
    expect(gap).toMatchObject({lost: [1, 3], successor: 'shop/2026-2'});
    const altered = (path: string, body: string) =>
      path.endsWith('/gap') ? body.replace('"lost":[1,3]', '"lost":[1,2]') : body;
    expect(await command(argv, collector, altered)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/bad-signature.*log-not-verified/),
    });
    await collector.close();
  });

  it.each(['https://c.example', 'https://c.example/v1/logs/shop', 'https://c.example/v1/records'])(
    'is not %s',
    async word => {
      expect(await command(['verify', word])).toMatchObject({
        code: 2,
        err: expect.stringContaining('[flag-unusable]'),
      });
    },
  );
});
