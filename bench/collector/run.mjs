import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from '@photostructure/sqlite';
import {inNode} from '../circumstances.mjs';
import {report} from '../report.mjs';
import {countsOf} from '../words.mjs';
import {installPeer, PEER} from './install.mjs';
import {load, PEERS} from './load.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';
import {endServer, inRounds, startServer} from './servers.mjs';

/*
 * Durable POST /v1/records beside its two bounds and a peer, in one run: npm run bench -- collector [requests] [connections]
 * [rounds]. Rounds are interleaved, so that other work on the machine falls on all of them alike, and the middle
 * round counts.
 */
const [requests = 20_000, connections = 64, rounds = 3] = countsOf(process.argv);
const SERVERS = [
  {name: 'bare node:http', file: 'bare-http'},
  {name: 'bare group commit', file: 'group-commit'},
  {name: 'collector', file: 'akkoord'},
  // It takes a tenth of the rate or less: fewer of them say as much.
  {name: PEER, file: 'c15t', form: PEERS, share: 0.1},
];

async function cpuOf({child}) {
  child.send('cpu');
  const [{cpu}] = await once(child, 'message');
  return cpu.user + cpu.system;
}

/** One server in a process of its own, warmed up, then measured: rate and latency, its CPU time, its bytes on disk. */
async function measureServer({file, form, share = 1}, quiet) {
  const asked = {requests: requests * share, connections, ...(form ? {form} : {})};
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-'));
  const server = await startServer(file, folder);
  try {
    let sent = (await load(server.url, {...asked, requests: asked.requests / 4})).requests;
    const once = async () => {
      const before = await cpuOf(server);
      const result = await load(server.url, asked);
      sent += result.requests;
      return {...result, cpu: ((await cpuOf(server)) - before) / result.requests};
    };
    const result = await quiet.sample(once);
    await endServer(server);
    return {...result, bytes: databaseSize(folder) / sent};
  } finally {
    await endServer(server);
    rmSync(folder, {recursive: true});
  }
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

async function measure(quiet) {
  installPeer();
  const servers = await inRounds({servers: SERVERS, rounds, measure: one => measureServer(one, quiet)});
  return {
    ...inNode(),
    quiet: quiet.told,
    requests,
    connections,
    rounds,
    servers,
  };
}

await report('collector', {measure, sectionOf, plotsOf});
