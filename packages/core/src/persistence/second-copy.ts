import type {Choices} from '../consent.ts';
import {decodeChoice, encodeChoice, type StoredChoice} from './choice-cookie.ts';
import type {KeptRecord} from './cookie-jar.ts';

/** What a record is held against before it may stand for a cookie that is gone. */
export interface CopyOptions {
  readonly grantsAnything: (choices: Choices) => boolean;
  /** Key of the facts that the record was decided on. */
  readonly materialKey: string;
  /** Cuts choices to those that the cookie keeps. */
  readonly shorten: (choices: Choices) => Choices;
}

/**
 * The refusal that `record`, the second copy, still holds where the cookie was lost; null where it grants anything or
 * cannot be read in full. A grant is never taken from it: who deletes a cookie has taken consent back, and storage can
 * be written by anybody on the page.
 */
export function refusalIn(record: KeptRecord, options: CopyOptions): StoredChoice | null {
  const {grantsAnything, materialKey, shorten} = options;
  try {
    const {id, consentId, notice, choices, decidedAt, expiresAt} = record;
    if (id !== null || consentId !== null || grantsAnything(choices)) return null;
    // There and back again: what comes through has the form of a cookie of ours, whatever stood in the storage.
    return decodeChoice(
      encodeChoice({
        materialKey,
        noticeHash: notice.hash,
        version: notice.version,
        decidedAt: Date.parse(decidedAt),
        expiresAt: Date.parse(expiresAt),
        choices: shorten(choices),
      }),
    );
  } catch {
    return null;
  }
}
