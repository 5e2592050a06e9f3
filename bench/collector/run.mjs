import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {DatabaseSync} from '@photostructure/sqlite';
import {writeSection} from '../write-section.mjs';
import {installPeer, PEER} from './install.mjs';
import {load, PEERS} from './load.mjs';
import {collectorSection} from './section.mjs';

/*
 * Durable POST /v1/records beside its two bounds and a peer, in one run: npm run bench -- collector [requests] [connections]
 * [rounds]. Rounds are interleaved, so that other work on the machine falls on all of them alike, and the middle
 * round counts.
 */
const isDry = process.argv.includes('--dry');
const numbers = process.argv.slice(2).filter(word => word !== '--dry');
const [requests = 20_000, connections = 64, rounds = 3] = numbers.map(Number);
installPeer();
const SERVERS = [
  {name: 'bare node:http', file: 'bare-http'},
  {name: 'bare group commit', file: 'group-commit'},
  {name: 'collector', file: 'akkoord'},
  // It takes a tenth of the rate or less: fewer of them say as much.
  {name: PEER, file: 'c15t', form: PEERS, share: 0.1},
];

/** One server in a process of its own, warmed up, then measured: rate and latency, its CPU time, its bytes on disk. */
async function measure({file, form, share = 1}) {
  const asked = {requests: requests * share, connections, ...(form ? {form} : {})};
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-'));
  const child = fork(fileURLToPath(new URL(`servers/${file}.mjs`, import.meta.url)), [folder]);
  const cpu = async () => {
    child.send('cpu');
    const [{cpu}] = await once(child, 'message');
    return cpu.user + cpu.system;
  };
  try {
    const [{url}] = await once(child, 'message');
    const warm = await load(url, {...asked, requests: asked.requests / 4});
    const before = await cpu();
    const result = await load(url, asked);
    const used = ((await cpu()) - before) / result.requests;
    await end(child);
    return {...result, cpu: used, bytes: databaseSize(folder) / (warm.requests + result.requests)};
  } finally {
    await end(child);
    rmSync(folder, {recursive: true});
  }
}

async function end(child) {
  if (child.exitCode !== null) return;
  child.disconnect();
  await once(child, 'exit');
}

/** With what still stands in the write-ahead log copied back; 0 where nothing was kept. */
function databaseSize(folder) {
  const [name] = readdirSync(folder).filter(file => file.endsWith('.db'));
  if (name === undefined) return 0;
  const database = new DatabaseSync(join(folder, name));
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return statSync(join(folder, name)).size;
}

const results = new Map(SERVERS.map(({name}) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const server of SERVERS) results.get(server.name).push(await measure(server));
}

const middle = (name, key) => {
  const values = results.get(name).map(result => result[key]);
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
};
const run = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version.slice(1),
  cores: cpus().length,
  load: loadavg()[0].toFixed(1),
  note: process.env.BENCH_NOTE ?? '',
  requests,
  connections,
  rounds,
  servers: SERVERS.map(({name}) => ({
    name,
    perSecond: middle(name, 'perSecond'),
    p50: middle(name, 'p50'),
    p99: middle(name, 'p99'),
    cpu: middle(name, 'cpu'),
    bytes: middle(name, 'bytes'),
  })),
};
console.log(collectorSection(run));
if (!isDry) {
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(run, null, 2)}\n`);
  writeSection('collector', collectorSection(run));
}
