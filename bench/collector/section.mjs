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

\`POST\` of one record, durable before it is answered, over SQLite on the same machine as the sender (autocannon). It is compared with \`node:http\` that stores
nothing, with the same SQLite with group commit and nothing else, and with a peer's server over the same binding and settings, which does not check,
hash, sign or prove anything. ${count(requests)} requests (a tenth for the peer) over ${connections} connections, median of ${rounds} interleaved
rounds; CPU is that of the server only. Node ${node}, ${cores} cores, load ${load}, ${date}. Repeat it with \`npm run bench -- collector\`; the
figures are in \`bench/collector/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

![Records per second of each server](plots/collector-rate.svg)

![99th percentile of the answer time of each server](plots/collector-p99.svg)

| server | requests/s | of the bound | p50, ms | p99, ms | CPU each, µs | bytes each |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
