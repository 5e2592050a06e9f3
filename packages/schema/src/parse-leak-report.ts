import * as v from 'valibot';
import {list, parseStrictly, strict, text} from './faults.ts';
import type {LeakReport} from './leak-report.ts';
import {SERVICE_ID, SITE_ID} from './patterns.ts';

/** Most leaks that one report names. */
const MAX_LEAKS = 50;

/** What parses a report, for what is generated from it. */
export const leakReportSchema = strict({
  site: text(SITE_ID, 'the id of a site'),
  path: text(/^\/[^?#\s\p{Cc}]{0,299}$/u, 'a path of at most 300 characters, without query'),
  leaks: list(
    strict({
      host: text(/^(?=.{1,255}$)([a-z\d_-]+(\.[a-z\d_-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/, 'a host'),
      kind: text(/^[a-z][a-z-]{0,19}$/, 'an initiator type'),
      service: v.exactOptional(text(SERVICE_ID, 'the id of a service')),
    }),
    MAX_LEAKS,
  ),
});

/** The report in `input`. Throws a `SchemaError` with its first fault, coded `leaks-…`. */
export function parseLeakReport(input: unknown): LeakReport {
  return parseStrictly(leakReportSchema, input, {kind: 'leaks', firstOnly: true}) as LeakReport;
}
