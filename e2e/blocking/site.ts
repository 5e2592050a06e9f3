import {readdirSync, readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';
import type {Service} from '@akkoord/schema';
import {services as catalogue, createFrameRedirect} from '@akkoord/services';

/** What the site answers under one path. */
export interface SitePage {
  /** The body, or its pieces, each sent on its own and 100 ms after the last. */
  readonly body: string | readonly string[];
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The visited site: pages that specs put there, and the tag's files under `/akkoord/`. */
export interface Site {
  /** Plain HTTP address for the stand-ins' `upstreams`. */
  readonly upstream: string;
  /** Answers `page` under `path` of `host` from now on, and gives the address at which browsers find it. */
  put(path: string, page: SitePage | string, host?: string): string;
  /** Answers `/akkoord/open` of `host` from now on, as a server that knows `services` beside the catalogue. */
  openFrames(services: readonly Service[], host?: string): void;
  /** Paths in the order in which they were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Host under which browsers know the site. */
export const SITE_HOST = 'www.site.test';

/** Hosts of listed services whose scripts specs write themselves, with `put`. */
export const LISTED_CODE = 'code.listed.test';
export const MEASURED_CODE = 'code.measured.test';

const DIST = new URL('../../packages/akkoord/dist/', import.meta.url);

/** The type with which the site serves a file of a row. */
export function typeOf(path: string): string {
  if (path.endsWith('.css')) return 'text/css';
  if (path.endsWith('.json')) return 'application/speculationrules+json';
  return path.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript';
}

/** Starts the site on a free port of 127.0.0.1. */
export async function createSite(): Promise<Site> {
  const pages = new Map<string, SitePage>();
  const files = distFiles();
  const asked: string[] = [];
  const doors = new Map<string, ReturnType<typeof createFrameRedirect>>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const host = request.headers.host ?? '';
    asked.push(path);
    const door = path === '/akkoord/open' ? doors.get(host) : undefined;
    if (door) return void openFrame(request, response, door);
    void answer(request, response, pages.get(host + path) ?? files.get(path));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    upstream: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    put(path, page, host = SITE_HOST) {
      pages.set(host + path, typeof page === 'string' ? {body: page} : page);
      return `https://${host}${path}`;
    },
    openFrames(services, host = SITE_HOST) {
      doors.set(host, createFrameRedirect([...catalogue, ...services]));
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What docs/blocking.md has a server of the site's own do. */
async function openFrame(
  {method = '', url = '', headers}: IncomingMessage,
  response: ServerResponse,
  door: ReturnType<typeof createFrameRedirect>,
): Promise<void> {
  const answer = door({method, url, headers: new Headers(headers as Record<string, string>)});
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}

/** The tag's files as they are now; a build meanwhile must not mix two of them. */
const distFiles = (): ReadonlyMap<string, SitePage> =>
  new Map(
    readdirSync(DIST)
      .filter(name => name.endsWith('.js'))
      .map(name => [
        `/akkoord/${name}`,
        {body: readFileSync(new URL(name, DIST), 'utf8'), type: 'text/javascript'},
      ]),
  );

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: SitePage | undefined,
): Promise<void> {
  request.resume();
  if (!page) {
    response.writeHead(404, {'content-type': 'text/plain'}).end('not here');
    return;
  }
  response.writeHead(200, {
    'content-type': page.type ?? 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    ...page.headers,
  });
  const [first = '', ...rest] = typeof page.body === 'string' ? [page.body] : page.body;
  response.write(first);
  for (const piece of rest) {
    await wait(100);
    response.write(piece);
  }
  response.end();
}
