import {fork} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {seed} from '../../scripts/seed/seed.mjs';
import {inNode} from '../circumstances.mjs';
import {report, resultsOf} from '../report.mjs';
import {bySize} from '../statistics.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';

/*
 * Everything that a collector has, exported over HTTP by `akkoord export`, and each log of it verified offline:
 * npm run bench -- export --records 10000000 --data data-seed
 */
const {values} = parseArgs({
  options: {
    records: {type: 'string', default: '1000000'},
    days: {type: 'string', default: '365'},
    data: {type: 'string', default: 'data-seed'},
    // What an unfinished seed has by now, however many that are.
    'as-is': {type: 'boolean', default: false},
    dry: {type: 'boolean', default: false},
    again: {type: 'boolean', default: false},
  },
});
const [wanted, days] = [values.records, values.days].map(Number);
const here = name => fileURLToPath(new URL(name, import.meta.url));

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

/** The collector over the seeded folder in a process of its own, and what it says of its logs. */
async function startCollector() {
  const tokenFile = join(values.data, 'bench-token');
  const known = existsSync(tokenFile) ? [readFileSync(tokenFile, 'utf8')] : [];
  const child = fork(here('serve.mjs'), [values.data, ...known]);
  const [{url, token, idle}] = await once(child, 'message');
  writeFileSync(tokenFile, token, {mode: 0o600});
  const headers = {authorization: `Bearer ${token}`};
  const {logs} = await (await fetch(`${url}/v1/overview`, {headers})).json();
  return {child, url, token, idle, logs, text: async path => (await fetch(url + path)).text()};
}

/** Everything of `site` into a file in `format`. */
async function exportAll({collector, format, site, file}) {
  const argv = ['export', '--format', format, '--site', site, '--url', collector.url, '--out', file];
  const {seconds, peak} = await command(argv, {AKKOORD_TOKEN: collector.token});
  collector.child.send('peak');
  const [{peak: served}] = await once(collector.child, 'message');
  return {format, seconds, bytes: statSync(file).size, client: peak, served};
}

/** One log of the exported `file`, against its checkpoint. */
async function verifyLog({collector, log, file, out}) {
  const [checkpoint, keys] = [join(out, 'checkpoint.txt'), join(out, 'keys.json')];
  writeFileSync(checkpoint, await collector.text(`/v1/logs/${log.origin}/checkpoint`));
  writeFileSync(keys, await collector.text('/.well-known/akkoord-keys.json'));
  const {seconds, peak} = await command(['verify', file, '--checkpoint', checkpoint, '--keys', keys]);
  return {origin: log.origin, leaves: log.size, seconds, peak};
}

async function measureIn(out, quiet) {
  const plan = values['as-is']
    ? JSON.parse(readFileSync(join(values.data, 'seed.json'), 'utf8'))
    : await seed({folder: values.data, records: wanted, days});
  const collector = await startCollector();
  try {
    const {logs, idle} = collector;
    const records = logs.reduce((sum, {size}) => sum + size, 0);
    if (!values['as-is'] && records !== wanted)
      throw new Error(`found ${records} leaves, expected ${wanted}`);
    const [measured, verified] = [[], []];
    const fileOf = format => join(out, `all.${format}`);
    for (const format of ['csv', 'ndjson']) {
      const file = fileOf(format);
      measured.push(await quiet.sample(() => exportAll({collector, format, site: plan.site, file})));
      console.log(measured.at(-1));
    }
    for (const log of logs) {
      verified.push(await quiet.sample(() => verifyLog({collector, log, file: fileOf('ndjson'), out})));
      console.log(verified.at(-1));
    }
    return {...inNode(), quiet: quiet.told, records, idle, measured, verified};
  } finally {
    collector.child.disconnect();
  }
}

async function measure(quiet) {
  const out = mkdtempSync(join(process.env.BENCH_TEMP ?? tmpdir(), 'akkoord-export-'));
  try {
    return bySize(resultsOf('export'), await measureIn(out, quiet));
  } finally {
    rmSync(out, {recursive: true});
  }
}

await report('export', {measure, sectionOf, plotsOf});
