/*
 * A pack of many records, from disk to disk: 20,000, and a million with AKKOORD_FULL=1, which then tells time and memory
 * (docs/evidence.md).
 */
import {createWriteStream, mkdtempSync, rmSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {verifyPack} from '@akkoord/evidence';
import {zipSource} from '@akkoord/evidence/zip';
import {afterAll, expect, test} from 'vitest';
import {SITES, START, someRecord, submissionOf} from '../../test/collector-fixture.ts';
import {createCollector} from '../collector.ts';
import {createFirstToken} from '../index.ts';
import {createSigner, nodeHasher, sqliteStorage} from '../node.ts';

const FULL = process.env.AKKOORD_FULL === '1';
const COUNT = FULL ? 1_000_000 : 20_000;
const BATCH = 20;
/** Requests under way at once. */
const SENDERS = 50;
const HOUR = 3_600_000;

const folder = mkdtempSync(join(tmpdir(), 'akkoord-evidence-'));
afterAll(() => rmSync(folder, {recursive: true}));

test(
  `a pack of ${COUNT} records is written with flat memory and verifies`,
  async () => {
    const clock = {now: START};
    const storage = sqliteStorage({path: join(folder, 'records.db')});
    const signer = createSigner(new Date(START));
    const options = {storage, signer, sites: SITES, hasher: nodeHasher, clock: () => clock.now};
    const collector = await createCollector(options);
    const send = async (): Promise<void> => {
      const decidedAt = new Date(clock.now - 1000).toISOString();
      const records = Array.from({length: BATCH}, () => submissionOf(someRecord({decidedAt})));
      const body = JSON.stringify({sentAt: new Date(clock.now).toISOString(), records});
      const headers = {origin: 'https://shop.example', 'content-type': 'text/plain'};
      const sent = new Request('http://localhost/v1/records', {method: 'POST', headers, body});
      expect((await collector.fetch(sent)).status).toBeLessThan(300);
    };
    for (let sent = 0; sent < COUNT; sent += BATCH * SENDERS) {
      await Promise.all(Array.from({length: SENDERS}, send));
      clock.now += HOUR / 2;
    }
    const token = await createFirstToken({storage, clock: () => clock.now, hasher: nodeHasher});
    const path = join(folder, 'pack.zip');
    const began = performance.now();
    const grown = await growthDuring(async () => {
      const headers = {authorization: `Bearer ${token}`};
      const address = 'http://localhost/v1/export?format=evidence&site=shop';
      const {body} = await collector.fetch(new Request(address, {headers}));
      await pipeline(Readable.fromWeb(body as never), createWriteStream(path));
    });
    const written = performance.now();
    await collector.close();
    // The pack's content is about 3 kB for a record: three gigabytes of a million.
    if (FULL) expect(grown).toBeLessThan(700 * 1024 ** 2);

    const file = await open(path);
    const {size} = await file.stat();
    const zip = await zipSource({
      size,
      read: async (offset, length) => (await file.read(Buffer.alloc(length), 0, length, offset)).buffer,
    });
    const report = await verifyPack(zip, {keys: [signer], hasher: nodeHasher});
    await zip.close();
    await file.close();
    const verified = performance.now();
    if (FULL) tell({grown, size, written: written - began, verified: verified - written});
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ok: true, checked: {rows: COUNT, leaves: COUNT}});
  },
  FULL ? 3_600_000 : 1_200_000,
);

/** Prints what a full run found: bytes and milliseconds as MB and seconds. */
function tell({grown, size, written, verified}: Readonly<Record<string, number>>): void {
  const inMB = (bytes = 0) => `${Math.round(bytes / 1024 ** 2)} MB`;
  const inSeconds = (ms = 0) => `${Math.round(ms / 1000)} s`;
  process.stdout.write(
    `${COUNT} records: ${inMB(size)} written in ${inSeconds(written)}, the process growing by at most ${inMB(grown)}; verified in ${inSeconds(verified)}\n`,
  );
}

/** Bytes by which the process grew at most while `work` ran. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return most - before;
}
