import type {Collector} from './collector.ts';

/** Where in an application a collector is mounted. */
export interface MountOptions {
  /** Path before that of each route, such as `/consent`; absent means none, or that the application takes it off. */
  readonly base?: string;
  /**
   * Header in which a proxy says who sent a request, such as `x-forwarded-for`; its last entry counts. Only for a proxy
   * that sets it: anybody else could write there what they like.
   */
  readonly clientHeader?: string;
}

/**
 * A function from request to response that hands to `collector` what stands under `base`, for whatever has `Request`
 * and `Response`: Hono, Next, Remix, workers. It never rejects for what a client sends. Without `clientHeader` nobody
 * is held off for sending too much: a request does not say where it came from.
 */
export function collectorHandler(
  collector: Pick<Collector, 'fetch'> | Promise<Pick<Collector, 'fetch'>>,
  {base = '', clientHeader}: MountOptions = {},
): (request: Request) => Promise<Response> {
  const prefix = base.replace(/\/+$/, '');
  return async request => {
    const client = () => clientHeader && lastEntry(request.headers.get(clientHeader));
    return (await collector).fetch(withoutBase(request, prefix), {client});
  };
}

/** The last entry of a list in a header: what the proxy itself has added; whatever is before it came from outside. */
export function lastEntry(header: string | null | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim() || undefined;
}

/** `request` for the address below `prefix`; one that is not below it goes as it is, and finds nothing. */
function withoutBase(request: Request, prefix: string): Request {
  if (prefix === '') return request;
  const url = new URL(request.url);
  if (!`${url.pathname}/`.startsWith(`${prefix}/`)) return request;
  url.pathname = url.pathname.slice(prefix.length) || '/';
  const {method, headers, body, signal} = request;
  // A body that streams has to be said to (Fetch, "duplex").
  const init = {method, headers, signal, ...(body ? {body, duplex: 'half'} : {})};
  return new Request(url, init as RequestInit);
}
