import {createServer} from 'node:http';
import {type AddressInfo, connect} from 'node:net';
import type {Duplex} from 'node:stream';

/** A proxy for browsers that know no host rules. */
export interface StandInsProxy {
  readonly port: number;
  /** Its address, as browsers' settings want it. */
  readonly url: string;
  /** Stops and cuts every tunnel. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP proxy on 127.0.0.1 that leads every `CONNECT`, whatever host it names, to `standInsPort` of
 * this machine: browsers without host rules (Firefox, WebKit) then find nothing but the stand-ins. Requests
 * in plain HTTP are answered 502, so nothing leaves this machine. A browser that has a proxy may keep from
 * preconnecting, as Firefox does.
 */
export async function createProxy(standInsPort: number): Promise<StandInsProxy> {
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
  };
  const server = createServer((_, response) => {
    response.writeHead(502, {'content-type': 'text/plain'}).end('the stand-ins answer over https only');
  });
  server.on('connect', (_, near: Duplex, head: Buffer) => {
    const far = connect(standInsPort, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      // Bytes that came in one packet with the request are not on the stream any more.
      far.write(head);
      far.pipe(near).pipe(far);
    });
    keep(near);
    keep(far);
    join(near, far);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
        server.closeAllConnections();
      }),
  };
}

/** One end that breaks takes the other with it. */
function join(near: Duplex, far: Duplex): void {
  near.on('error', () => far.destroy()).on('close', () => far.destroy());
  far.on('error', () => near.destroy()).on('close', () => near.destroy());
}
