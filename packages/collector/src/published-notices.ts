import type {RecordStorage} from './storage.ts';

/**
 * Answers which notices are published, remembering those that are: a notice is never withdrawn, so that the
 * storage is asked about each hash until it is there, and then never again.
 */
export function createPublishedNotices(
  storage: RecordStorage,
): (hashes: readonly string[]) => Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  return async hashes => {
    const unknown = [...new Set(hashes)].filter(hash => !known.has(hash));
    if (unknown.length > 0) for (const hash of await storage.publishedNotices(unknown)) known.add(hash);
    return known;
  };
}
