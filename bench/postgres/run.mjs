import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {postgresMissing, startPostgres} from '@akkoord/testkit';
import {inNode} from '../circumstances.mjs';
import {load} from '../collector/load.mjs';
import {endServer, inRounds, startServer} from '../collector/servers.mjs';
import {report} from '../report.mjs';
import {countsOf} from '../words.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';

/*
 * Durable POST /v1/records over PostgreSQL beside its bound, in one run, by one collector and by two on one log:
 * npm run bench -- postgres [requests] [connections] [rounds]. The server is one of its own, on this machine.
 */
const [requests = 10_000, connections = 64, rounds = 3] = countsOf(process.argv);
const SERVERS = [
  {name: 'bare group commit', file: 'postgres-bound', count: 1},
  {name: 'collector', file: 'akkoord', count: 1},
  {name: 'two collectors, one log', file: 'akkoord', count: 2},
];

/** Sends `size` records, to all of `servers` together. */
async function loadAll(servers, size) {
  const count = servers.length;
  const each = {requests: size / count, connections: connections / count};
  const results = await Promise.all(servers.map(({url}) => load(url, each)));
  return {
    perSecond: results.reduce((sum, {perSecond}) => sum + perSecond, 0),
    p50: Math.max(...results.map(({p50}) => p50)),
    p99: Math.max(...results.map(({p99}) => p99)),
  };
}

/** Servers in processes of their own over a new database, warmed up, then measured together. */
async function measureServers({file, count}, quiet) {
  const postgres = await startPostgres();
  process.env.AKKOORD_BENCH_POSTGRES = postgres.url;
  const folders = Array.from({length: count}, () => mkdtempSync(join(tmpdir(), 'akkoord-bench-')));
  const running = [];
  try {
    for (const folder of folders) {
      // They sign with one key.
      if (running.length > 0) copyFileSync(join(folders[0], 'log-key.json'), join(folder, 'log-key.json'));
      running.push(await startServer(file, folder));
    }
    await loadAll(running, requests / 4);
    return await quiet.sample(() => loadAll(running, requests));
  } finally {
    for (const one of running) await endServer(one);
    await postgres.stop();
    for (const folder of folders) rmSync(folder, {recursive: true});
  }
}

async function measure(quiet) {
  const missing = postgresMissing();
  if (missing) throw new Error(`there is no PostgreSQL to measure: ${missing}`);
  const servers = await inRounds({servers: SERVERS, rounds, measure: one => measureServers(one, quiet)});
  return {
    ...inNode(),
    quiet: quiet.told,
    requests,
    connections,
    rounds,
    servers,
  };
}

await report('postgres', {measure, sectionOf, plotsOf});
