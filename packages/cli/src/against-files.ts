import {type Checkpoint, VerificationError, type VerifierKey, verifyCheckpoint} from '@akkoord/ledger';
import {originOf, parseDigest} from './anchor/digest.ts';
import {isNoticeLog} from './is-notice-log.ts';
import {readTextFile} from './text-file.ts';

/**
 * The older checkpoints of the log `origin` in the files `paths`, each verified: a signed note, or the digest of a day, of
 * which the note of that log counts, or of another log of notices where it is one. Throws `VerificationError`, also where a digest
 * knows no such log.
 */
export async function olderCheckpoints(
  paths: readonly string[],
  {origin, keys}: {readonly origin: string; readonly keys: readonly VerifierKey[]},
): Promise<readonly Checkpoint[]> {
  const older: Checkpoint[] = [];
  for (const path of paths) older.push(await verifyCheckpoint(await noteIn(path, origin), keys));
  return older;
}

/** The note of the log `origin` in the file `path`, a signed note or a digest; throws as `olderCheckpoints` does. */
export async function noteIn(path: string, origin: string): Promise<string> {
  const text = await readTextFile(path);
  const digest = parseDigest(text);
  if (!digest) return text;
  const isOfLog = (found: string): boolean => found === origin || (isNoticeLog(origin) && isNoticeLog(found));
  const note = digest.checkpoints.find(one => isOfLog(originOf(one)));
  if (note !== undefined) return note;
  throw new VerificationError('wrong-origin', `${path} has no checkpoint of "${origin}", expected one`);
}
