import {quietSentence} from '../quiet.mjs';

const count = number => Math.round(number).toLocaleString('en-GB');

/** The rate that a server can have at the most: the same database, with group commit and nothing else. */
export const boundOf = ({servers}) => servers.find(({name}) => name === 'bare group commit').perSecond;

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf(found) {
  const {date, node, cores, load, note, quiet, requests, connections, rounds, servers} = found;
  const bound = boundOf(found);
  const rows = servers.map(
    ({name, perSecond, p50, p99, cpu, bytes}) =>
      `| ${name} | ${count(perSecond)} | ${(perSecond / bound).toFixed(2)} | ${p50} | ${p99} | ${count(cpu)} | ${bytes ? count(bytes) : ''} |`,
  );
  return `## Taking records

\`POST\` of one record, durable before it is answered, over SQLite on the same machine that sends (autocannon), beside what \`node:http\` does without keeping
anything, beside the same SQLite with group commit and nothing else, and beside a peer's server over the same binding and settings, which checks,
hashes, signs and proves nothing. ${count(requests)} requests over ${connections} connections (the peer a tenth), middle of ${rounds} interleaved
rounds; CPU is that of the server alone. Node ${node}, ${cores} cores, load ${load}, ${date}. Repeat it with \`npm run bench -- collector\`; the
figures are in \`bench/collector/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

![Records a second of each server](plots/collector-rate.svg)

![The slowest answer in a hundred of each server](plots/collector-p99.svg)

| server | requests/s | of the bound | p50, ms | p99, ms | CPU each, µs | bytes each |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
