import {randomUUID} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {createCollector, createToken, memoryStorage} from '@akkoord/collector';
import {noticeOf} from '@akkoord/collector/site-notice';
import {zipSource} from '@akkoord/evidence/zip';
import {portableHasher, toBase64} from '@akkoord/ledger';
import type {Config, ConsentRecord, RecordsAnswer, Role} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {memorySigner} from '../test/receipts.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const config: Config = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
};
const origin = 'https://shop.example';

/** A collector for one site with a token of each role, and a command line that talks to it. */
async function openCollector() {
  const storage = memoryStorage();
  const sites = [
    {
      id: 'shop',
      origins: [origin],
      location: 'Delft, NL',
      retention: {duration: 'P5Y', reason: 'to answer complaints'},
    },
  ];
  const collector = await createCollector({storage, signer: memorySigner, sites});
  const tokenOf = async (role: Role) => {
    const making = {storage, clock: Date.now, hasher: portableHasher};
    return (await createToken({name: role, role}, making)).token;
  };
  const send = async (record: ConsentRecord) => {
    const body = JSON.stringify({
      sentAt: record.decidedAt,
      records: [{record, secretHash: 'ab'.repeat(32)}],
    });
    const headers = {origin, 'content-type': 'text/plain'};
    const url = 'http://localhost:4300/v1/records';
    return collector.fetch(new Request(url, {method: 'POST', headers, body}));
  };
  const command = async (argv: readonly string[], role: Role) => {
    const env = {AKKOORD_TOKEN: await tokenOf(role)};
    const io = capturedIo({env, answer: (_, request) => collector.fetch(request)});
    return {exit: await run(argv, io), out: io.out(), err: io.err()};
  };
  return {send, command};
}

async function decision(n: number): Promise<ConsentRecord> {
  const {hash, notice} = await noticeOf(config);
  const decidedAt = new Date();
  return {
    schema: 'akkoord/record/1',
    id: randomUUID(),
    site: 'shop',
    decidedAt: decidedAt.toISOString(),
    notice: {hash, version: notice.version, language: 'nl'},
    choices: {functional: 'granted', analytical: 'denied', tracking: 'denied', youtube: 'denied'},
    action: 'reject-all',
    control: `layer1.refuse-${n}`,
    signals: [],
    expiresAt: new Date(decidedAt.getTime() + 180 * 86_400_000).toISOString(),
    previous: null,
    consentId: null,
  };
}

const configFile = scratch.file('config.json', config);

describe('the command against a collector', () => {
  it('publishes a notice once, under which records are then published', async () => {
    const {send, command} = await openCollector();
    expect((await send(await decision(1))).status).toBe(202);
    const publish = ['notice', 'publish', '--config', configFile];
    expect(await command(publish, 'owner')).toMatchObject({
      exit: 0,
      out: expect.stringContaining(' published, '),
    });
    expect((await command(publish, 'owner')).out).toContain('was published already');
    expect((await send(await decision(2))).status).toBe(201);
  });

  it('may publish as an owner only, and export not as a viewer', async () => {
    const {command} = await openCollector();
    for (const [argv, role] of [
      [['notice', 'publish', '--config', configFile], 'dpo'],
      [['export'], 'viewer'],
    ] as const) {
      const {exit, err} = await command(argv, role);
      expect([exit, err]).toEqual([
        4,
        expect.stringContaining('(role-insufficient); use a token that may do this'),
      ]);
    }
  });

  it('exports every record once, as NDJSON and as CSV, within the period asked for', async () => {
    const {send, command} = await openCollector();
    const sent = await Promise.all([1, 2, 3].map(decision));
    for (const record of sent) await send(record);
    const {exit, out} = await command(['export', '--format', 'ndjson', '--site', 'shop'], 'dpo');
    expect(exit).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const {id} of sent) expect(out.split(id)).toHaveLength(2);
    expect((await command(['export'], 'dpo')).out.trimEnd().split('\n')).toHaveLength(4);
    expect((await command(['export', '--format', 'ndjson', '--to', '2020-01-01'], 'dpo')).out).toBe('');
  });

  it('verifies the receipt that a browser was given, by the keys of the collector', async () => {
    const {send, command} = await openCollector();
    await send(await decision(1));
    const {records} = (await (await send(await decision(2))).json()) as RecordsAnswer;
    const [answer] = records;
    if (answer?.status === 'refused' || !answer) throw new Error('the record was refused');
    const path = scratch.file('receipt.json', answer.receipt);
    expect(await command(['verify', path], 'viewer')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('is leaf 1 of shop/'),
    });
    const forged = {...answer.receipt, salt: toBase64(new Uint8Array(32))};
    expect((await command(['verify', scratch.file('forged.json', forged)], 'viewer')).exit).toBe(1);
  });
});

describe('an evidence pack', () => {
  it('is exported, and verified as a ZIP and as the folder that it was unpacked to', async () => {
    const {send, command} = await openCollector();
    for (const n of [1, 2, 3]) await send(await decision(n));
    const file = scratch.path('pack.zip');
    const exported = await command(
      ['export', '--format', 'evidence', '--site', 'shop', '--out', file],
      'dpo',
    );
    expect([exported.exit, exported.err]).toEqual([0, expect.stringMatching(/pack\.zip: \d+\.\d kB\n$/)]);
    const verified = await command(['verify', file], 'dpo');
    expect([verified.exit, verified.out]).toEqual([
      0,
      expect.stringMatching(/verified\. 3 records of shop, .*It was checked by the keys that it brings/s),
    ]);
    const folder = scratch.path('unpacked');
    await unpack(file, folder);
    const keys = join(folder, 'log/keys.json');
    const json = await command(['verify', folder, '--keys', keys, '--json'], 'dpo');
    expect([json.exit, JSON.parse(json.out)]).toMatchObject([0, {ok: true, isTrusted: true, findings: []}]);

    const notice = join(folder, 'site.json');
    writeFileSync(notice, readFileSync(notice, 'utf8').replace('P5Y', 'P9Y'));
    const altered = await command(['verify', folder], 'dpo');
    expect([altered.exit, altered.out]).toEqual([
      1,
      expect.stringMatching(/NOT verified\.\n {2}site\.json: file-altered: /),
    ]);
  });

  it('that is cut off is refused as unreadable', async () => {
    const {send, command} = await openCollector();
    await send(await decision(1));
    const file = scratch.path('cut.zip');
    await command(['export', '--format', 'evidence', '--site', 'shop', '--out', file], 'dpo');
    writeFileSync(file, readFileSync(file).subarray(0, 3000));
    const {exit, err} = await command(['verify', file], 'dpo');
    expect([exit, err]).toEqual([2, expect.stringContaining('as an evidence pack')]);
  });

  it('is of one site', async () => {
    const {command} = await openCollector();
    const {exit, err} = await command(['export', '--format', 'evidence'], 'dpo');
    expect([exit, err]).toEqual([4, expect.stringContaining('a pack is of one site')]);
  });
});

async function unpack(file: string, folder: string): Promise<void> {
  const bytes = readFileSync(file);
  const zip = await zipSource({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  });
  for (const name of zip.names) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), await zip.read(name));
  }
}
