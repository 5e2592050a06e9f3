import type {RecordStorage} from './storage.ts';

/** What the access log says of a checkpoint that left the collector: nobody can rewrite the log up to there unseen. */
export function savedDetail(origin: string, size: number): string {
  return `checkpoint of ${origin}, saved at ${size} leaves`;
}

/** When the checkpoint of a log was last saved elsewhere, ISO 8601 UTC; null where the access log knows of no time. */
export async function lastSaved(origin: string, storage: RecordStorage): Promise<string | null> {
  const query = {deeds: ['export'], outcome: 'done', text: `checkpoint of ${origin}, saved`} as const;
  const [last] = await storage.accessLog(1, query);
  return last ? new Date(last.at).toISOString() : null;
}
