import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {basename, join, resolve} from 'node:path';
import {VerificationError} from '@akkoord/ledger';
import {collectorOf} from '../collector-client.ts';
import {CommandError, EXIT} from '../command-error.ts';
import type {Flags} from '../flags.ts';
import type {Io} from '../io.ts';
import {keysOf} from '../keys-of.ts';
import {readTextFile} from '../text-file.ts';
import {type CheckpointDigest, digestText, parseDigest} from './digest.ts';
import {makeDigest} from './make-digest.ts';
import {noteSaved} from './note-saved.ts';
import {sheetHtml} from './sheet.ts';
import {SHEET_LANGUAGES, type SheetLanguage} from './sheet-texts.ts';

const NAME = /^akkoord-checkpoints-\d{4}-\d{2}-\d{2}(-\d+)?\.json$/;

/** `akkoord anchor digest`: a digest and its sheets in `--out`, once every log continues the newest digest there. */
export async function anchorDigest(flags: Flags, io: Io) {
  const folder = resolve(flags.required('out'));
  const languages = languagesIn(flags.many('lang'));
  const client = collectorOf(flags, io);
  const keys = await keysOf(flags, io, client);
  mkdirSync(folder, {recursive: true});
  const before = await newestIn(folder);
  const digest = await makeDigest({client, keys, before, at: new Date()}).catch((cause: unknown) => {
    if (!(cause instanceof VerificationError)) throw cause;
    const message = `a log does not hold (${cause.code}): ${cause.message}`;
    throw new CommandError('log-not-verified', message, {cause});
  });
  const files = write(folder, digest, languages);
  await noteSaved(digest.checkpoints, 'digest', client);
  const logs = digest.checkpoints.length;
  const sentence = `${files[0]}: checkpoints of ${logs} logs${before ? ', each continues the digest before' : ''}`;
  const gaps = digest.gaps ?? [];
  const outcome = {files, logs, continues: before !== null, gaps: gaps.map(({statement}) => statement)};
  const losses = gaps.map(
    ({statement: {log, lost, successor}}) =>
      `LOST, as the collector states: leaves ${String(lost).replace(',', ' to ')} of ${log}; ${successor} goes on`,
  );
  await io.stdout.write(
    flags.on('json')
      ? `${JSON.stringify(outcome)}\n`
      : `${[sentence, ...files.slice(1), ...losses].join('\n')}\n`,
  );
  return EXIT.ok;
}

/** By its name, which begins with the day; null where the folder has none. */
async function newestIn(folder: string): Promise<CheckpointDigest | null> {
  const number = (name: string): number => Number(/-(\d+)\.json$/.exec(name.slice(30))?.[1] ?? 1);
  const names = readdirSync(folder).filter(name => NAME.test(name));
  const [newest] = names.sort((a, b) =>
    a.slice(0, 30) === b.slice(0, 30) ? number(b) - number(a) : a < b ? 1 : -1,
  );
  if (newest === undefined) return null;
  const digest = parseDigest(await readTextFile(join(folder, newest)));
  if (digest) return digest;
  throw new CommandError(
    'file-not-json',
    `${newest} is no digest; put back what was there, or use another folder`,
  );
}

function write(
  folder: string,
  digest: CheckpointDigest,
  languages: readonly SheetLanguage[],
): readonly string[] {
  const path = freeName(folder, digest.at.slice(0, 10));
  const text = digestText(digest);
  writeFileSync(path, text, {flag: 'wx'});
  const sha256 = createHash('sha256').update(text).digest('hex');
  const sheets = languages.map(language => {
    const sheet = path.replace(/\.json$/, `-${language}.html`);
    writeFileSync(sheet, sheetHtml(digest, {name: basename(path), sha256}, language));
    return sheet;
  });
  return [path, ...sheets];
}

/** A second one on the same day has a number: what was kept is never written over. */
function freeName(folder: string, day: string): string {
  const nameOf = (turn: number): string =>
    join(folder, `akkoord-checkpoints-${day}${turn === 1 ? '' : `-${turn}`}.json`);
  let turn = 1;
  while (existsSync(nameOf(turn))) turn += 1;
  return nameOf(turn);
}

function languagesIn(given: readonly string[]): readonly SheetLanguage[] {
  const unknown = given.find(name => !SHEET_LANGUAGES.some(known => known === name));
  if (unknown !== undefined) {
    throw new CommandError(
      'flag-unusable',
      `--lang is "${unknown}", expected one of ${SHEET_LANGUAGES.join(', ')}`,
    );
  }
  return given.length > 0 ? (given as readonly SheetLanguage[]) : SHEET_LANGUAGES;
}
