import * as v from 'valibot';
import {list, named, parseStrictly, strict, text} from './faults.ts';
import {NOTICE_SCHEMA, type Notice} from './notice.ts';
import {
  CATEGORY_ID,
  DAY,
  HASH,
  LANGUAGE,
  LINE,
  PROFILE,
  SITE_ID,
  TEXT,
  URL_OR_PATH,
  VERSION,
} from './patterns.ts';
import type {NoticePublication} from './reading.ts';
import {acknowledgedRisk, categoryTexts, controller, statedService} from './service-schema.ts';

const notice = strict({
  schema: v.literal(NOTICE_SCHEMA, NOTICE_SCHEMA),
  site: text(SITE_ID, 'the id of a site'),
  version: text(VERSION, 'a label of 1 to 40 characters'),
  date: v.nullable(text(DAY, 'a day, YYYY-MM-DD')),
  controller,
  privacy: text(URL_OR_PATH, 'an http(s) address or a path'),
  profile: v.exactOptional(text(PROFILE, 'eu-strict, nl, be, fr, de, it, es or uk')),
  advancedConsentMode: v.exactOptional(acknowledgedRisk),
  layout: text(/^[a-z][a-z-]{0,19}\/\d{1,4}$/, 'a layout with its version, such as bar/1'),
  retention: v.literal('P6M', 'P6M'),
  categories: list(
    strict({
      id: text(CATEGORY_ID, 'the id of a category'),
      exempt: v.exactOptional(text(LINE, 'a reason')),
      optOut: v.exactOptional(v.literal(true, 'true')),
      texts: v.exactOptional(categoryTexts),
    }),
    50,
  ),
  services: list(strict({...statedService, early: v.exactOptional(v.literal(true, 'true'))}), 300),
  texts: named(LANGUAGE, text(HASH, 'a SHA-256 in lower-case hex'), 'a language tag'),
});

/** What parses a publication, for what is generated from it. */
export const noticePublicationSchema = strict({
  notice,
  texts: named(
    LANGUAGE,
    named(/^[\w.-]{1,100}$/, text(TEXT, 'a text of 1 to 4000 characters'), 'the key of a text'),
    'a language tag',
  ),
});

/** The notice in `input`. Throws a `SchemaError` with every fault, coded `notice-…`. */
export function parseNotice(input: unknown): Notice {
  return parseStrictly(notice, input, {kind: 'notice'}) as Notice;
}

/**
 * The notice in `input` with its texts. Throws a `SchemaError` with every fault, coded `notice-…`. Whether the
 * texts hash to what the notice says is for whoever can hash to find out.
 */
export function parseNoticePublication(input: unknown): NoticePublication {
  return parseStrictly(noticePublicationSchema, input, {kind: 'notice'}) as NoticePublication;
}
