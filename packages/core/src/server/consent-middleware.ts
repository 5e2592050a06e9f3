import type {AnswerOptions} from './answer-with-consent.ts';
import {getConsent, type ServerConsent} from './get-consent.ts';
import {keepPrivate} from './keep-private.ts';
import {resetConsentCookie} from './reset-consent-cookie.ts';

/** What is used of a request of `node:http`; Express's and Fastify's `raw` are such. */
export interface NodeRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** True on TLS, as far as Node itself sees it. */
  readonly socket?: {readonly encrypted?: boolean} | null;
  consent?: () => ServerConsent;
}

/** What is used of an answer of `node:http`. */
export interface NodeResponse {
  getHeader(name: string): string | number | readonly string[] | undefined;
  setHeader(name: string, value: string | readonly string[]): unknown;
  removeHeader(name: string): void;
  getHeaderNames(): readonly string[];
  writeHead: (...args: never[]) => unknown;
}

/**
 * Middleware for `node:http` and what is built on it (Express, Connect, Polka; Fastify with `raw`): gives each request
 * a function `consent()`. An answer for which it was called is marked `private, no-store`, whatever the handler says of
 * caching, and sets the choice cookie again. Behind a proxy that ends TLS, give `secure: true`.
 */
export function consentMiddleware(
  options: AnswerOptions = {},
): (request: NodeRequest, response: NodeResponse, next: () => void) => void {
  return (request, response, next) => {
    const {headers, socket} = request;
    const header = (name: string): string | null => textOf(headers[name]);
    let consent: ServerConsent | undefined;
    request.consent = () => {
      if (!consent)
        onHeaders(response, () =>
          mark(response, header('cookie'), {secure: socket?.encrypted === true, ...options}),
        );
      consent ??= getConsent(header('cookie'), {...options, header});
      return consent;
    };
    next();
  };
}

function mark(response: NodeResponse, cookie: string | null, options: AnswerOptions): void {
  keepPrivate({
    get: name => textOf(response.getHeader(name)),
    set: (name, value) => void response.setHeader(name, value),
    delete: name => response.removeHeader(name),
    keys: () => response.getHeaderNames(),
  });
  const again = resetConsentCookie(cookie, options);
  const present = [response.getHeader('set-cookie') ?? []].flat().map(String);
  if (again && !present.some(one => one.startsWith('akkoord=')))
    response.setHeader('set-cookie', [...present, again]);
}

/** Runs `work` when the headers are complete and before they leave; Node calls `writeHead` by itself where nobody does. */
function onHeaders(response: NodeResponse, work: () => void): void {
  const writeHead = response.writeHead as (this: NodeResponse, ...args: unknown[]) => unknown;
  response.writeHead = function (this: NodeResponse, ...args: unknown[]) {
    response.writeHead = writeHead as NodeResponse['writeHead'];
    const own = args.at(-1);
    // Headers that are given here go out past `setHeader`, and would win.
    if (own && typeof own === 'object')
      for (const [name, value] of pairs(own)) response.setHeader(name, value);
    work();
    return writeHead.apply(response, own && typeof own === 'object' ? args.slice(0, -1) : args);
  } as NodeResponse['writeHead'];
}

/** Headers as `writeHead` takes them: an object, a flat list, or pairs. */
function pairs(given: object): readonly [string, string | readonly string[]][] {
  if (!Array.isArray(given)) return Object.entries(given).filter(([, value]) => value !== undefined);
  if (Array.isArray(given[0])) return given as [string, string][];
  return given.flatMap((name, at) =>
    at % 2 === 0 ? [[name as string, given[at + 1] as string] as const] : [],
  ) as [string, string][];
}

function textOf(value: string | number | readonly string[] | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'object' ? value.join(', ') : String(value);
}
