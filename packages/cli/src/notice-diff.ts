import {compareNotices, type NoticeComparison} from '@akkoord/schema/notice';
import {CommandError, EXIT, type ExitCode} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {noticesIn} from './notice-of-file.ts';

/** Tells what lies between the notices of two files, and whether visitors are asked again because of it. */
export async function diffNotices(flags: Flags, io: Io): Promise<ExitCode> {
  const [, older, newer] = flags.positionals;
  if (older === undefined || newer === undefined)
    throw new CommandError(
      'flag-missing',
      `found ${older ? 'one file' : 'no file'} after notice diff, expected the older and the newer one`,
    );
  const [before, after] = [await noticesIn(older), await noticesIn(newer)];
  const compared = after.map(notice => {
    const former =
      before.find(({site}) => site === notice.site) ?? (after.length === 1 ? before[0] : undefined);
    if (!former)
      throw new CommandError(
        'site-config-invalid',
        `${older} has no site "${notice.site}", which ${newer} has; compare files of the same sites`,
      );
    return {site: notice.site, ...compareNotices(former, notice)};
  });
  if (flags.on('json')) await io.stdout.write(`${JSON.stringify({notices: compared})}\n`);
  else for (const one of compared) await io.stdout.write(linesOf(one.site, one));
  return EXIT.ok;
}

const MEANING: Readonly<Record<NoticeComparison['verdict'], string>> = {
  material: 'material; visitors are asked again',
  editorial: 'editorial; nobody is asked again',
  unchanged: 'unchanged',
};

function linesOf(site: string, {verdict, changes, asks}: NoticeComparison): string {
  const about = asks.length > 0 ? ` about ${asks.join(', ')}` : '';
  const lines = changes.map(({kind, text}) => `  ${kind.padEnd(9)}  ${text}\n`);
  return `${site}: ${MEANING[verdict]}${about}\n${lines.join('')}`;
}
