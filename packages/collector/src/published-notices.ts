import {nextTurn} from './next-turn.ts';
import type {RecordStorage} from './storage.ts';

/** Hashes that are asked for together, and when what the storage knows of them is in. */
interface Question {
  readonly hashes: Set<string>;
  readonly answered: Promise<void>;
}

/**
 * Answers which notices are published, remembering those that are: a notice is never withdrawn, so that the
 * storage is asked about each hash until it is there, and then never again. Whoever asks in one turn of the event
 * loop, as everybody of one commit does, shares one look-up.
 */
export function createPublishedNotices(
  storage: Pick<RecordStorage, 'publishedNotices'>,
): (hashes: readonly string[]) => Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  let open: Question | null = null;

  const begin = (): Question => {
    const hashes = new Set<string>();
    const answered = nextTurn().then(async () => {
      // Whoever comes from here on asks anew: the look-up may have been made before a notice was there.
      open = null;
      for (const hash of await storage.publishedNotices([...hashes])) known.add(hash);
    });
    return {hashes, answered};
  };

  return async hashes => {
    const unknown = hashes.filter(hash => !known.has(hash));
    if (unknown.length === 0) return known;
    open ??= begin();
    for (const hash of unknown) open.hashes.add(hash);
    await open.answered;
    return known;
  };
}
