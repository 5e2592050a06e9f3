import type {Io} from '../src/io.ts';

/** Surroundings of a command that keep what it wrote. */
export interface CapturedIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
  /** Method, address, token and body of every request, in order. */
  readonly requests: readonly SentRequest[];
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string | null;
  readonly body: string | null;
}

interface Surroundings {
  /** The collector; by default it cannot be reached. */
  readonly answer?: (url: URL, request: Request) => Response | Promise<Response>;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  /** What the person at the terminal types; absent means that nobody is there. */
  readonly typed?: string;
  /** Absent means that nobody ever asks the command to end. */
  readonly signal?: AbortSignal;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
}

export function capturedIo({
  answer,
  env: given = {},
  isTTY = false,
  typed,
  tick = 0,
  signal,
}: Surroundings = {}): CapturedIo {
  // Where these tests run may well be in memory.
  const env = {AKKOORD_UNLASTING: '1', ...given};
  const written = {out: [] as Uint8Array[], err: [] as Uint8Array[]};
  const sink = (to: Uint8Array[]) => ({
    isTTY,
    write: async (chunk: string | Uint8Array) => {
      to.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
    },
  });
  const requests: SentRequest[] = [];
  let time = 0;
  return {
    stdout: sink(written.out),
    stderr: sink(written.err),
    env,
    now: () => {
      time += tick;
      return time;
    },
    ask: async question => {
      written.err.push(new TextEncoder().encode(question));
      return typed ?? null;
    },
    signal: signal ?? new AbortController().signal,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({
        method: request.method,
        url: request.url,
        token: request.headers.get('authorization')?.replace('Bearer ', '') ?? null,
        body: request.body ? await request.clone().text() : null,
      });
      if (!answer)
        throw new TypeError('fetch failed', {cause: Object.assign(new Error(), {code: 'ECONNREFUSED'})});
      return answer(new URL(request.url), request);
    },
    out: () => Buffer.concat(written.out).toString('utf8'),
    err: () => Buffer.concat(written.err).toString('utf8'),
    requests,
  };
}
