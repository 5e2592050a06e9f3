import {execFileSync} from 'node:child_process';
import {createHash, generateKeyPairSync, type KeyObject, sign} from 'node:crypto';
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {NodeCollector} from '@akkoord/collector/node';
import {noticeOf} from '@akkoord/collector/site-notice';
import {fromBase64, parseCheckpoint, verifyConsistency} from '@akkoord/ledger';
import type {AccessLogAnswer, Config, OverviewAnswer} from '@akkoord/schema';
import {beforeAll, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector, publicAnswer, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const TSA = 'https://tsa.example/stamp';
const WITNESS = 'https://witness.example/w';
const config: Config = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: [],
};

type Answering = (url: URL, request: Request) => Response | Promise<Response>;

/** A collector with records of two sites and a notice, its first owner's token, and its keys as they were saved. */
async function filled(name: string) {
  const dataDir = scratch.path(name);
  const collector = await openCollector({dataDir});
  const token = (await collector.firstToken()) as string;
  const {notice, texts} = await noticeOf(config);
  await collector.publishNotice({notice, texts});
  for (const site of ['shop', 'blog', 'shop']) await takeRecord(collector, site);
  const keys = scratch.file(
    `${name}-keys.json`,
    await publicAnswer(collector, '/.well-known/akkoord-keys.json'),
  );
  return {dataDir, collector, token, keys, folder: scratch.path(`${name}-kept`)};
}

async function command(
  argv: readonly string[],
  {collector, token = '', other}: {collector?: NodeCollector; token?: string; other?: Answering} = {},
) {
  const answer: Answering = (url, request) =>
    url.host === 'localhost:4300' && collector
      ? collector.fetch(request)
      : (other?.(url, request) ?? new Response(null, {status: 502}));
  const io = capturedIo({env: token ? {AKKOORD_TOKEN: token} : {}, answer});
  const code = await run(argv, io);
  return {code, out: io.out(), err: io.err(), requests: io.requests};
}

/** What the access log of the collector says of what was saved of its logs, the latest first. */
async function savingsOf({collector, token}: Awaited<ReturnType<typeof filled>>) {
  const headers = {authorization: `Bearer ${token}`};
  const asked = new Request('http://localhost:4300/v1/access-log?deed=export&text=saved', {headers});
  const {entries} = (await (await collector.fetch(asked)).json()) as AccessLogAnswer;
  return entries.map(({detail}) => detail);
}

/** Makes a digest, and gives its path. */
async function digestOf({collector, token, keys, folder}: Awaited<ReturnType<typeof filled>>) {
  const argv = ['anchor', 'digest', '--out', folder, '--keys', keys, '--json'];
  const {code, out, err} = await command(argv, {collector, token});
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as {files: string[]; logs: number; continues: boolean};
}

describe('akkoord anchor digest', () => {
  it('keeps the checkpoint of every log as a file and as a sheet in four languages', async () => {
    const from = await filled('digest');
    const {files, logs, continues} = await digestOf(from);
    expect([logs, continues]).toEqual([3, false]);
    const [path = '', ...sheets] = files;
    const digest = JSON.parse(readFileSync(path, 'utf8'));
    expect(digest.checkpoints.map((note: string) => note.split('\n', 2))).toEqual([
      ['blog/2026', '1'],
      ['notices', '1'],
      ['shop/2026', '2'],
    ]);
    expect(sheets.map(sheet => sheet.slice(-7))).toEqual(['nl.html', 'en.html', 'fr.html', 'de.html']);
    for (const sheet of sheets) {
      const html = readFileSync(sheet, 'utf8');
      expect(html).toContain(createHash('sha256').update(readFileSync(path)).digest('hex'));
      for (const note of digest.checkpoints as string[]) {
        expect(html).toContain(note.trimEnd().split('\n').at(-1)?.slice(-40));
        expect(html).toContain(note.split('\n')[2]);
      }
      expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)/);
    }
    const verified = await command(['verify', path, '--keys', from.keys]);
    expect(verified.out).toMatch(/verified.*\nblog\/2026: 1 leaf\n.*it proves no time/s);
    await from.collector.close();
  });

  it('tells the desk that each log was saved', async () => {
    const from = await filled('told');
    await digestOf(from);
    const headers = {authorization: `Bearer ${from.token}`};
    const overview = new Request('http://localhost:4300/v1/overview', {headers});
    const {logs} = (await (await from.collector.fetch(overview)).json()) as OverviewAnswer;
    expect(logs.map(({origin, savedAt, savedSize}) => [origin, savedAt, savedSize])).toEqual([
      ['blog/2026', '2026-11-20T10:00:00.000Z', 1],
      ['shop/2026', '2026-11-20T10:00:00.000Z', 2],
    ]);
    await from.collector.close();
  });

  it('continues the newest one in its folder, is accepted as an older checkpoint, and overwrites nothing', async () => {
    const from = await filled('again');
    const [first = ''] = (await digestOf(from)).files;
    const before = readFileSync(first, 'utf8');
    await takeRecord(from.collector);
    const second = await digestOf(from);
    expect(second.continues).toBe(true);
    expect(second.files[0]).toBe(first.replace('.json', '-2.json'));
    expect(readFileSync(first, 'utf8')).toBe(before);
    for (const log of ['shop/2026', 'blog/2026', 'notices']) {
      const address = `http://localhost:4300/v1/logs/${log}`;
      const argv = ['verify', address, '--against', first, '--against', second.files[0] as string];
      const {code, out, err} = await command([...argv, '--keys', from.keys, '--json'], from);
      expect([code, err, JSON.parse(out).against]).toEqual([0, '', 2]);
    }
    const foreign = scratch.file('foreign.json', before.replaceAll('blog/2026', 'jobs/2026'));
    const argv = ['verify', 'http://localhost:4300/v1/logs/blog/2026', '--against', foreign];
    expect((await command(argv, from)).err).toMatch(/no checkpoint of "blog\/2026"/);
    await from.collector.close();
  });

  it('refuses a log that was cut off, forked or taken away since, and writes nothing', async () => {
    const from = await filled('forked');
    await digestOf(from);
    await from.collector.close();
    for (const file of ['records.db', 'anchors.json']) rmSync(join(from.dataDir, file));
    const collector = await openCollector({dataDir: from.dataDir});
    const token = (await collector.firstToken()) as string;
    const argv = ['anchor', 'digest', '--out', from.folder, '--keys', from.keys];
    const attempt = async () => (await command(argv, {collector, token})).err;
    const kept = readdirSync(from.folder).length;
    expect(await attempt()).toMatch(/log "blog\/2026" of the digest before is not there.*log-not-verified/);
    await takeRecord(collector, 'blog');
    expect(await attempt()).toMatch(/consistency-mismatch/);
    expect(readdirSync(from.folder).length).toBe(kept);
    expect((await command(argv, {collector})).err).toMatch(/answered 401.*give a token/);
    await collector.close();
  });
});

describe('akkoord anchor stamp', () => {
  const openssl = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, {cwd: scratch.path('tsa'), stdio: ['ignore', 'pipe', 'ignore']});

  /** A time-stamp authority of our own, as openssl has it, and one whose certificate is for something else. */
  beforeAll(() => {
    mkdirSync(scratch.path('tsa'));
    const conf = (usage: string) => `[req]\ndistinguished_name=dn\n[dn]\n[v3]\nextendedKeyUsage=${usage}\n`;
    for (const name of ['ca', 'other-ca'])
      openssl(
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', `/CN=Test ${name}`],
        ...['-keyout', `${name}.key`, '-out', `${name}.pem`],
      );
    for (const [name, usage] of [
      ['tsa', 'critical,timeStamping'],
      ['web', 'serverAuth'],
    ] as const) {
      writeFileSync(scratch.path(`tsa/${name}.cnf`), conf(usage));
      openssl(
        ...['req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=Test ${name}`, '-config', `${name}.cnf`],
        ...['-keyout', `${name}.key`, '-out', `${name}.csr`],
      );
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '20'],
        ...['-extfile', `${name}.cnf`, '-extensions', 'v3', '-out', `${name}.pem`],
      );
    }
    writeFileSync(
      scratch.path('tsa/answer.cnf'),
      '[tsa]\ndefault_tsa=t\n[t]\nserial=./serial\ndefault_policy=1.2.3.4\ndigests=sha256\nsigner_digest=sha256\n',
    );
    writeFileSync(scratch.path('tsa/serial'), '01');
  }, 60_000);

  const authority: Answering = async (_, request) => {
    expect(request.headers.get('content-type')).toBe('application/timestamp-query');
    writeFileSync(scratch.path('tsa/q.tsq'), Buffer.from(await request.arrayBuffer()));
    openssl(
      ...[
        'ts',
        '-reply',
        '-queryfile',
        'q.tsq',
        '-config',
        'answer.cnf',
        '-section',
        't',
        '-chain',
        'ca.pem',
      ],
      ...['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-out', 'a.tsr'],
    );
    return new Response(readFileSync(scratch.path('tsa/a.tsr')));
  };
  const stampOf = (path: string, ca = 'ca.pem') =>
    command(['anchor', 'stamp', path, '--tsa', TSA, '--tsa-ca', scratch.path(`tsa/${ca}`)], {
      other: authority,
    });

  it('keeps what an authority says, which openssl and akkoord verify offline', async () => {
    const from = await filled('stamped');
    const [path = ''] = (await digestOf(from)).files;
    const stamped = await stampOf(path);
    expect([stamped.code, stamped.err]).toEqual([0, '']);
    expect(stamped.out).toMatch(/there at 20.*says CN=Test tsa; traced to the roots/);
    // Nothing but a hash leaves the machine.
    expect(stamped.requests.map(({url}) => url)).toEqual([TSA]);
    const judged = openssl('ts', '-verify', '-data', path, '-in', `${path}.tsr`, '-CAfile', 'ca.pem');
    expect(String(judged)).toContain('Verification: OK');
    const argv = ['verify', path, '--keys', from.keys, '--json'];
    const verified = await command([...argv, '--tsa-ca', scratch.path('tsa/ca.pem')]);
    expect(JSON.parse(verified.out).stamp).toMatchObject({authority: 'CN=Test tsa', isTraced: true});
    expect(JSON.parse((await command(argv)).out).stamp).toMatchObject({isTraced: false});
    expect((await stampOf(path)).err).toMatch(/move it away first.*file-unwritable/);
    await from.collector.close();
  });

  it('tells a collector that it is given the address of, and no other', async () => {
    const from = await filled('stamp-told');
    const [path = ''] = (await digestOf(from)).files;
    await takeRecord(from.collector);
    const argv = ['anchor', 'stamp', path, '--tsa', TSA, '--url', 'http://localhost:4300'];
    expect((await command(argv, {...from, other: authority})).err).toBe('');
    expect((await savingsOf(from)).slice(0, 2)).toEqual([
      'checkpoint of shop/2026, saved at 2 leaves, time-stamped',
      'checkpoint of blog/2026, saved at 1 leaves, time-stamped',
    ]);
    await from.collector.close();
  });

  it('refuses a stamp of other content, of another root, altered, and of no authority for time', async () => {
    const from = await filled('false-stamps');
    const [path = ''] = (await digestOf(from)).files;
    expect((await stampOf(path, 'other-ca.pem')).err).toMatch(/anchor-not-verified/);
    expect((await stampOf(path)).code).toBe(0);
    const tsr = readFileSync(`${path}.tsr`);
    const argv = ['verify', path, '--keys', from.keys, '--tsa-ca', scratch.path('tsa/ca.pem')];
    // Within the signature, which stands last.
    const altered = Buffer.from(tsr);
    altered.writeUInt8((altered.at(-9) as number) ^ 1, altered.length - 9);
    for (const bytes of [altered, tsr.subarray(0, -5), Buffer.from('none')]) {
      writeFileSync(`${path}.tsr`, bytes);
      const {code, err} = await command(argv);
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(/time stamp does not hold.*anchor-not-verified/),
      ]);
    }
    await takeRecord(from.collector);
    const [second = ''] = (await digestOf(from)).files;
    writeFileSync(`${second}.tsr`, tsr);
    expect((await command(['verify', second, '--keys', from.keys])).err).toMatch(/of other content/);
    const replayed = () => new Response(tsr);
    rmSync(`${path}.tsr`);
    const again = await command(['anchor', 'stamp', path, '--tsa', TSA], {other: replayed});
    expect(again.err).toMatch(/answers another request/);
    cpSync(scratch.path('tsa/web.pem'), scratch.path('tsa/tsa.pem'));
    cpSync(scratch.path('tsa/web.key'), scratch.path('tsa/tsa.key'));
    // openssl itself refuses to answer with such a certificate.
    expect((await stampOf(path)).err).toMatch(/gave no time stamp/);
    await from.collector.close();
  });
});

describe('akkoord anchor witness', () => {
  const NAME = 'witness.example/w';

  /** A witness as C2SP has it: it signs what continues what it has seen. */
  function startWitness() {
    const {privateKey, publicKey} = generateKeyPairSync('ed25519');
    const raw = publicKey.export({format: 'der', type: 'spki'}).subarray(-32);
    const typed = Buffer.concat([Buffer.of(4), raw]);
    const id = createHash('sha256').update(`${NAME}\n`).update(typed).digest().subarray(0, 4);
    const seen = new Map<string, ReturnType<typeof parseCheckpoint>['checkpoint']>();
    const answer: Answering = async ({pathname}, request) => {
      expect(pathname).toBe('/w/add-checkpoint');
      const body = await request.text();
      const [head = '', ...rest] = body.split('\n\n');
      const note = rest.join('\n\n');
      const [old = '', ...hashes] = head.split('\n');
      const {checkpoint} = parseCheckpoint(note);
      const known = seen.get(checkpoint.origin);
      if (old !== `old ${known?.size ?? 0}`) return new Response(`${known?.size}\n`, {status: 409});
      if (known) {
        const proof = hashes.map(hash => fromBase64(hash) as Uint8Array);
        verifyConsistency({first: known, second: checkpoint}, proof);
      }
      seen.set(checkpoint.origin, checkpoint);
      return new Response(`— ${NAME} ${cosign(note, privateKey, id)}\n`);
    };
    return {key: `${NAME}+${id.toString('hex')}+${typed.toString('base64')}`, answer};
  }

  function cosign(note: string, key: KeyObject, id: Buffer): string {
    const time = 1_800_000_000n;
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(time);
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), key);
    return Buffer.concat([id, bytes, signature]).toString('base64');
  }

  it('adds the cosignature of one that was shown how each log continues what it has seen', async () => {
    const from = await filled('witnessed');
    const witness = startWitness();
    const witnessed = async (path: string) => {
      const argv = ['anchor', 'witness', path, '--witness', WITNESS, '--witness-key', witness.key];
      return command([...argv, '--keys', from.keys], {...from, other: witness.answer});
    };
    const [first = ''] = (await digestOf(from)).files;
    expect(await witnessed(first)).toMatchObject({code: 0, err: ''});
    expect((await savingsOf(from))[0]).toBe(
      'checkpoint of shop/2026, saved at 2 leaves, cosigned by a witness',
    );
    await takeRecord(from.collector);
    const [second = ''] = (await digestOf(from)).files;
    // The log goes on before the witness is asked.
    await takeRecord(from.collector);
    expect(await witnessed(second)).toMatchObject({code: 0, err: ''});
    const argv = ['verify', `${second}.cosigned`, '--keys', from.keys, '--witness-key', witness.key];
    const verified = await command([...argv, '--json']);
    expect(JSON.parse(verified.out).logs).toContainEqual({
      origin: 'shop/2026',
      treeSize: 3,
      cosignedAt: '2027-01-15T08:00:00.000Z',
    });
    expect((await command(['verify', second, ...argv.slice(2)])).err).toMatch(
      /has not cosigned "blog\/2026"/,
    );
    const other = startWitness();
    expect((await command([...argv.slice(0, -1), other.key])).err).toMatch(/has not cosigned/);
    const digest = JSON.parse(readFileSync(`${second}.cosigned`, 'utf8'));
    const [note = '', ...rest] = digest.checkpoints as string[];
    const digit = note.at(-20) === 'A' ? 'B' : 'A';
    const checkpoints = [note.slice(0, -20) + digit + note.slice(-19), ...rest];
    writeFileSync(`${second}.cosigned`, JSON.stringify({...digest, checkpoints}));
    expect((await command(argv)).err).toMatch(/bad-signature.*anchor-not-verified/);
    const address = 'http://localhost:4300/v1/logs/shop/2026';
    const against = ['verify', address, '--against', `${first}.cosigned`, '--keys', from.keys];
    expect(await command(against, from)).toMatchObject({code: 0, err: ''});
    await from.collector.close();
  });

  it('says what a witness refuses, and takes no answer that is none', async () => {
    const from = await filled('refused');
    const {key} = startWitness();
    const [path = ''] = (await digestOf(from)).files;
    const argv = ['anchor', 'witness', path, '--witness', WITNESS, '--witness-key', key, '--keys', from.keys];
    for (const [answer, words] of [
      [() => new Response('unknown log', {status: 404}), /answered 404.*unknown log.*witness-refused/],
      [
        () => new Response(`— other ${Buffer.alloc(76).toString('base64')}\n`),
        /no cosignature of "witness\.example\/w".*anchor-not-verified/,
      ],
      [() => new Response('x', {status: 409}), /409 without the size/],
    ] as const) {
      expect((await command(argv, {...from, other: answer})).err).toMatch(words);
    }
    const wrong = await command([...argv.slice(0, 6), key.replace('+', '+0'), ...argv.slice(7)], from);
    expect(wrong.err).toMatch(/no key of a witness.*flag-unusable/);
    await from.collector.close();
  });
});

it.each([
  [['anchor'], /no act after anchor.*verb-unknown/],
  [['anchor', 'ship'], /"ship" after anchor/],
  [['anchor', 'digest'], /no --out/],
  [['anchor', 'digest', '--out', 'x', '--lang', 'xx'], /--lang is "xx"/],
  [['anchor', 'stamp'], /no file to be stamped/],
  [['anchor', 'witness'], /no digest to be witnessed/],
])('akkoord %j says what is wrong', async (argv, words) => {
  const {code, err} = await command(argv);
  expect(code).toBe(2);
  expect(err).toMatch(words);
});
