import {readdirSync, readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';

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

/** Starts the site on a free port of 127.0.0.1. */
export async function createSite(): Promise<Site> {
  const pages = new Map<string, SitePage>();
  const files = distFiles();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const host = request.headers.host ?? '';
    asked.push(path);
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
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
