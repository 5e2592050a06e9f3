import {createHash} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {Answer} from './answers/answer.ts';

/** Writes an answer as third parties do: open to every origin, timing told, never cached. */
export function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status ?? 200, {
    ...openToAll(request),
    'content-type': answer.type,
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'cross-origin',
    'timing-allow-origin': '*',
    ...(answer.cookies?.length ? {'set-cookie': [...answer.cookies]} : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

/** Answers a preflight: everything is allowed. */
export function respondToPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    ...openToAll(request),
    'access-control-allow-methods': request.headers['access-control-request-method'] ?? '*',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
  });
  response.end();
}

/** Accepts a WebSocket handshake and then says nothing (RFC 6455, section 4.2.2). */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
  socket.on('error', () => socket.destroy());
  socket.resume();
}

const openToAll = (request: IncomingMessage): Record<string, string> => ({
  'access-control-allow-origin': request.headers.origin ?? '*',
  'access-control-allow-credentials': 'true',
});
