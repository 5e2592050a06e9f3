import {CommandError} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';

/** Port of a collector that was told none. */
export const DEFAULT_PORT = 4300;

/** A collector over HTTP. */
export interface CollectorClient {
  /** Base URL, without a trailing slash. */
  readonly url: string;
  /**
   * The answer to a request below the base URL, with the token where there is one. Throws
   * `collector-no-answer` or, for every status from 400 on, `collector-refusal`.
   */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The JSON of such an answer; throws `collector-answer-unusable` where there is none. */
  json(path: string): Promise<unknown>;
  /** The same, or null where the collector answers that there is no such thing (404). */
  jsonIfAny(path: string): Promise<unknown>;
}

/** The collector that `--url` or AKKOORD_URL names, else the local one; `--token` or AKKOORD_TOKEN signs in. */
export function collectorOf(flags: Flags, io: Io): CollectorClient {
  const given = flags.text('url') ?? io.env.AKKOORD_URL ?? `http://localhost:${DEFAULT_PORT}`;
  return clientOf(given, {token: tokenIn(flags.text('token') ?? (io.env.AKKOORD_TOKEN || null)), io});
}

/** The collector at `url`, asked without any token. */
export function collectorAt(url: string, io: Io): CollectorClient {
  return clientOf(url, {token: null, io});
}

function clientOf(
  given: string,
  {token, io}: {readonly token: string | null; readonly io: Io},
): CollectorClient {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new CommandError('flag-unusable', `--url is "${given}", expected an http(s) address`);
  }
  const {origin, pathname} = new URL(given);
  // A query or fragment would swallow the path of every request.
  const url = `${origin}${pathname.replace(/\/+$/, '')}`;

  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    try {
      // A redirect could lead the token to another host.
      return await io.fetch(`${url}${path}`, {...init, headers, redirect: 'error', signal: io.signal});
    } catch (cause) {
      throw noAnswer(url, cause);
    }
  };
  const accepted = async (response: Response): Promise<Response> => {
    if (response.status >= 400) throw await refusal(url, response, token !== null);
    return response;
  };
  const request = async (path: string, init?: RequestInit) => accepted(await send(path, init));
  const jsonOf = (response: Response, path: string): Promise<unknown> =>
    response.json().catch(cause => {
      const message = `${url}${path} answered no JSON; check that a collector runs there`;
      throw new CommandError('collector-answer-unusable', message, {cause});
    });
  return {
    url,
    request,
    json: async path => jsonOf(await request(path), path),
    jsonIfAny: async path => {
      const response = await send(path);
      return response.status === 404 ? null : jsonOf(await accepted(response), path);
    },
  };
}

/** Headers carry few characters; a token with others was never one, such as a line cut off by an ellipsis. */
function tokenIn(text: string | null): string | null {
  const token = text?.trim() ?? null;
  if (token === null || /^[\w-]+$/.test(token)) return token;
  const message = 'the token has characters that no token has; copy the whole of it again';
  throw new CommandError('flag-unusable', message);
}

/** `response`, once it is of the media type `expected`; throws `collector-answer-unusable`. */
export function expectType(response: Response, expected: string, url: string): Response {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (type === expected) return response;
  const message = `${url} answered "${type}", expected ${expected}; check that a collector runs there`;
  throw new CommandError('collector-answer-unusable', message);
}

/** The error for a collector that cannot be reached or whose answer broke off, also by the end of the command. */
export function noAnswer(url: string, cause: unknown): CommandError {
  // The reason that the command's own end gives, not one of the collector.
  if (cause === 'SIGINT' || cause === 'SIGTERM') {
    const found = `ended by ${cause} before the whole answer of ${url} had come`;
    return new CommandError('collector-no-answer', `${found}; run it again to have it`, {cause});
  }
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const reason = inner instanceof Error ? ('code' in inner && inner.code) || inner.message : inner;
  const message = `${url} gave no whole answer (${reason}); check the address and that the collector runs`;
  return new CommandError('collector-no-answer', message, {cause});
}

async function refusal(url: string, response: Response, signedIn: boolean): Promise<CommandError> {
  const body: unknown = await response.json().catch(() => null);
  const {code, message} = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const said =
    typeof message === 'string' ? `: ${message}${typeof code === 'string' ? ` (${code})` : ''}` : '';
  const wayOut =
    response.status === 401 && !signedIn
      ? '; give a token by --token or AKKOORD_TOKEN'
      : response.status === 401 || response.status === 403
        ? '; use a token that may do this'
        : '';
  return new CommandError('collector-refusal', `${url} answered ${response.status}${said}${wayOut}`);
}
