import {createServer} from 'node:net';
import {expect, it} from 'vitest';
import {freePort} from './index.ts';

it('gives a port on which a server can listen, which no outgoing connection can come to have', async () => {
  const port = await freePort();
  expect(port).toBeGreaterThanOrEqual(1024);
  expect(port).toBeLessThan(32_768);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  await new Promise(resolve => server.close(resolve));
});
