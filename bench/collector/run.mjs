import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {DatabaseSync} from '@photostructure/sqlite';
import {load} from './load.mjs';

/*
 * Durable POST /v1/records beside its two bounds, in one run: node bench/collector/run.mjs [requests] [connections]
 * [rounds]. Rounds are interleaved, so that other work on the machine falls on all of them alike, and the middle
 * round counts. Needs `npm run build`.
 */
const [requests = 20_000, connections = 64, rounds = 3] = process.argv.slice(2).map(Number);
const SERVERS = [
  {name: 'bare node:http', file: 'bare-http'},
  {name: 'bare group commit', file: 'group-commit'},
  {name: 'collector', file: 'akkoord'},
];

/** One server in a process of its own, warmed up, then measured: rate and latency, its CPU time, its bytes on disk. */
async function measure({file}) {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-'));
  const child = fork(fileURLToPath(new URL(`servers/${file}.mjs`, import.meta.url)), [folder]);
  const cpu = async () => {
    child.send('cpu');
    const [{cpu}] = await once(child, 'message');
    return cpu.user + cpu.system;
  };
  try {
    const [{url}] = await once(child, 'message');
    const warm = await load(url, {requests: requests / 4, connections});
    const before = await cpu();
    const result = await load(url, {requests, connections});
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
const bound = middle('bare group commit', 'perSecond');
console.log(
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, ` +
    `${requests} requests over ${connections} connections, middle of ${rounds}`,
);
console.table(
  Object.fromEntries(
    SERVERS.map(({name}) => [
      name,
      {
        'requests/s': Math.round(middle(name, 'perSecond')),
        'of the bound': (middle(name, 'perSecond') / bound).toFixed(2),
        'p50 ms': middle(name, 'p50'),
        'p99 ms': middle(name, 'p99'),
        'CPU µs each': Math.round(middle(name, 'cpu')),
        'bytes each': Math.round(middle(name, 'bytes')) || '',
      },
    ]),
  ),
);
