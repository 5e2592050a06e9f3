import type {AccessLine, IncidentSheet} from '@akkoord/schema';
import {collectorOf} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import {
  INCIDENT_TEXTS,
  type IncidentLanguage,
  type IncidentWords,
  incidentWords,
} from './incident/incident-texts.ts';
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
  --lang LANGUAGE       en, nl, fr or de; en where absent
  --json                the sheet as JSON, which is the same in every language

examples
  akkoord incident > incident.md
  akkoord incident --lang nl > incident.md
  akkoord incident --from 2026-11-01 --to 2026-11-20 --site kade-negen --json

Ends with code 1 where a log differs from what was signed.`,
  flags: {from: 'text', to: 'text', site: 'text', url: 'text', token: 'text', lang: 'text'},
  run: runIncident,
};

async function runIncident(flags: Flags, io: Io) {
  const say = incidentWords(languageIn(flags.text('lang') ?? 'en'));
  const {from, to} = periodOf(flags.text('from'), flags.text('to'));
  const asked = Object.entries({from, to, site: flags.text('site')});
  const query = new URLSearchParams();
  for (const [name, value] of asked) if (value !== null) query.set(name, value);
  const sheet = (await collectorOf(flags, io).json(`/v1/incident?${query}`)) as IncidentSheet;
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(sheet)}\n` : textOf(sheet, say));
  return sheet.logs.some(({fault}) => fault !== null) ? EXIT.found : EXIT.ok;
}

function textOf(
  {at, from, to, sites, logs, exports, refused, isCut}: IncidentSheet,
  say: IncidentWords,
): string {
  const list = (lines: readonly string[]): string =>
    (lines.length === 0 ? [say('none')] : lines).map(line => `- ${line}`).join('\n');
  const lineOf = ({at, name, deed, detail}: AccessLine): string =>
    say('line', {at, name: name ?? say('nobody'), deed, detail});
  const parts = [
    `# ${say('title', {at})}`,
    `## ${say('records')}\n\n${list(
      sites.map(({firstAt, lastAt, ...site}) =>
        say('site', {...site, first: firstAt ?? '-', last: lastAt ?? '-', from, to}),
      ),
    )}`,
    say('what'),
    `## ${say('logs')}\n\n${list(
      logs.map(({origin, size, fault, savedAt}) => {
        const state = fault === null ? say('holds') : say('differs', {code: fault});
        return say('log', {origin, size, state, saved: savedAt ?? say('never')});
      }),
    )}`,
    ...logs.map(({checkpoint}) => `\`\`\`\n${checkpoint.trimEnd()}\n\`\`\``),
    `## ${say('exports')}\n\n${list(exports.map(lineOf))}`,
    `## ${say('refused')}\n\n${list(refused.map(lineOf))}`,
    ...(isCut ? [say('cut')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const LANGUAGES = Object.keys(INCIDENT_TEXTS) as readonly IncidentLanguage[];

function languageIn(text: string): IncidentLanguage {
  const language = LANGUAGES.find(known => known === text);
  if (language) return language;
  throw new CommandError('flag-unusable', `--lang is "${text}", expected one of ${LANGUAGES.join(', ')}`);
}
