import {canonical} from '@akkoord/ledger';
import type {NoticePublication} from '@akkoord/schema';
import type {NoticeEntry} from '../storage.ts';

/** The origin of the public log of notices; no log of records has one without a slash. */
export const NOTICE_ORIGIN = 'notices';

/** Whether a log is that of notices, or goes on in its place. */
export const isNoticeOrigin = (origin: string): boolean => /^notices(-\d+)?$/.test(origin);

/** What a leaf of the public log says. */
export interface NoticeLeaf {
  readonly v: 1;
  /** The notice hash, lower-case hex. */
  readonly notice: string;
  readonly material: string;
  readonly site: string;
  /** ISO 8601 UTC, by the collector's clock. */
  readonly publishedAt: string;
}

/** The data of the leaf of a published notice: RFC 8785 canonical JSON of a `NoticeLeaf`. */
export function noticeLeaf({hash, materialHash, text, publishedAt}: NoticeEntry): string {
  const {site} = (JSON.parse(text) as NoticePublication).notice;
  const time = new Date(publishedAt).toISOString();
  return canonical({
    v: 1,
    notice: hash,
    material: materialHash,
    site,
    publishedAt: time,
  } satisfies NoticeLeaf);
}

/** The notice hash in the data of a leaf. */
export const noticeOfLeaf = (data: string): string => (JSON.parse(data) as NoticeLeaf).notice;
