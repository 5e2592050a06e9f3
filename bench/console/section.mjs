import {quietSentence} from '../quiet.mjs';

const count = number => number.toLocaleString('en');
const ms = number => (number < 10 ? number.toFixed(1) : Math.round(number).toString());
const mib = bytes => Math.round(bytes / 1024 ** 2);

/** The section of docs/performance.md that tells what was found: the same questions, at each size that was measured. */
export function sectionOf(runs) {
  const last = runs.at(-1);
  const names = last.measured.map(({name, goal}) => ({name, goal}));
  const cell = (run, name) => {
    const found = run.measured.find(one => one.name === name);
    return found ? `${ms(found.median)} (${ms(found.max)})` : '-';
  };
  return `## What the desk asks of many records

Measured ${last.date} on ${last.cores} cores, Node ${last.node}, over SQLite: milliseconds from the request to the end of the answer, over
HTTP on the same machine, median (slowest) of ${last.rounds}. A search gives pages of 50 at the most; each record is about a kilobyte. The
goals are 200 ms for a search and 1,000 for an overview. Every question goes along an index, whose plan a test pins, and an overview
reads counts, no record. Repeat it with \`npm run bench -- console --records 10000000 --data data-seed\`, which makes the records
first (\`npm run seed -- --records 10000000 --out data-seed\`) and goes on where that was stopped; \`--as-is\` in the place of a number measures what is there by then; the figures are in \`bench/console/results.json\`.${quietSentence(last.quiet)}${last.note ? ` ${last.note}` : ''}

![Searches by the desk, and their goal](plots/console-searches.svg)

![Overviews by the desk, and their goal](plots/console-overviews.svg)

| question | goal | ${runs.map(run => `${count(run.records)} records`).join(' | ')} |
| --- | --- | ${runs.map(() => '---').join(' | ')} |
${names.map(({name, goal}) => `| ${name} | ${count(goal)} | ${runs.map(run => cell(run, name)).join(' | ')} |`).join('\n')}
| database, MB | | ${runs.map(({bytes}) => count(Math.round(bytes / 1e6))).join(' | ')} |
| start of the collector, every log checked | | ${runs.map(({opening}) => ms(opening)).join(' | ')} |
| memory of the process before, MiB | | ${runs.map(({memory}) => mib(memory.before)).join(' | ')} |
| memory after all of these questions, MiB | | ${runs.map(({memory}) => mib(memory.after)).join(' | ')} |
`;
}
