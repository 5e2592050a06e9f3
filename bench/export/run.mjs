import {fork} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {seed} from '../../scripts/seed/seed.mjs';
import {writeSection} from '../write-section.mjs';
import {exportSection} from './section.mjs';

/*
 * Everything that a collector has, exported over HTTP by `akkoord export`, and each log of it verified offline:
 * npm run bench -- export --records 10000000 --data data-seed
 */
const {values} = parseArgs({
  options: {
    records: {type: 'string', default: '100000'},
    days: {type: 'string', default: '365'},
    data: {type: 'string', default: 'data-seed'},
    // What an unfinished seed has by now, however many that are.
    'as-is': {type: 'boolean', default: false},
    dry: {type: 'boolean', default: false},
  },
});
const [wanted, days] = [values.records, values.days].map(Number);
const here = name => fileURLToPath(new URL(name, import.meta.url));

const plan = values['as-is']
  ? JSON.parse(readFileSync(join(values.data, 'seed.json'), 'utf8'))
  : await seed({folder: values.data, records: wanted, days});
const tokenFile = join(values.data, 'bench-token');
const known = existsSync(tokenFile) ? [readFileSync(tokenFile, 'utf8')] : [];
const out = mkdtempSync(join(process.env.BENCH_TEMP ?? tmpdir(), 'akkoord-export-'));

/** Runs a command of ours; rejects where it does not end with 0. */
async function command(argv, env = {}) {
  const child = fork(here('command.mjs'), argv, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {...process.env, ...env},
  });
  const [told] = await once(child, 'message');
  if (told.exit !== 0) throw new Error(`akkoord ${argv.join(' ')} ended with ${told.exit}`);
  return told;
}

const server = fork(here('serve.mjs'), [values.data, ...known]);
try {
  const [{url, token, idle}] = await once(server, 'message');
  writeFileSync(tokenFile, token, {mode: 0o600});
  const text = async path => (await fetch(url + path)).text();
  const keys = join(out, 'keys.json');
  writeFileSync(keys, await text('/.well-known/akkoord-keys.json'));
  const headers = {authorization: `Bearer ${token}`};
  const {logs} = await (await fetch(`${url}/v1/overview`, {headers})).json();

  const records = logs.reduce((sum, {size}) => sum + size, 0);
  if (!values['as-is'] && records !== wanted) throw new Error(`found ${records} leaves, expected ${wanted}`);

  const measured = [];
  const notices = {};
  for (const format of ['csv', 'ndjson']) {
    const file = join(out, `all.${format}`);
    const argv = ['export', '--format', format, '--site', plan.site, '--url', url, '--out', file];
    const {seconds, peak} = await command(argv, {AKKOORD_TOKEN: token});
    server.send('peak');
    const [{peak: served}] = await once(server, 'message');
    measured.push({format, seconds, bytes: statSync(file).size, client: peak, served});
    console.log(measured.at(-1));
    if (format === 'csv') rmSync(file);
  }
  for (const {origin} of logs) notices[origin] = await text(`/v1/logs/${origin}/checkpoint`);

  const verified = [];
  for (const [origin, note] of Object.entries(notices)) {
    const checkpoint = join(out, `${origin.replace('/', '-')}.txt`);
    writeFileSync(checkpoint, note);
    const argv = ['verify', join(out, 'all.ndjson'), '--checkpoint', checkpoint, '--keys', keys];
    const {seconds, peak} = await command(argv);
    verified.push({origin, leaves: logs.find(log => log.origin === origin).size, seconds, peak});
    console.log(verified.at(-1));
  }
  const run = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version.slice(1),
    cores: cpus().length,
    load: loadavg()[0].toFixed(1),
    note: process.env.BENCH_NOTE ?? '',
    records,
    idle,
    measured,
    verified,
  };
  console.log(exportSection(run));
  if (!values.dry) {
    writeFileSync(here('results.json'), `${JSON.stringify(run, null, 2)}\n`);
    writeSection('export', exportSection(run));
  }
} finally {
  server.disconnect();
  rmSync(out, {recursive: true});
}
