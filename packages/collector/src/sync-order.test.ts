import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, expect, test} from 'vitest';

const built = fileURLToPath(new URL('../dist/node.js', import.meta.url));
const hasStrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;
const missing = !existsSync(built) ? 'not built' : hasStrace ? null : 'no strace that may trace here';
const folder = mkdtempSync(join(tmpdir(), 'akkoord-sync-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Starts a collector, sends it three records one after the other, and ends. */
const script = (dataDir: string): string => `
import {createNodeCollector, listen} from ${JSON.stringify(built)};
const origin = 'https://www.shop.example';
const sites = [{id: 'shop', origins: [origin], location: 'Delft, NL', retention: {duration: 'P1Y', reason: 'test'}}];
const {url} = await listen(await createNodeCollector({dataDir: ${JSON.stringify(dataDir)}, sites}), {port: 0});
const now = new Date().toISOString();
for (let sent = 0; sent < 3; sent++) {
  const record = {
    schema: 'akkoord/record/1', id: crypto.randomUUID(), site: 'shop', decidedAt: now,
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'}, choices: {functional: 'granted'},
    action: 'reject-all', control: 'layer1.refuse', signals: [],
    expiresAt: new Date(Date.now() + 1e9).toISOString(), previous: null, consentId: null,
  };
  const body = JSON.stringify({sentAt: now, records: [{record, secretHash: 'ab'.repeat(32)}]});
  const headers = {origin, 'content-type': 'text/plain'};
  const {status} = await fetch(url + '/v1/records', {method: 'POST', headers, body});
  if (status !== 202) throw new Error(String(status));
}
process.exit();
`;

// A process that is killed keeps what it wrote in the system's cache: only the calls themselves show that a loss of
// power would not take an acknowledged record.
test.skipIf(missing !== null)(
  `the last write of a batch is flushed to disk before its first answer${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    const out = join(folder, 'calls');
    const trace = ['-f', '-y', '-s', '24', '-e', 'trace=pwrite64,write,writev,fsync,fdatasync', '-o', out];
    const node = [process.execPath, '--input-type=module', '-e', script(join(folder, 'data'))];
    execFileSync('strace', [...trace, ...node], {stdio: ['ignore', 'ignore', 'inherit']});
    const kinds = readFileSync(out, 'utf8')
      .split('\n')
      .flatMap(line => {
        if (/ pwrite64\(.*records\.db-wal>/.test(line)) return 'write';
        if (/ f(data)?sync\(.*records\.db-wal>/.test(line)) return 'sync';
        return /"HTTP\/1\.1 202/.test(line) ? 'answer' : [];
      });
    const order = kinds.filter((kind, i) => kind !== kinds[i - 1]).join(' ');
    expect(order).toMatch(/(write sync answer ?){3}$/);
  },
  60_000,
);
