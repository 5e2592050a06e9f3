import {readFileSync, writeFileSync} from 'node:fs';
import {collectorOf} from '../collector-client.ts';
import {CommandError, EXIT} from '../command-error.ts';
import type {Flags} from '../flags.ts';
import type {Io} from '../io.ts';
import {fileUnreadable, readTextFile} from '../text-file.ts';
import {parseDigest} from './digest.ts';
import {noteSaved} from './note-saved.ts';
import {type Stamp, stampRequest, verifyStamp} from './timestamp.ts';

/** More than any token has. */
const MAX_ANSWER = 1024 * 1024;

/** `akkoord anchor stamp`: `FILE.tsr`, once the authority's answer is found to hold for `FILE`. */
export async function anchorStamp(flags: Flags, io: Io) {
  const [, path] = flags.positionals;
  if (path === undefined) throw new CommandError('flag-missing', 'found no file to be stamped; see --help');
  const authority = flags.required('tsa');
  const ca = flags.text('tsa-ca');
  const roots = ca === null ? null : await readTextFile(ca);
  const data = bytesOf(path);
  const {body, nonce} = stampRequest(data);
  const answer = await answerOf(authority, body, io);
  const stamp = await verifyStamp(answer, {data, roots, nonce});
  const out = `${path}.tsr`;
  try {
    writeFileSync(out, answer, {flag: 'wx'});
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError('file-unwritable', `cannot write ${out} (${found}); move it away first`, {cause});
  }
  // Without an address it would look for a collector on this machine, which is the officer's.
  const digest = parseDigest(Buffer.from(data).toString('utf8'));
  if (digest && (flags.text('url') !== null || io.env.AKKOORD_URL))
    await noteSaved(digest.checkpoints, 'stamp', collectorOf(flags, io));
  await io.stdout.write(
    flags.on('json') ? `${JSON.stringify({file: out, ...stamp})}\n` : `${out}: ${stampSentence(stamp)}\n`,
  );
  return EXIT.ok;
}

/** `stamp` for people. */
export function stampSentence({at, authority, isTraced}: Stamp): string {
  const judged = isTraced ? 'traced to the roots that you gave' : 'its roots were not checked: give --tsa-ca';
  return `there at ${at}, says ${authority}; ${judged}`;
}

/** The bytes of the file `path`; throws `file-unreadable`. */
export function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw fileUnreadable(path, cause);
  }
}

async function answerOf(authority: string, body: Uint8Array<ArrayBuffer>, io: Io): Promise<Uint8Array> {
  try {
    const response = await io.fetch(authority, {
      method: 'POST',
      headers: {'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply'},
      body,
      signal: io.signal,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 200 && bytes.length <= MAX_ANSWER) return bytes;
    throw new Error(`status ${response.status}, ${bytes.length} bytes`);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      'collector-no-answer',
      `${authority} gave no time stamp (${found}); try again later`,
      {
        cause,
      },
    );
  }
}
