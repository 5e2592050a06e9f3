import {type IncomingMessage, request as openRequest, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';

/**
 * Passes a request on to a plain HTTP server and streams its answer back. The upstream sees the host that
 * the browser asked for and `X-Forwarded-Proto: https`. An upstream that cannot be reached answers 502.
 */
export function forward(request: IncomingMessage, response: ServerResponse, upstream: string): void {
  const onward = openRequest(target(request, upstream), {
    method: request.method,
    headers: onwardHeaders(request),
  });
  onward.on('response', answer => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on('error', error => {
    if (response.headersSent) return response.destroy();
    response.writeHead(502, {'content-type': 'text/plain'}).end(`upstream ${upstream}: ${error.message}`);
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/** The same for a WebSocket handshake: both sockets are joined once the upstream has agreed. */
export function forwardUpgrade(request: IncomingMessage, socket: Duplex, upstream: string): void {
  const onward = openRequest(target(request, upstream), {
    method: request.method,
    headers: onwardHeaders(request),
  });
  onward.on('upgrade', (answer, far, head) => {
    const lines = [`HTTP/1.1 101 ${answer.statusMessage}`];
    for (let at = 0; at < answer.rawHeaders.length; at += 2) {
      lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
    }
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    // Bytes that came in one packet with the handshake are not on the stream any more.
    socket.write(head);
    far.pipe(socket).pipe(far);
    for (const [one, other] of [
      [far, socket],
      [socket, far],
    ] as const) {
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  onward.on('response', () => socket.destroy());
  onward.on('error', () => socket.destroy());
  onward.end();
}

const target = (request: IncomingMessage, upstream: string): URL => new URL(request.url ?? '/', upstream);

const onwardHeaders = (request: IncomingMessage): Record<string, string | string[] | undefined> => ({
  ...request.headers,
  'x-forwarded-proto': 'https',
});
