import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A cache that many visitors share, as one stands before many sites. */
export interface SharedCache {
  /** Its address; what is asked there is asked of the site where it is not kept. */
  readonly url: string;
  /** How many answers were given without asking the site. */
  readonly hits: number;
  close(): Promise<void>;
}

interface Kept {
  readonly until: number;
  readonly vary: readonly (readonly [name: string, value: string])[];
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/**
 * Starts a shared cache on 127.0.0.1 before `answer`. It keeps what RFC 9111 lets a shared cache keep (`s-maxage`, else
 * `max-age`; nothing that is `private` or `no-store`), by `Vary`, and it is as greedy as the worst: an answer that says
 * nothing of caching is kept for a minute, and one that sets a cookie is kept with it. Only what is asked for with GET
 * is kept; every other request is passed on with its body.
 */
export async function createSharedCache(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<SharedCache> {
  const kept = new Map<string, Kept[]>();
  let hits = 0;
  const server = createServer(async (incoming, outgoing) => {
    const request = await requestOf(incoming);
    const isRead = request.method === 'GET';
    const found = kept
      .get(request.url)
      ?.find(
        ({until, vary}) =>
          isRead && until > Date.now() && vary.every(([name, value]) => headerOf(request, name) === value),
      );
    if (found) hits++;
    const entry = found ?? (await fetched(request, answer));
    if (isRead && !found && entry.until > 0) kept.set(request.url, [...(kept.get(request.url) ?? []), entry]);
    send(entry, outgoing);
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get hits() {
      return hits;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function fetched(
  request: Request,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Kept> {
  const {status, headers, body} = await withBody(await answer(request));
  const names = (headers.get('vary') ?? '').split(',').map(name => name.trim());
  return {
    until: lifetime(headers) > 0 && !names.includes('*') ? Date.now() + lifetime(headers) : 0,
    vary: names.filter(Boolean).map(name => [name, headerOf(request, name)]),
    status,
    headers: [...headers],
    body,
  };
}

const withBody = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  body: new Uint8Array(await response.arrayBuffer()),
});

const headerOf = (request: Request, name: string): string => request.headers.get(name) ?? '';

/** Milliseconds for which a shared cache may keep an answer. */
function lifetime(headers: Headers): number {
  const control = headers.get('cache-control') ?? 'max-age=60';
  if (/\b(private|no-store|no-cache)\b/.test(control)) return 0;
  const seconds = /s-maxage=(\d+)/.exec(control)?.[1] ?? /max-age=(\d+)/.exec(control)?.[1] ?? 0;
  return Number(seconds) * 1000;
}

/** Headers of one connection, and those by which a browser asks for less than the whole, which nobody else could use. */
const OWN = /^(connection|keep-alive|transfer-encoding|content-length|if-.*|range)$/;

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const {url, method = 'GET', headers} = incoming;
  const sent = Object.entries(headers).filter((one): one is [string, string] => typeof one[1] === 'string');
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: sent.filter(([name]) => !OWN.test(name)),
    ...(method === 'GET' || method === 'HEAD' ? {} : {body: await bodyOf(incoming)}),
  });
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function send({status, headers, body}: Kept, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers.flat());
  outgoing.end(body);
}
