import type {AccessLine, IncidentSheet} from '@akkoord/schema';
import {collectorOf} from './collector-client.ts';
import {EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {periodOf} from './period.ts';
import type {Verb} from './verb.ts';

export const incidentVerb: Verb = {
  help: `akkoord incident: the sheet for whoever has to report a breach (GDPR art. 33): what records there are and since
when, which exports were made and which attempts refused in a period, and whether each log still is what was signed.

  --from, --to DATE     the period (a day, or a time with its zone); the last 72 hours where absent
  --site ID             one site; all where absent
  --url URL             the collector; AKKOORD_URL, or http://localhost:4300 where absent
  --token TOKEN         of an owner or data-protection officer; better the variable AKKOORD_TOKEN
  --json                the sheet as JSON

examples
  akkoord incident > incident.md
  akkoord incident --from 2026-11-01 --to 2026-11-20 --site kade-negen --json

Ends with code 1 where a log differs from what was signed.`,
  flags: {from: 'text', to: 'text', site: 'text', url: 'text', token: 'text'},
  run: runIncident,
};

async function runIncident(flags: Flags, io: Io) {
  const {from, to} = periodOf(flags.text('from'), flags.text('to'));
  const asked = Object.entries({from, to, site: flags.text('site')});
  const query = new URLSearchParams();
  for (const [name, value] of asked) if (value !== null) query.set(name, value);
  const sheet = (await collectorOf(flags, io).json(`/v1/incident?${query}`)) as IncidentSheet;
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(sheet)}\n` : textOf(sheet));
  return sheet.logs.some(({fault}) => fault !== null) ? EXIT.found : EXIT.ok;
}

function textOf({at, from, to, sites, logs, exports, refused, isCut}: IncidentSheet): string {
  const parts = [
    `# Incident sheet, drawn up ${at}`,
    `## Records\n\n${list(
      sites.map(
        ({site, records, firstAt, lastAt, counted}) =>
          `${site}: ${records} records, the first of ${firstAt ?? '-'}, the last of ${lastAt ?? '-'}; ${counted} choices came in from ${from} to ${to}`,
      ),
    )}`,
    WHAT,
    `## Logs\n\n${list(
      logs.map(
        ({origin, size, fault, savedAt}) =>
          `${origin}: ${size} leaves, ${fault === null ? 'as they were signed' : `NOT as they were signed (${fault})`}; checkpoint last saved ${savedAt ?? 'never'}`,
      ),
    )}`,
    ...logs.map(({checkpoint}) => `\`\`\`\n${checkpoint.trimEnd()}\n\`\`\``),
    `## Exports\n\n${list(exports.map(lineOf))}`,
    `## Refused attempts\n\n${list(refused.map(lineOf))}`,
    ...(isCut ? ['There are more lines than these; the access log has them all.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const WHAT = `A record has a random number, a pseudonym of the browser after a grant, the choices by category and service, two times,
the control that was used, the language and the notice. It has no name, no address of a device, no user agent and no page.`;

const list = (lines: readonly string[]): string =>
  lines.length === 0 ? '- none' : lines.map(line => `- ${line}`).join('\n');

const lineOf = ({at, name, deed, detail}: AccessLine): string =>
  `${at} ${name ?? 'nobody'}: ${deed} ${detail}`;
