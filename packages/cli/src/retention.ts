import type {RetentionReport} from '@akkoord/collector';
import {EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import {hostedSite} from './hosted-site.ts';
import type {Io} from './io.ts';
import {configuredSites} from './site-config.ts';
import {startCollector} from './start-collector.ts';
import {STORAGE_HELP, usedPlace} from './storage-flag.ts';
import {tickProgress} from './tick-progress.ts';
import type {Verb} from './verb.ts';

export const retentionVerb: Verb = {
  help: `akkoord retention: erase records that are older than their site keeps them, and those whose erasure was asked
for and is due. To be run on the machine that keeps the collector's data; the collector may go on running, and does
the same by itself every hour.

  --config FILE         the sites with their "retention", as akkoord serve takes it; akkoord.config.json where absent
  --data DIR            where database and key lie; ./data where absent
${STORAGE_HELP}
  --dry-run             only count what is due
  --json                tell the outcome as JSON

examples
  akkoord retention --dry-run
  akkoord retention --config akkoord.config.json --data /var/lib/akkoord`,
  flags: {config: 'text', data: 'text', storage: 'text', 'dry-run': 'boolean'},
  run: runRetention,
};

async function runRetention(flags: Flags, io: Io) {
  const configured = await configuredSites(flags);
  const place = usedPlace(flags, io);
  const dryRun = flags.on('dry-run');
  const collector = await startCollector(
    place,
    configured.map(site => hostedSite(site, [])),
  );
  try {
    const report = await tickProgress(
      io,
      () => (dryRun ? 'counting' : 'erasing'),
      () => collector.applyRetention({dryRun}),
    );
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
