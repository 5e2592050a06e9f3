import {findingsOf, noticeOf} from '@akkoord/collector/site-notice';
import type {NoticeFinding} from '@akkoord/schema/notice';
import {EXIT, type ExitCode} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {readSites} from './site-config.ts';

/** Tells what the notices of a config lack; ends with 1 where one of them may not be published. */
export async function lintNotices(flags: Flags, io: Io): Promise<ExitCode> {
  const sites = await readSites(flags.text('config') ?? 'akkoord.config.json');
  const found = [];
  for (const {config} of sites)
    for (const finding of findingsOf(config, await noticeOf(config)))
      found.push({site: config.site, ...finding});
  if (flags.on('json')) await io.stdout.write(`${JSON.stringify({findings: found})}\n`);
  else for (const finding of found) await io.stdout.write(lineOf(finding));
  const refused = found.filter(({severity}) => severity === 'error').length;
  if (!flags.on('json'))
    await io.stdout.write(
      refused > 0 ? `${refused} to correct before it can be published\n` : 'may be published\n',
    );
  return refused > 0 ? EXIT.found : EXIT.ok;
}

const lineOf = ({
  site,
  severity,
  code,
  path,
  found,
  expected,
}: NoticeFinding & {readonly site: string}): string =>
  `${site}: ${severity.padEnd(7)} ${path} is ${found}, expected ${expected} [${code}]\n`;
