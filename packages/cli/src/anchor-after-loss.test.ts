import {cpSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type NodeCollector, readSigner} from '@akkoord/collector/node';
import {noticeOf} from '@akkoord/collector/site-notice';
import {canonical, toBase64} from '@akkoord/ledger';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();

async function publish(collector: NodeCollector, version: string): Promise<void> {
  const config = {
    site: 'shop',
    controller: {name: 'Voorbeeld B.V.'},
    privacy: '/privacy',
    services: [],
    version,
  };
  const {notice, texts} = await noticeOf(config);
  await collector.publishNotice({notice, texts});
}

/** The command, with `collector` at its address; `change` may alter an answer on its way. */
async function command(
  argv: readonly string[],
  {
    collector,
    token = '',
    change = (_, body) => body,
  }: {
    collector?: NodeCollector;
    token?: string;
    change?: (path: string, body: string) => string | Promise<string>;
  } = {},
) {
  const io = capturedIo({
    env: {AKKOORD_TOKEN: token, AKKOORD_BACKUP_PASSPHRASE: 'correct horse battery'},
    ...(collector && {
      answer: async ({pathname}: URL, request: Request) => {
        const {status, headers, ...answer} = await collector.fetch(request).then(async given => ({
          status: given.status,
          headers: given.headers,
          text: await given.text(),
        }));
        return new Response(await change(pathname, answer.text), {status, headers});
      },
    }),
  });
  const code = await run(argv, io);
  return {code, out: io.out(), err: io.err()};
}

/**
 * A collector that was put back from a backup of one record and one notice, after two of each had been anchored: `folder` has the
 * digest of before, `fresh` the data of now.
 */
async function restored(name: string) {
  const dataDir = scratch.path(name);
  const [folder, fresh, backup] = [`${dataDir}-kept`, `${dataDir}-new`, `${dataDir}.bin`];
  const first = await openCollector({dataDir});
  const token = (await first.firstToken()) as string;
  await publish(first, '1');
  await takeRecord(first);
  await first.close();
  expect((await command(['backup', '--data', dataDir, '--out', backup])).err).toBe('');
  const second = await openCollector({dataDir});
  await publish(second, '2');
  await takeRecord(second);
  const argv = ['anchor', 'digest', '--out', folder, '--json'];
  expect((await command(argv, {collector: second, token})).err).toBe('');
  await second.close();
  mkdirSync(fresh);
  for (const file of ['log-key.json', 'reference-key.json', 'anchors.json'])
    cpSync(join(dataDir, file), join(fresh, file));
  expect((await command(['restore', '--data', fresh, '--from', backup])).err).toBe('');
  const collector = await openCollector({dataDir: fresh});
  return {collector, token, folder, fresh, argv};
}

/** Puts `change` into what is stated to be lost, signed by the collector's own key from `folder`. */
function resigned(folder: string, change: object) {
  const signer = readSigner(join(folder, 'log-key.json'));
  return async (path: string, body: string): Promise<string> => {
    if (!path.endsWith('/gap')) return body;
    const given = JSON.parse(body);
    const statement = {...given.statement, ...change};
    const signature = await signer.sign(new TextEncoder().encode(canonical(statement)));
    return JSON.stringify({...given, statement, signature: toBase64(signature)});
  };
}

describe('akkoord anchor digest after a loss that was stated', () => {
  it('goes on with the logs that follow, and keeps and tells what was lost', async () => {
    const {argv, folder, ...asking} = await restored('goes-on');
    await publish(asking.collector, '3');
    await takeRecord(asking.collector);
    const made = await command(argv, asking);
    expect([made.code, made.err]).toEqual([0, '']);
    const {files, gaps} = JSON.parse(made.out);
    expect(gaps).toMatchObject([
      {log: 'shop/2026', size: 1, lost: [1, 1], successor: 'shop/2026-2'},
      {log: 'notices', size: 1, lost: [1, 1], successor: 'notices-2'},
    ]);
    const digest = JSON.parse(readFileSync(files[0], 'utf8'));
    expect(digest.checkpoints.map((note: string) => note.split('\n', 2))).toEqual([
      ['notices-2', '2'],
      ['shop/2026', '1'],
      ['shop/2026-2', '1'],
    ]);
    expect(digest.gaps.map(({statement}: {statement: object}) => statement)).toEqual(gaps);
    await publish(asking.collector, '4');
    const next = await command(argv, asking);
    expect([next.err, JSON.parse(next.out).gaps]).toEqual(['', []]);
    expect((await command(['verify', files[0]], asking)).err).toBe('');
    await asking.collector.close();
  });

  it('says in words what is gone', async () => {
    const {argv, folder, ...asking} = await restored('words');
    const {out} = await command(argv.slice(0, -1), asking);
    expect(out).toMatch(/LOST, as the collector states: leaves 1 to 1 of notices; notices-2 goes on/);
    await asking.collector.close();
  });

  it.each<[string, (path: string, body: string) => string, RegExp]>([
    ['was altered', (_, body) => body.replace('"lost":[1,1]', '"lost":[1,2]'), /log-not-verified/],
    ['is of another log', (_, body) => body.replaceAll(/"log":"[^"]*"/g, '"log":"else"'), /log-not-verified/],
    ['is none', () => '{}', /log-not-verified.*states to have lost.*is none/],
  ])('writes nothing where the statement %s', async (name, change, message) => {
    const {argv, folder, ...asking} = await restored(name);
    const kept = readdirSync(folder);
    const changed = (path: string, body: string) => (path.endsWith('/gap') ? change(path, body) : body);
    const {code, err} = await command(argv, {...asking, change: changed});
    expect([code, err]).toEqual([1, expect.stringMatching(message)]);
    expect(readdirSync(folder)).toEqual(kept);
    await asking.collector.close();
  });

  it.each([
    ['fewer lost leaves', {lost: [1, 0]}],
    ['another log that goes on', {successor: 'else-2'}],
  ])('writes nothing where the collector states and signs %s', async (name, change) => {
    const {argv, folder, fresh, ...asking} = await restored(name);
    const kept = readdirSync(folder);
    const {code, err} = await command(argv, {...asking, change: resigned(fresh, change)});
    const found = expect.stringMatching(/malformed-proof.*names other leaves or another log/);
    expect([code, err]).toEqual([1, found]);
    expect(readdirSync(folder)).toEqual(kept);
    await asking.collector.close();
  });
});

describe('akkoord verify of a log that was cut short', () => {
  it('refuses it where the collector states and signs that other leaves are left than it shows', async () => {
    const {fresh, folder, ...asking} = await restored('shown');
    const argv = ['verify', 'https://consent.example/v1/logs/shop/2026'];
    expect(await command(argv, asking)).toMatchObject({code: 0, err: ''});
    const change = resigned(fresh, {size: 0, lost: [0, 1]});
    const {code, err} = await command(argv, {...asking, change});
    const found = expect.stringMatching(/wrong-tree-size.*states that 0 leaves are left, and shows 1/);
    expect([code, err]).toEqual([1, found]);
    await asking.collector.close();
  });
});
