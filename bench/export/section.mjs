import {quietSentence} from '../quiet.mjs';

const megabytes = bytes => `${Math.round(bytes / 1024 / 1024)} MB`;
const count = number => Math.round(number).toLocaleString('en-GB');

const exportRows = ({records, measured}) =>
  measured.map(
    ({format, seconds, bytes, served, client}) =>
      `| ${count(records)} | ${format} | ${seconds.toFixed(0)} s | ${count(records / seconds)} | ${megabytes(bytes)} | ${megabytes(served)} | ${megabytes(client)} |`,
  );

const logRows = ({verified}) =>
  verified.map(
    ({origin, leaves, seconds, peak}) =>
      `| \`${origin}\` | ${count(leaves)} | ${seconds.toFixed(0)} s | ${count(leaves / seconds)} | ${megabytes(peak)} |`,
  );

/** The section of docs/performance.md that tells what was `found`, at each number of records that was measured. */
export function sectionOf(found) {
  const runs = [found].flat();
  const {date, node, cores, load, note, quiet, idle} = runs.at(-1);
  return `## Exporting everything

\`akkoord export\` exports all records of one site over HTTP from a collector over SQLite on the same machine. The collector's memory was
${megabytes(idle)} before; peaks are those of the whole process so far. Then each log in the NDJSON file is verified offline: every row against its leaf, and all leaves
against the signed root. Node ${node}, ${cores} cores, load ${load}, ${date}. Repeat it with \`npm run bench -- export --records 10000000 --data data-seed\`; the figures
are in \`bench/export/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

![Records per second, exported and verified](plots/export-rate.svg)

| records | format | time | records/s | file | peak of the collector | peak of the command |
| --- | --- | --- | --- | --- | --- | --- |
${runs.flatMap(exportRows).join('\n')}

| log | leaves | verified in | leaves/s | peak of \`akkoord verify\` |
| --- | --- | --- | --- | --- |
${runs.flatMap(logRows).join('\n')}
`;
}
