import {CollectorError} from './errors.ts';
import type {RecordStorage} from './storage.ts';

/** How a checkpoint left the collector: as it is, in a digest, under a time stamp, or cosigned by a witness. */
const WAYS = {digest: ', in a digest', stamp: ', time-stamped', witness: ', cosigned by a witness'} as const;

/** What was saved of a log: how many leaves its checkpoint had, and in which of `WAYS`, null where nobody said. */
export interface Saving {
  readonly size: number;
  readonly by: keyof typeof WAYS | null;
}

/**
 * What `input`, the body of a note that something was saved, says of a log of `size` leaves; what it leaves out is the checkpoint as
 * it is now. Throws `request-invalid`.
 */
export function savingIn(input: unknown, size: number): Saving {
  const {size: saved = size, by = null} = (input ?? {}) as {readonly size?: unknown; readonly by?: unknown};
  const isSize = typeof saved === 'number' && Number.isSafeInteger(saved) && saved > 0 && saved <= size;
  if (!isSize)
    throw new CollectorError(
      'request-invalid',
      `size is not one that the log has had, expected 1 to ${size}`,
    );
  if (by === null || (typeof by === 'string' && Object.hasOwn(WAYS, by))) {
    return {size: saved, by: by as Saving['by']};
  }
  throw new CollectorError('request-invalid', `by is unknown, expected ${Object.keys(WAYS).join(', ')}`);
}

/** What the access log says of a checkpoint that left the collector: nobody can rewrite the log up to there unseen. */
export function savedDetail(origin: string, {size, by}: Saving): string {
  return `checkpoint of ${origin}, saved at ${size} leaves${by === null ? '' : WAYS[by]}`;
}

/** When the checkpoint of a log was last saved elsewhere, and over how many leaves; both null where the access log knows of no time. */
export async function lastSaved(
  origin: string,
  storage: RecordStorage,
): Promise<{readonly savedAt: string | null; readonly savedSize: number | null}> {
  const query = {deeds: ['export'], outcome: 'done', text: `checkpoint of ${origin}, saved`} as const;
  const [last] = await storage.accessLog(1, query);
  if (!last) return {savedAt: null, savedSize: null};
  return {
    savedAt: new Date(last.at).toISOString(),
    savedSize: Number(/saved at (\d+) leaves/.exec(last.detail)?.[1]),
  };
}
