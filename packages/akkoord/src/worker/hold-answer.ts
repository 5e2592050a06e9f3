import {createPageHold, holdLinkHeader, type PageHoldOptions} from '@akkoord/core/worker';

/** True for an answer that the browser will show as HTML. */
export function isHtml({headers, body}: Response): boolean {
  return (
    body !== null &&
    /^\s*text\/html\b/i.test(headers.get('content-type') ?? '') &&
    !/^\s*attachment\b/i.test(headers.get('content-disposition') ?? '')
  );
}

/**
 * The answer `response` with its page held, as a stream. `done` settles when the last byte has left, or the
 * page has been left: until then the worker has to stay alive.
 */
export function holdAnswer(
  response: Response,
  options: PageHoldOptions,
): {readonly held: Response; readonly done: Promise<void>} {
  const {status, statusText, body} = response;
  const page = createPageHold(options);
  const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      for (const part of page.write(chunk)) controller.enqueue(part);
    },
    flush(controller) {
      for (const part of page.end()) controller.enqueue(part);
    },
  });
  const done = (body as ReadableStream<Uint8Array>).pipeTo(writable).catch(() => {});
  return {held: new Response(readable, {status, statusText, headers: heldHeaders(response, options)}), done};
}

function heldHeaders(response: Response, options: PageHoldOptions): Headers {
  const headers = new Headers(response.headers);
  // Both speak of the bytes that came over the network.
  headers.delete('content-length');
  headers.delete('content-encoding');
  const link = headers.get('link');
  const held = link && holdLinkHeader(link, options);
  if (held) headers.set('link', held);
  else headers.delete('link');
  return headers;
}
