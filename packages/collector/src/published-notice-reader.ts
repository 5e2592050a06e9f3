import type {Notice, NoticePublication} from '@akkoord/schema';
import type {RecordStorage} from './storage.ts';

const MAX_KEPT = 100;

/** The published notice with a hash, or null. */
export type NoticeReader = (hash: string) => Promise<Notice | null>;

/** A reader that parses each notice once: millions of records share a handful of them. */
export function createNoticeReader(storage: RecordStorage): NoticeReader {
  const kept = new Map<string, Notice>();
  return async hash => {
    const known = kept.get(hash);
    if (known) return known;
    const entry = await storage.notice(hash);
    if (!entry) return null;
    const {notice} = JSON.parse(entry.text) as NoticePublication;
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(hash, notice);
    return notice;
  };
}
