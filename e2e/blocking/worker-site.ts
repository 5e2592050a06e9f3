import {existsSync, readFileSync} from 'node:fs';
import {createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Service} from '@akkoord/schema';
import {LISTED, type PageParts, pageOf} from './site-page.ts';

/** A request to the site. */
export interface SiteRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the site answers; `pieces` are sent 50 ms apart. */
export interface SiteAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly pieces?: readonly string[];
}

/** A site whose answers a test writes; the files of the tag lie where docs/worker.md puts them. */
export interface WorkerSite {
  readonly upstream: string;
  /** Answers `path` from now on; undefined answers 404. */
  put(path: string, answer: SiteAnswer | string | undefined | ((request: SiteRequest) => SiteAnswer)): void;
  /** Everything that was asked of it, oldest first. */
  readonly requests: SiteRequest[];
  /** Forgets every answer and request. */
  reset(): void;
  close(): Promise<void>;
}

/** Where browsers find the site. */
export const WORKER_SITE = 'https://www.worker-site.test';

const DIST = new URL('../../packages/akkoord/dist/', import.meta.url);

/** The text of a file of the tag. */
export const distFile = (name: string): string => readFileSync(new URL(name, DIST), 'utf8');

/** Starts the site on a free port of 127.0.0.1. */
export async function createWorkerSite(): Promise<WorkerSite> {
  const answers = new Map<string, Parameters<WorkerSite['put']>[1]>();
  const requests: SiteRequest[] = [];
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    requests.push(request);
    const found = answers.has(request.path) ? answers.get(request.path) : file(request.path);
    const given = typeof found === 'function' ? found(request) : found;
    if (given === undefined)
      return void response.writeHead(404, {'content-type': 'text/plain'}).end('not here');
    const answer = typeof given === 'string' ? {body: given} : given;
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.type ?? 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...answer.headers,
    });
    for (const piece of answer.pieces ?? []) {
      response.write(piece);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    response.end(answer.body ?? '');
  };
  const server = createServer((incoming, response) => {
    // A browser that leaves the page while it is still asking for it gets no answer, and breaks nothing.
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    upstream: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    reset() {
      answers.clear();
      requests.length = 0;
    },
    put: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<SiteRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const {pathname} = new URL(incoming.url ?? '/', 'http://site');
  return {
    method: incoming.method ?? '',
    path: pathname,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function file(path: string): SiteAnswer | undefined {
  const name = path === '/akkoord-worker.js' ? path.slice(1) : /^\/akkoord\/([\w-]+\.js)$/.exec(path)?.[1];
  return name && existsSync(new URL(name, DIST))
    ? {type: 'text/javascript', body: distFile(name)}
    : undefined;
}

/** The tag of a site that has the worker. */
export function workerTag(attributes = 'data-worker', services: readonly Service[] = [LISTED]): string {
  const config = {site: 'site-test', controller: {name: 'Site BV'}, privacy: '/privacy', services};
  return `<script type="application/json" id="akkoord-config">${JSON.stringify(config)}</script>
<script src="/akkoord/akkoord.js" ${attributes}></script>`;
}

/** A page with the tag that asks for the worker. */
export const workerPage = (parts: PageParts = {}): string => pageOf({tag: workerTag(), ...parts});
