import {fork} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {seed, seededSoFar} from '../../scripts/seed/seed.mjs';
import {writeSection} from '../write-section.mjs';
import {asks} from './asks.mjs';
import {consoleSection} from './section.mjs';

/*
 * What the desk asks of a collector that has many records, over HTTP on this machine:
 * npm run bench -- console --records 10000000 --data data-seed
 */
const {values} = parseArgs({
  options: {
    records: {type: 'string', default: '1000000'},
    days: {type: 'string', default: '365'},
    data: {type: 'string', default: 'data-seed'},
    rounds: {type: 'string', default: '30'},
    dry: {type: 'boolean', default: false},
    // What is there of a seed that was stopped, instead of the rest of it first.
    'as-is': {type: 'boolean', default: false},
  },
});
const [asked, days, rounds] = [values.records, values.days, values.rounds].map(Number);
const results = fileURLToPath(new URL('results.json', import.meta.url));

const plan = values['as-is']
  ? await seededSoFar(values.data)
  : await seed({folder: values.data, records: asked, days});
const {records} = plan;
const tokenFile = join(values.data, 'bench-token');
const known = existsSync(tokenFile) ? [readFileSync(tokenFile, 'utf8')] : [];
const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [values.data, ...known], {
  execArgv: ['--expose-gc'],
});
const [{url, token, opening}] = await once(child, 'message');
writeFileSync(tokenFile, token, {mode: 0o600});

async function memory() {
  child.send('memory');
  const [{memory}] = await once(child, 'message');
  return memory.rss;
}

/** Milliseconds until all of the answer is there. */
async function time(path) {
  const began = performance.now();
  const answer = await fetch(url + path, {headers: {authorization: `Bearer ${token}`}});
  const body = await answer.json();
  const took = performance.now() - began;
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(body)}`);
  return {took, body};
}

const measured = [];
const before = await memory();
try {
  for (const {name, goal, path} of asks(plan)) {
    const took = [];
    let found = 0;
    let cursor = null;
    for (let round = 0; round < rounds; round++) {
      const {took: one, body} = await time(path(round, cursor));
      took.push(one);
      cursor = body.next ?? null;
      found += body.records?.length ?? body.total.decisions;
    }
    const sorted = [...took].sort((a, b) => a - b);
    measured.push({
      name,
      goal,
      first: took[0],
      median: sorted[rounds >> 1],
      max: sorted.at(-1),
      found: found / rounds,
    });
    console.log(name, measured.at(-1));
  }
  const run = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version.slice(1),
    cores: cpus().length,
    load: loadavg()[0],
    records,
    days: plan.days,
    rounds,
    bytes: statSync(join(values.data, 'records.db')).size,
    opening,
    memory: {before, after: await memory()},
    note: process.env.BENCH_NOTE ?? '',
    measured,
  };
  // Beside what was measured at other sizes, which is what flat means.
  const others = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
  const runs = [...others.filter(one => one.records !== records), run].sort((a, b) => a.records - b.records);
  const section = consoleSection(runs);
  console.log(section);
  if (!values.dry) {
    writeFileSync(results, `${JSON.stringify(runs, null, 2)}\n`);
    writeSection('console', section);
  }
} finally {
  child.disconnect();
}
