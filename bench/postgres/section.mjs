import {boundOf} from '../collector/section.mjs';
import {quietSentence} from '../quiet.mjs';

const count = number => Math.round(number).toLocaleString('en-GB');

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf(found) {
  const {date, node, cores, load, note, quiet, requests, connections, rounds, servers} = found;
  const rows = servers.map(
    ({name, perSecond, p50, p99}) =>
      `| ${name} | ${count(perSecond)} | ${(perSecond / boundOf(found)).toFixed(2)} | ${p50} | ${p99} |`,
  );
  return `## Taking records over PostgreSQL

The same over PostgreSQL on the same machine, compared with a bare group commit over it: with one collector, and with two that write one log.
${count(requests)} requests over ${connections} connections, median of ${rounds} interleaved rounds. Node ${node}, ${cores} cores, load ${load}, ${date}. Repeat it
with \`npm run bench -- postgres\`; the figures are in \`bench/postgres/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

![Records per second over PostgreSQL](plots/postgres-rate.svg)

![99th percentile of the answer time over PostgreSQL](plots/postgres-p99.svg)

| server | requests/s | of the bound | p50, ms | p99, ms |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
