const megabytes = bytes => `${Math.round(bytes / 1024 / 1024)} MB`;
const count = number => number.toLocaleString('en-GB');

/** The section of docs/performance.md. */
export function exportSection({date, node, cores, load, note, records, idle, measured, verified}) {
  const rows = measured.map(
    ({format, seconds, bytes, served, client}) =>
      `| ${format} | ${seconds.toFixed(0)} s | ${count(Math.round(records / seconds))} | ${megabytes(bytes)} | ${megabytes(served)} | ${megabytes(client)} |`,
  );
  const checks = verified.map(
    ({origin, leaves, seconds, peak}) =>
      `| \`${origin}\` | ${count(leaves)} | ${seconds.toFixed(0)} s | ${megabytes(peak)} |`,
  );
  return `## Exporting everything

${count(records)} records of one site, exported over HTTP by \`akkoord export\` from a collector over SQLite on the same machine, whose memory was
${megabytes(idle)} before; peaks are those of the whole process so far. Then each log in the NDJSON file is verified offline: every row against its leaf, and all of them
against the signed root. Node ${node}, ${cores} cores, load ${load}, ${date}. ${note}

| format | time | records/s | file | peak of the collector | peak of the command |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

| log | leaves | verified in | peak of \`akkoord verify\` |
| --- | --- | --- | --- |
${checks.join('\n')}
`;
}
