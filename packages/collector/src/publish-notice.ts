import {canonicalHash} from '@akkoord/ledger';
import {materialPart, type NoticePublication, parseNoticePublication, SchemaError} from '@akkoord/schema';
import {CollectorError} from './errors.ts';
import type {SiteDirectory} from './sites.ts';
import type {NoticeEntry, RecordStorage} from './storage.ts';

/** What publishing works with. */
export interface Publishing {
  readonly storage: RecordStorage;
  readonly sites: SiteDirectory;
  readonly clock: () => number;
  /** The hash that the publisher believes it has; absent means that any will do. */
  readonly expectedHash?: string;
}

/**
 * Keeps the notice in `input` under its hash, which is computed here and from nothing but its content.
 * `isNew` is false where it was there. Throws `notice-invalid`, `notice-hash-mismatch`, `notice-texts-mismatch`,
 * `site-unknown`.
 */
export async function publishNotice(
  input: unknown,
  {storage, sites, clock, expectedHash}: Publishing,
): Promise<{readonly entry: NoticeEntry; readonly isNew: boolean}> {
  const publication = parse(input);
  const {notice, texts} = publication;
  if (!sites.has(notice.site)) {
    throw new CollectorError(
      'site-unknown',
      `site "${notice.site}" is not configured here; add it to the sites`,
    );
  }
  const hash = await canonicalHash(notice);
  if (expectedHash !== undefined && expectedHash !== hash) {
    const message = `the notice has the hash ${hash}, the address says ${expectedHash.slice(0, 64)}`;
    throw new CollectorError('notice-hash-mismatch', `${message}; publish it unchanged, under its own hash`);
  }
  await checkTexts(publication);
  const entry: NoticeEntry = {
    hash,
    materialHash: await canonicalHash(materialPart(notice)),
    text: JSON.stringify({notice, texts}),
    publishedAt: clock(),
  };
  return {entry, isNew: await storage.addNotice(entry)};
}

function parse(input: unknown): NoticePublication {
  try {
    return parseNoticePublication(input);
  } catch (cause) {
    if (!(cause instanceof SchemaError)) throw cause;
    throw new CollectorError('notice-invalid', cause.message, {cause});
  }
}

async function checkTexts({notice, texts}: NoticePublication): Promise<void> {
  const languages = new Set([...Object.keys(notice.texts), ...Object.keys(texts)]);
  for (const language of languages) {
    const [expected, given] = [notice.texts[language], texts[language]];
    const found = given ? await canonicalHash(given) : 'no texts';
    if (found === expected) continue;
    const message = `texts of "${language}" give ${found}, the notice says ${expected ?? 'nothing of that language'}`;
    throw new CollectorError('notice-texts-mismatch', `${message}; publish both as they were composed`);
  }
}
