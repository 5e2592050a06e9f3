import {utf8} from '@akkoord/ledger/log';
import {CollectorError} from '../errors.ts';

/**
 * The text of a request's body of at most `limit` bytes. Stops reading at the first byte too many, so that a
 * body without a length cannot fill the memory. Throws `body-too-large`, and `request-invalid` for a body that
 * breaks off: visitors leave while they send, which is no failure of ours.
 */
export async function readBody(request: Request, limit: number): Promise<string> {
  const declared = request.headers.get('content-length');
  if (declared === null) return new TextDecoder().decode(await readStream(request, limit));
  if (Number(declared) > limit) throw tooLarge(limit);
  const text = await request.text().catch(cause => {
    throw brokenOff(cause);
  });
  // A declared length binds on a socket, where it ends the body; a request made in memory may lie.
  if (text.length * 3 > limit && utf8(text).length > limit) throw tooLarge(limit);
  return text;
}

/** The bytes of a request's body, read and bounded as `readBody` does. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  return readStream(request, limit);
}

/** The value of the JSON in `text`; throws `body-not-json`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new CollectorError('body-not-json', 'the body is not JSON, expected one JSON object', {cause});
  }
}

/** Throws `content-type-unsupported` where the media type is none of `accepted`. */
export function expectContentType(request: Request, ...accepted: readonly string[]): void {
  const given = request.headers.get('content-type') ?? '';
  const type = given.split(';')[0]?.trim().toLowerCase() ?? '';
  if (accepted.includes(type)) return;
  const found = `content type is "${type.slice(0, 60)}"`;
  throw new CollectorError('content-type-unsupported', `${found}, expected ${accepted.join(' or ')}`);
}

async function readStream(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request.body)) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

// Not every runtime lets one iterate a stream.
async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (cause) {
    throw brokenOff(cause);
  } finally {
    // What is left of a body that is too large is not waited for.
    reader.cancel().catch(() => {});
  }
}

function brokenOff(cause: unknown): CollectorError {
  return new CollectorError('request-invalid', 'the body broke off before its end; send it again', {cause});
}

function tooLarge(limit: number): CollectorError {
  return new CollectorError('body-too-large', `the body is larger than ${limit} bytes; send less at a time`);
}
