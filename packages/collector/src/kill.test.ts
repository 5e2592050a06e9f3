import {type ChildProcess, spawn} from 'node:child_process';
import {createHash, randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {verifyReceipt} from '@akkoord/ledger';
import type {Receipt, RecordBatch, RecordsAnswer} from '@akkoord/schema';
import {afterAll, describe, expect, it} from 'vitest';

const built = fileURLToPath(new URL('../dist/node.js', import.meta.url));
const ORIGIN = 'https://www.shop.example';
/** The smaller number is for every change; `npm run test:full` takes the larger one. */
const KILLS = process.env.AKKOORD_FULL ? 200 : 4;
const SECRET = 'ab'.repeat(32);
const secretHash = createHash('sha256').update(Buffer.from(SECRET, 'hex')).digest('hex');

/** A collector in a process of its own, over `dataDir`, on a port that it prints. */
async function start(dataDir: string): Promise<{child: ChildProcess; url: string}> {
  const site = {
    id: 'shop',
    origins: [ORIGIN],
    location: 'Delft, NL',
    retention: {duration: 'P1Y', reason: 'test'},
  };
  const source = `import {createNodeCollector, listen} from ${JSON.stringify(built)};
const collector = await createNodeCollector({dataDir: ${JSON.stringify(dataDir)}, sites: [${JSON.stringify(site)}]});
const {url} = await listen(collector, {port: 0});
console.log(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', chunk => resolve(String(chunk).trim()));
    child.once('exit', code => reject(new Error(`the collector ended with ${code} before it listened`)));
  });
  return {child, url};
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

function batch(): RecordBatch {
  const now = new Date().toISOString();
  const records = Array.from({length: 3}, () => ({
    secretHash,
    record: {
      schema: 'akkoord/record/1' as const,
      id: randomUUID(),
      site: 'shop',
      decidedAt: now,
      notice: {hash: '0'.repeat(64), version: '1', language: 'nl'},
      choices: {functional: 'granted' as const, tracking: 'denied' as const},
      action: 'reject-all' as const,
      control: 'layer1.refuse',
      signals: [],
      expiresAt: new Date(Date.now() + 180 * 86_400_000).toISOString(),
      previous: null,
      consentId: null,
    },
  }));
  return {sentAt: now, records};
}

async function post(url: string): Promise<Receipt[]> {
  const response = await fetch(`${url}/v1/records`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Origin: ORIGIN},
    body: JSON.stringify(batch()),
    // The fetch of Node 20 sometimes settles never when its server dies while it connects.
    signal: AbortSignal.timeout(10_000),
  });
  const {records} = (await response.json()) as RecordsAnswer;
  return records.flatMap(answer => (answer.status === 'refused' ? [] : [answer.receipt]));
}

/** Eight senders until the server is gone; what it acknowledged goes into `acknowledged`. */
async function load(url: string, acknowledged: Map<string, Receipt>): Promise<void> {
  const sender = async (): Promise<void> => {
    for (;;) for (const receipt of await post(url)) acknowledged.set(receipt.row.record.id, receipt);
  };
  await Promise.allSettled(Array.from({length: 8}, sender));
}

async function receiptOf(url: string, id: string): Promise<Receipt> {
  const secret = Buffer.from(SECRET, 'hex').toString('base64url');
  const response = await fetch(`${url}/v1/receipts/${id}`, {headers: {Authorization: `Bearer ${secret}`}});
  expect([id, response.status]).toEqual([id, 200]);
  return (await response.json()) as Receipt;
}

describe.skipIf(!existsSync(built))(
  `a collector that is killed${existsSync(built) ? '' : ' (skipped: not built)'}`,
  () => {
    const dirs: string[] = [];
    const children: ChildProcess[] = [];
    const started = async (dataDir: string): ReturnType<typeof start> => {
      const running = await start(dataDir);
      children.push(running.child);
      return running;
    };
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(dirs.map(dir => rm(dir, {recursive: true, force: true})));
    });

    it(
      `has every acknowledged record, once and where it was, after ${KILLS} kills under load`,
      async () => {
        const dataDir = await mkdtemp(join(tmpdir(), 'akkoord-kill-'));
        dirs.push(dataDir);
        const acknowledged = new Map<string, Receipt>();
        for (let kill = 0; kill < KILLS; kill++) {
          const {child, url} = await started(dataDir);
          const gone = new Promise(resolve => child.once('exit', resolve));
          const before = acknowledged.size;
          const loading = load(url, acknowledged);
          // By what has arrived and not by the clock: a busy machine may take seconds to get under way.
          while (acknowledged.size === before) await sleep(5);
          await sleep(Math.random() * 250);
          child.kill('SIGKILL');
          await loading;
          await gone;
        }
        expect(acknowledged.size).toBeGreaterThan(KILLS);

        const {child, url} = await started(dataDir);
        const published = (await (await fetch(`${url}/.well-known/akkoord-keys.json`)).json()) as {
          keys: {name: string; publicKey: string}[];
        };
        const keys = published.keys.map(({name, publicKey}) => ({
          name,
          publicKey: Buffer.from(publicKey, 'base64'),
        }));
        const places = new Set<string>();
        for (const [id, before] of acknowledged) {
          const after = await receiptOf(url, id);
          expect(after.row).toEqual(before.row);
          expect([after.log.origin, after.log.index]).toEqual([before.log.origin, before.log.index]);
          places.add(`${after.log.origin} ${after.log.index}`);
          await verifyReceipt(before, keys);
          await verifyReceipt(after, keys);
        }
        expect(places.size).toBe(acknowledged.size);
        child.kill('SIGKILL');
      },
      KILLS * 10_000 + 60_000,
    );
  },
);
