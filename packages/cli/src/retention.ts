import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {RetentionReport} from '@akkoord/collector';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import {hostedSite} from './hosted-site.ts';
import type {Io} from './io.ts';
import {readSites} from './site-config.ts';
import {startCollector} from './start-collector.ts';
import type {Verb} from './verb.ts';

export const retentionVerb: Verb = {
  help: `akkoord retention: erase records that are older than their site keeps them, and those whose erasure was asked
for and is due. To be run on the machine that keeps the collector's data; the collector may go on running, and does
the same by itself every hour.

  --config FILE         the sites with their "retention", as akkoord serve takes it; akkoord.config.json where absent
  --data DIR            where database and key lie; ./data where absent
  --dry-run             only count what is due
  --json                tell the outcome as JSON

examples
  akkoord retention --dry-run
  akkoord retention --config akkoord.config.json --data /var/lib/akkoord`,
  flags: {config: 'text', data: 'text', 'dry-run': 'boolean'},
  run: runRetention,
};

async function runRetention(flags: Flags, io: Io) {
  const configured = await readSites(flags.text('config') ?? 'akkoord.config.json');
  const data = resolve(flags.text('data') ?? 'data');
  if (!existsSync(join(data, 'records.db'))) {
    const wayOut = 'name the folder that the collector was started with';
    throw new CommandError('flag-unusable', `--data is "${data}", where no records.db is; ${wayOut}`);
  }
  const dryRun = flags.on('dry-run');
  const collector = await startCollector(
    data,
    configured.map(site => hostedSite(site, [])),
  );
  try {
    const report = await collector.applyRetention({dryRun});
    await io.stdout.write(
      flags.on('json') ? `${JSON.stringify({dryRun, ...report})}\n` : textOf(report, dryRun),
    );
  } finally {
    await collector.close();
  }
  return EXIT.ok;
}

function textOf({sites, asked}: RetentionReport, dryRun: boolean): string {
  const verb = dryRun ? 'due' : 'erased';
  const lines = sites.map(
    ({site, due, duration, before}) => `${site}: ${due} ${verb}, received before ${before} (${duration})`,
  );
  return `${[...lines, `on request: ${asked} ${verb}`].join('\n')}\n`;
}
