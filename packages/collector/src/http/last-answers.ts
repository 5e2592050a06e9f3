import type {IncomingMessage, ServerResponse} from 'node:http';

/** What of a server of Node is needed. */
interface Answering {
  prependListener(
    event: 'request',
    listener: (request: IncomingMessage, answer: ServerResponse) => void,
  ): unknown;
}

/**
 * Gives a function after which each answer of `server` ends its connection, those under way included. A server that closes waits for all
 * connections, and whoever sends without a pause would keep theirs until it is cut off in the middle of a request.
 */
export function lastAnswers(server: Answering): () => void {
  const underWay = new Set<ServerResponse>();
  let isLast = false;
  const end = (answer: ServerResponse): void => {
    if (!answer.headersSent) answer.setHeader('connection', 'close');
  };
  // Before whoever answers: that may be done at once.
  server.prependListener('request', (_, answer) => {
    underWay.add(answer);
    answer.once('close', () => underWay.delete(answer));
    if (isLast) end(answer);
  });
  return () => {
    isLast = true;
    underWay.forEach(end);
  };
}
