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
  return `## Queries of the console over many records

Measured ${last.date} on ${last.cores} cores, Node ${last.node}, over SQLite: milliseconds from the request to the end of the answer, over
HTTP on the same machine, median (slowest) of ${last.rounds}. A search returns pages of at most 50 records; each record is about a kilobyte. The
goals are 200 ms for a search and 1,000 ms for an overview. Every query uses an index, and a test pins its plan. An overview
reads counts, not records. Repeat it with \`npm run bench -- console --records 10000000 --data data-seed\`, which makes the records
first (\`npm run seed -- --records 10000000 --out data-seed\`) and continues if it was interrupted; \`--as-is\` instead of a number measures the records that exist. The figures are in \`bench/console/results.json\`.${quietSentence(last.quiet)}${last.note ? ` ${last.note}` : ''}

![Searches of the console, and their goal](plots/console-searches.svg)

![Overviews of the console, and their goal](plots/console-overviews.svg)

| query | goal | ${runs.map(run => `${count(run.records)} records`).join(' | ')} |
| --- | --- | ${runs.map(() => '---').join(' | ')} |
${names.map(({name, goal}) => `| ${name} | ${count(goal)} | ${runs.map(run => cell(run, name)).join(' | ')} |`).join('\n')}
| database, MB | | ${runs.map(({bytes}) => count(Math.round(bytes / 1e6))).join(' | ')} |
| start of the collector, every log checked | | ${runs.map(({opening}) => ms(opening)).join(' | ')} |
| memory of the process before, MiB | | ${runs.map(({memory}) => mib(memory.before)).join(' | ')} |
| memory after all these queries, MiB | | ${runs.map(({memory}) => mib(memory.after)).join(' | ')} |
`;
}
