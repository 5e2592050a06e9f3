import {fork} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {postgresMissing, startPostgres} from '@akkoord/testkit';
import {load} from './load.mjs';

/*
 * Durable POST /v1/records over PostgreSQL beside its bound, in one run, by one collector and by two on one log:
 * node bench/collector/postgres.mjs [requests] [connections] [rounds]. The server is one of its own, on this machine.
 * Needs `npm run build`.
 */
const [requests = 10_000, connections = 64, rounds = 3] = process.argv.slice(2).map(Number);
const SERVERS = [
  {name: 'bare group commit', file: 'postgres-bound', count: 1},
  {name: 'collector', file: 'akkoord', count: 1},
  {name: 'two collectors, one log', file: 'akkoord', count: 2},
];

const missing = postgresMissing();
if (missing) throw new Error(`there is no PostgreSQL to measure: ${missing}`);

async function start(file, folder) {
  const child = fork(fileURLToPath(new URL(`servers/${file}.mjs`, import.meta.url)), [folder]);
  const [{url}] = await once(child, 'message');
  return {child, url};
}

async function end({child}) {
  if (child.exitCode !== null) return;
  child.disconnect();
  await once(child, 'exit');
}

/** Servers in processes of their own over a new database, warmed up, then measured together. */
async function measure({file, count}) {
  const postgres = await startPostgres();
  process.env.AKKOORD_BENCH_POSTGRES = postgres.url;
  const folders = Array.from({length: count}, () => mkdtempSync(join(tmpdir(), 'akkoord-bench-')));
  const running = [];
  try {
    for (const folder of folders) {
      // They sign with one key.
      if (running.length > 0) copyFileSync(join(folders[0], 'log-key.json'), join(folder, 'log-key.json'));
      running.push(await start(file, folder));
    }
    const all = size =>
      Promise.all(
        running.map(({url}) => load(url, {requests: size / count, connections: connections / count})),
      );
    await all(requests / 4);
    const results = await all(requests);
    return {
      perSecond: results.reduce((sum, {perSecond}) => sum + perSecond, 0),
      p50: Math.max(...results.map(({p50}) => p50)),
      p99: Math.max(...results.map(({p99}) => p99)),
    };
  } finally {
    for (const one of running) await end(one);
    await postgres.stop();
    for (const folder of folders) rmSync(folder, {recursive: true});
  }
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
  `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, PostgreSQL on the same machine, ` +
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
      },
    ]),
  ),
);
