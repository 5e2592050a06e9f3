import {randomInt} from 'node:crypto';
import {createServer} from 'node:net';
import {TestkitError} from './errors.ts';

/** Below what systems hand out by themselves, so that no connection's own end can come to lie on a port meanwhile. */
const [FIRST, END] = [10_000, 30_000];

/**
 * A port of 127.0.0.1 on which nothing listens, for a program that has to be told its port before it starts and may
 * start again on it. Rejects with `TestkitError` `no-free-port` where a hundred ports in a row are taken.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
  throw new TestkitError(
    'no-free-port',
    `found a hundred ports between ${FIRST} and ${END} taken, expected a free one; end what listens on them`,
  );
}

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
