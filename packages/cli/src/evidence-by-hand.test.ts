/*
 * An evidence pack verified with nothing of ours: the commands of docs/evidence.md, and a Merkle tree written from
 * RFC 6962 alone.
 */
import {spawnSync} from 'node:child_process';
import {createHash, createHmac} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {zipSource} from '@akkoord/evidence/zip';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {packOf} from '../test/some-pack.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;
const docs = readFileSync(new URL('../../../docs/evidence.md', import.meta.url), 'utf8');
const byHand = docs.slice(docs.indexOf('\n## By hand'));
const [sums, manifest, signature] = [...byHand.matchAll(/```sh\n(.*?)```/gs)].map(
  ([, code]) => code as string,
);

async function unpacked(name: string, query = 'site=shop'): Promise<string> {
  const folder = scratch.path(name);
  const bytes = await packOf(query);
  const zip = await zipSource({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  });
  for (const file of zip.names) {
    mkdirSync(dirname(join(folder, file)), {recursive: true});
    writeFileSync(join(folder, file), await zip.read(file));
  }
  return folder;
}

const shell = (script: string | undefined, cwd: string) =>
  spawnSync('sh', ['-e', '-c', script as string], {cwd, encoding: 'utf8'});

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(path, bytes);
}

describe('an evidence pack, by hand', () => {
  it('has the sums that it says, and sha256sum names the file that was altered', async () => {
    const folder = await unpacked('sums');
    expect(shell(sums, folder)).toMatchObject({status: 0});
    expect(shell(manifest, folder)).toMatchObject({status: 0});
    flip(join(folder, 'site.json'));
    expect(shell(sums, folder)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('site.json: FAILED'),
    });
    const [picture = ''] = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name =>
      name.endsWith('.png'),
    );
    flip(join(folder, picture));
    expect(shell(sums, folder).stdout).toContain(`${picture}: FAILED`);
    const io = capturedIo();
    expect(await run(['verify', folder], io)).toBe(1);
    expect(io.out()).toContain(`${picture}: file-altered: `);
    flip(join(folder, 'manifest.json'));
    expect(shell(manifest, folder).status).not.toBe(0);
  });

  it.skipIf(!has('openssl'))('is signed, as OpenSSL says (skipped without openssl)', async () => {
    const folder = await unpacked('signed');
    expect(shell(signature, folder)).toMatchObject({status: 0});
    const note = join(folder, 'manifest.note');
    writeFileSync(note, readFileSync(note, 'utf8').replace(/\d{4}-/, '1999-'));
    expect(shell(signature, folder).status).not.toBe(0);
  });

  it('leads from its rows to the root that was signed, by RFC 6962 and the formulas of the protocol', async () => {
    const folder = await unpacked('rows');
    const leaves: Buffer[] = [];
    for (const name of readdirSync(join(folder, 'records')).filter(file => file.endsWith('.ndjson'))) {
      const lines = readFileSync(join(folder, 'records', name), 'utf8')
        .split('\n')
        .filter(Boolean);
      for (const line of lines) {
        const {row, salt, log, leaf} = JSON.parse(line);
        leaves[log.index] = row === null ? Buffer.from(leaf, 'hex') : leafOf(line, row, salt);
      }
    }
    const [origin, size, root] = readFileSync(join(folder, 'log/shop-2026/checkpoint.txt'), 'utf8').split(
      '\n',
    );
    expect([origin, Number(size)]).toEqual(['shop/2026', leaves.length]);
    expect(treeHash(leaves).toString('base64')).toBe(root);
  });
});

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** By docs/protocol.md; the row stands in its line in its canonical form. */
function leafOf(
  line: string,
  row: {receivedAt: string; record: {notice: {hash: string}}},
  salt: string,
): Buffer {
  const canonical = line.slice('{"row":'.length, line.lastIndexOf(',"salt":'));
  const commitment = createHmac('sha256', Buffer.from(salt, 'base64')).update(canonical).digest('base64');
  const hour = row.receivedAt.slice(0, 'YYYY-MM-DDTHH'.length);
  return sha256(`\0{"c":"${commitment}","n":"${row.record.notice.hash}","t":"${hour}","v":1}`);
}

/** RFC 6962, section 2.1. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}
