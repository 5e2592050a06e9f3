import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {keys, receiptOf} from '../test/receipts.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const receipt = await receiptOf();
const keysFile = scratch.file('keys.json', keys);

describe('akkoord verify', () => {
  it('verifies a receipt offline and tells what it proves', async () => {
    const io = capturedIo();
    const path = scratch.file('receipt.json', receipt);
    expect(await run(['verify', path, '--keys', keysFile], io)).toBe(0);
    expect(io.out()).toContain('verified. Record record-2 of shop, received 2026-11-20T10:00:00.000Z');
    expect(io.requests).toEqual([]);
  });

  it('tells it as JSON for scripts', async () => {
    const io = capturedIo();
    const path = scratch.file('receipt.json', receipt);
    await run(['verify', path, '--keys', keysFile, '--json'], io);
    expect(JSON.parse(io.out())).toMatchObject({
      verified: true,
      record: 'record-2',
      log: {origin: 'shop/2026', index: 2, treeSize: 5},
    });
  });

  it('verifies files that an editor saved with a byte order mark', async () => {
    const io = capturedIo();
    const path = scratch.file('marked.json', `\uFEFF${JSON.stringify(receipt)}`);
    const marked = scratch.file('marked-keys.json', `\uFEFF${JSON.stringify(keys)}`);
    expect([await run(['verify', path, '--keys', marked], io), io.err()]).toEqual([0, '']);
  });

  it('asks a collector for its keys where no file is given', async () => {
    const io = capturedIo({answer: () => Response.json(keys)});
    const path = scratch.file('receipt.json', receipt);
    expect(await run(['verify', path, '--url', 'https://consent.example'], io)).toBe(0);
    expect(io.requests.map(({url}) => url)).toEqual([
      'https://consent.example/.well-known/akkoord-keys.json',
    ]);
  });

  it('says that saved keys do as well where no collector answers', async () => {
    const io = capturedIo();
    expect(await run(['verify', scratch.file('receipt.json', receipt)], io)).toBe(3);
    expect(io.err()).toMatch(/gave no whole answer .* or give the keys that you saved by --keys FILE/);
  });

  it.each([
    ['a log', `${JSON.stringify(receipt)}\n${JSON.stringify(receipt)}\n`, 'give that too: --checkpoint FILE'],
    ['a table', 'index,record id,consent id\n0,a,b\n', 'akkoord export --format evidence'],
    ['a checkpoint', 'shop/2026\n3\nPyn1Az0gQCQ=\n\n— akkoord-collector hzlJSg==\n', '--against FILE'],
    ['a letter', 'Dear auditor', 'see akkoord verify --help'],
  ])('names the command that checks %s', async (_, content, wayOut) => {
    const io = capturedIo();
    expect(await run(['verify', scratch.file('handed.txt', content), '--keys', keysFile], io)).toBe(2);
    expect(io.err()).toContain(wayOut);
  });

  const {row, log} = receipt;
  it.each([
    [
      'a changed choice',
      {...receipt, row: {...row, record: {...row?.record, choices: {tracking: 'granted'}}}},
    ],
    ['another salt', {...receipt, salt: Buffer.alloc(32).toString('base64')}],
    ['another index', {...receipt, log: {...log, index: 3}}],
    ['no row', {...receipt, row: undefined}],
    ['no notice', {...receipt, row: {...row, record: {site: 'shop'}}}],
    ['a list for a receipt', [receipt]],
    ['null', null],
  ])('ends with 1 for %s', async (_, forged) => {
    const io = capturedIo();
    const path = scratch.file('forged.json', forged);
    expect(await run(['verify', path, '--keys', keysFile], io)).toBe(1);
    expect(io.err()).toContain('[receipt-not-verified]');
    expect(io.out()).toBe('');
  });

  it('ends with 1 for a signature by a key that was not given', async () => {
    const others = {
      keys: keys.keys.map(key => ({...key, publicKey: Buffer.alloc(32, 1).toString('base64')})),
    };
    const io = capturedIo();
    const path = scratch.file('receipt.json', receipt);
    expect(await run(['verify', path, '--keys', scratch.file('others.json', others)], io)).toBe(1);
  });

  it.each([
    ['a file that is not there', scratch.path('nowhere.json'), 'file-unreadable'],
    ['a file that is no JSON', scratch.file('text.json', 'hello'), 'file-not-json'],
  ])('ends with 2 for %s', async (_, path, code) => {
    const io = capturedIo();
    expect(await run(['verify', path, '--keys', keysFile], io)).toBe(2);
    expect(io.err()).toContain(`[${code}]`);
  });

  const text = JSON.stringify(receipt);
  it.each([
    [
      'a name that stands twice',
      text.replace('"row":{', '"row":{"receivedAt":"2020-01-01T00:00:00.000Z",'),
      'has a name twice',
    ],
    [
      'nesting without an end',
      `{"row":${'['.repeat(99_999)}${']'.repeat(99_999)}}`,
      'deeper than 100 levels',
    ],
  ])('ends with 2 for %s, which readers take differently', async (_, content, found) => {
    const io = capturedIo();
    const path = scratch.file('twofold.json', content);
    expect(await run(['verify', path, '--keys', keysFile], io)).toBe(2);
    expect(io.err()).toMatch(new RegExp(`${found}.*\\[file-not-json\\]`));
  });

  it('takes a text with colons, quotes and backslashes for what it is', async () => {
    const io = capturedIo();
    const spoken = {...receipt, note: 'he said: "a":1, \\', list: [{a: ':'}, {a: '\\"'}]};
    const path = scratch.file('spoken.json', JSON.stringify(spoken, null, 2));
    expect([await run(['verify', path, '--keys', keysFile], io), io.err()]).toEqual([0, '']);
  });

  it('ends with 2 for a keys file without usable keys', async () => {
    const io = capturedIo();
    const path = scratch.file('receipt.json', receipt);
    const empty = scratch.file('empty.json', {keys: [{name: 'x', publicKey: 'short'}]});
    expect(await run(['verify', path, '--keys', empty], io)).toBe(2);
  });
});
