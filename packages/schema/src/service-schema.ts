import * as v from 'valibot';
import {list, named, strict, text} from './faults.ts';
import * as is from './patterns.ts';

const line = text(is.LINE, 'a line of 1 to 500 characters');
const country = text(is.COUNTRY, 'a country, ISO 3166-1 alpha-2');
const hostPattern = text(is.HOST_PATTERN, 'a host, optionally with *. before or a path after it');

/** Who is responsible for a site. */
export const controller = strict({
  name: line,
  address: v.optional(text(is.TEXT, 'a text of 1 to 4000 characters')),
  email: v.optional(line),
  url: v.optional(text(is.URL_HTTP, 'an http(s) address')),
});

/** What a category is called and what it is for, by language. */
export const categoryTexts = named(
  is.LANGUAGE,
  strict({label: line, description: text(is.TEXT, 'a text of 1 to 4000 characters')}),
  'a language tag',
);

const cookie = strict({
  name: line,
  duration: text(is.DURATION, 'an ISO 8601 duration, session or persistent'),
  kind: v.optional(text(is.COOKIE_KIND, 'cookie, localStorage, sessionStorage or indexedDB')),
  party: v.optional(text(is.COOKIE_PARTY, 'first or third')),
});

/** Who has acknowledged the risk of an advanced mode of consent. */
export const acknowledgedRisk = strict({
  by: line,
  date: text(is.DAY, 'a day, YYYY-MM-DD'),
  reason: line,
});

/** The members of a service that a notice states. */
export const statedService = {
  id: text(is.SERVICE_ID, 'the id of a service'),
  name: line,
  vendor: line,
  country: v.optional(country),
  category: text(is.CATEGORY_ID, 'the id of a category'),
  carries: v.optional(list(text(is.CATEGORY_ID, 'the id of a category'), 50)),
  purposes: list(text(is.PURPOSE, 'the code of a purpose'), 30),
  data: list(text(is.DATA, 'the code of a kind of data'), 30),
  transfer: v.optional(strict({country, ground: text(is.TRANSFER_GROUND, 'adequacy, dpf or scc')})),
  cookies: list(cookie, 200),
  privacy: text(is.URL_OR_PATH, 'an http(s) address or a path'),
};

/** A service as a site's own config states it. */
export const service = strict({
  ...statedService,
  match: list(hostPattern, 100),
  embed: v.optional(
    strict({
      kind: text(is.EMBED_KIND, 'the kind of an embed'),
      match: v.optional(list(hostPattern, 100)),
      selector: v.optional(line),
    }),
  ),
  globals: v.optional(list(line, 50)),
  checked: text(is.DAY, 'a day, YYYY-MM-DD'),
  sources: list(line, 50),
});
