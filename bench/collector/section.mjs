const count = number => Math.round(number).toLocaleString('en-GB');

/** The section of docs/performance.md. */
export function collectorSection({date, node, cores, load, note, requests, connections, rounds, servers}) {
  const bound = servers.find(({name}) => name === 'bare group commit').perSecond;
  const rows = servers.map(
    ({name, perSecond, p50, p99, cpu, bytes}) =>
      `| ${name} | ${count(perSecond)} | ${(perSecond / bound).toFixed(2)} | ${p50} | ${p99} | ${count(cpu)} | ${bytes ? count(bytes) : ''} |`,
  );
  return `## Taking records

\`POST\` of one record, durable before it is answered, over SQLite on the same machine that sends (autocannon), beside what \`node:http\` does without keeping
anything, beside the same SQLite with group commit and nothing else, and beside a peer's server over the same binding and settings, which checks,
hashes, signs and proves nothing. ${count(requests)} requests over ${connections} connections (the peer a tenth), middle of ${rounds} interleaved
rounds; CPU is that of the server alone. Node ${node}, ${cores} cores, load ${load}, ${date}. ${note}

| server | requests/s | of the bound | p50, ms | p99, ms | CPU each, µs | bytes each |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
