import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createCollector} from '@akkoord/collector';
import {readSigner, sqliteStorage} from '@akkoord/collector/node';
import {afterAll, describe, expect, test} from 'vitest';

const SEED = fileURLToPath(new URL('../scripts/seed/run.mjs', import.meta.url));
const COUNT = 9000;
const built = existsSync(fileURLToPath(new URL('../packages/collector/dist/node.js', import.meta.url)));

const folder = mkdtempSync(join(tmpdir(), 'akkoord-seed-'));
afterAll(() => rmSync(folder, {recursive: true}));
const out = join(folder, 'out');

function start(records: number): {readonly child: ChildProcess; readonly said: () => string} {
  const child = spawn(process.execPath, [SEED, '--records', String(records), '--out', out]);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (text += part));
  return {child, said: () => text};
}

async function run(records: number): Promise<readonly [number | null, string]> {
  const {child, said} = start(records);
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, said()];
}

async function sizes(): Promise<readonly number[]> {
  const storage = sqliteStorage({path: join(out, 'records.db')});
  const heads = await storage.heads();
  await storage.close();
  return heads.map(({size}) => size);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe.skipIf(!built)(`npm run seed${built ? '' : ' (skipped: not built)'}`, () => {
  test('a seed that was stopped goes on to the number that was asked for, and its logs verify', async () => {
    const {child} = start(COUNT);
    const ended = once(child, 'close');
    await expect
      .poll(async () => (existsSync(join(out, 'seed.json')) ? sum(await sizes()) : 0), {timeout: 60_000})
      .toBeGreaterThan(0);
    child.kill('SIGKILL');
    await ended;
    const [code, said] = await run(COUNT);
    expect([code, said]).toEqual([0, expect.stringContaining(`of ${COUNT} records`)]);
    expect(sum(await sizes())).toBe(COUNT);

    const storage = sqliteStorage({path: join(out, 'records.db')});
    const signer = readSigner(join(out, 'log-key.json'));
    // Refuses a log whose tree is not the one that was signed.
    await createCollector({storage, signer, sites: []});
    const page = await storage.list({action: 'withdraw'}, {order: 'newest', limit: 5, cursor: null});
    expect(page.records.map(({published}) => published)).toEqual(Array(5).fill(true));
    const tallies = await storage.tallies({site: 'seeded'});
    expect(sum(tallies.map(({count}) => count))).toBe(COUNT);
    await storage.close();
  }, 120_000);

  test('a folder with another seed is left alone', async () => {
    const [code, said] = await run(COUNT + 1);
    expect(code).toBe(1);
    expect(said).toContain(`a seed of ${COUNT} records over 365 days, expected ${COUNT + 1} over 365`);
    expect(sum(await sizes())).toBe(COUNT);
  });
});
