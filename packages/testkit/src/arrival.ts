import type {IncomingMessage} from 'node:http';
import {createMatcher, services} from '@akkoord/services';
import type {Visit} from './answers/answer.ts';
import {isBrowserHost} from './host-rules.ts';
import {HEADERS_OF_INTEREST, type LoggedConnect, type LoggedRequest} from './network-log.ts';

/** Id of the catalogue's service that claims a URL. */
export const serviceOf = createMatcher(services);

/** What the log notes of a request; its body is still to come. */
export function requestEntry(
  request: IncomingMessage,
  upstreams: ReadonlyMap<string, string>,
): LoggedRequest {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const path = request.url ?? '/';
  const url = new URL(`https://${host}${path}`);
  const service = serviceOf(url);
  const headers = HEADERS_OF_INTEREST.flatMap(name => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, String(value)]];
  });
  return {
    kind: 'request',
    at: Date.now(),
    host,
    party: partyOf(host, upstreams),
    method: request.method ?? 'GET',
    path,
    url: url.href,
    headers: Object.fromEntries(headers),
    body: '',
    ...(service ? {service} : {}),
  };
}

/** What the log notes of a connection; `servername` is the name that TLS asked for, if any. */
export function connectEntry(servername: unknown, upstreams: ReadonlyMap<string, string>): LoggedConnect {
  const host = typeof servername === 'string' ? servername : '';
  return {kind: 'connect', at: Date.now(), host, party: partyOf(host, upstreams)};
}

/** The request as the stand-ins see it. */
export function visitOf({url, method, headers}: LoggedRequest): Visit {
  return {url: new URL(url), method, dest: headers['sec-fetch-dest'] ?? '', accept: headers.accept ?? ''};
}

const BODY_LIMIT = 64 * 1024;

/** Reads a request to its end and hands on the first 64 KiB as text, unless there is no body. */
export function collectBody(request: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    if (size < BODY_LIMIT) chunks.push(chunk);
    size += chunk.length;
  });
  request.on('end', () => {
    if (size) done(Buffer.concat(chunks).subarray(0, BODY_LIMIT).toString('utf8'));
  });
}

const partyOf = (host: string, upstreams: ReadonlyMap<string, string>): LoggedRequest['party'] => {
  if (upstreams.has(host)) return 'first-party';
  return isBrowserHost(host) ? 'browser' : 'third-party';
};
