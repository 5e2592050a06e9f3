import {fork} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {seed, seededSoFar} from '../../scripts/seed/seed.mjs';
import {inNode} from '../circumstances.mjs';
import {report, resultsOf} from '../report.mjs';
import {bySize} from '../statistics.mjs';
import {asks} from './asks.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';

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
    again: {type: 'boolean', default: false},
    // What is there of a seed that was stopped, instead of the rest of it first.
    'as-is': {type: 'boolean', default: false},
  },
});
const [asked, days, rounds] = [values.records, values.days, values.rounds].map(Number);

/** The collector over the seeded folder in a process of its own, and what it is asked by. */
async function startDesk() {
  const tokenFile = join(values.data, 'bench-token');
  const known = existsSync(tokenFile) ? [readFileSync(tokenFile, 'utf8')] : [];
  const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [values.data, ...known], {
    execArgv: ['--expose-gc'],
  });
  const [{url, token, opening}] = await once(child, 'message');
  writeFileSync(tokenFile, token, {mode: 0o600});
  return {child, url, token, opening};
}

async function memoryOf({child}) {
  child.send('memory');
  const [{memory}] = await once(child, 'message');
  return memory.rss;
}

/** Milliseconds until all of the answer is there. */
async function time({url, token}, path) {
  const began = performance.now();
  const answer = await fetch(url + path, {headers: {authorization: `Bearer ${token}`}});
  const body = await answer.json();
  const took = performance.now() - began;
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(body)}`);
  return {took, body};
}

/** One question, asked as often as there are rounds. */
async function measureAsk(desk, {name, goal, path}) {
  const took = [];
  let found = 0;
  let cursor = null;
  for (let round = 0; round < rounds; round++) {
    const {took: one, body} = await time(desk, path(round, cursor));
    took.push(one);
    cursor = body.next ?? null;
    found += body.records?.length ?? body.total.decisions;
  }
  const sorted = [...took].sort((a, b) => a - b);
  const [min, median, max] = [sorted[0], sorted[rounds >> 1], sorted.at(-1)];
  return {name, goal, first: took[0], min, median, max, found: found / rounds};
}

async function measure(quiet) {
  const plan = values['as-is']
    ? await seededSoFar(values.data)
    : await seed({folder: values.data, records: asked, days});
  const desk = await startDesk();
  try {
    const before = await memoryOf(desk);
    const measured = [];
    for (const ask of asks(plan)) {
      // One answer takes some milliseconds, too few to see others in: the rounds of a question are one sample.
      measured.push(await quiet.sample(() => measureAsk(desk, ask)));
      console.log(ask.name, measured.at(-1));
    }
    const run = {
      ...inNode(),
      quiet: quiet.told,
      records: plan.records,
      days: plan.days,
      rounds,
      bytes: statSync(join(values.data, 'records.db')).size,
      opening: desk.opening,
      memory: {before, after: await memoryOf(desk)},
      measured,
    };
    // Beside what was measured at other sizes, which is what flat means.
    return bySize(resultsOf('console'), run);
  } finally {
    desk.child.disconnect();
  }
}

await report('console', {measure, sectionOf, plotsOf});
