import {get, request as openRequest} from 'node:http';
import {request as openSecure} from 'node:https';
import type {Socket} from 'node:net';
import {connect} from 'node:tls';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createProxy, createStandIns, type StandIns, type StandInsProxy} from './index.ts';

let standIns: StandIns;
let proxy: StandInsProxy;

beforeEach(async () => {
  standIns = await createStandIns();
  proxy = await createProxy(standIns.port);
});

afterEach(async () => {
  await proxy.close();
  await standIns.close();
});

/** A tunnel to `authority`, as a browser opens it. */
const tunnel = (authority: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const {port} = proxy;
    openRequest({host: '127.0.0.1', port, method: 'CONNECT', path: authority})
      .on('connect', (_, socket: Socket) => resolve(socket))
      .on('error', reject)
      .end();
  });

/** The status of `path` at `host`, through a tunnel. */
const ask = async (host: string, path: string): Promise<number> => {
  const raw = await tunnel(`${host}:443`);
  const socket = connect({socket: raw, servername: host, rejectUnauthorized: false});
  return new Promise((resolve, reject) => {
    openSecure({host, path, headers: {host}, createConnection: () => socket})
      .on('response', response => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });
};

describe('createProxy', () => {
  it('leads every host to the stand-ins, under its own name', async () => {
    expect(await ask('www.youtube.com', '/embed/abc')).toBe(200);
    expect(await ask('a.unlisted.test', '/a.js')).toBe(200);
    expect(standIns.requests.thirdParty().map(({url}) => url)).toEqual([
      'https://www.youtube.com/embed/abc',
      'https://a.unlisted.test/a.js',
    ]);
    expect(standIns.requests.thirdPartyConnects().map(({host}) => host)).toEqual([
      'www.youtube.com',
      'a.unlisted.test',
    ]);
  });

  it('passes nothing on in plain HTTP', async () => {
    const status = await new Promise(resolve => {
      const headers = {host: 'www.youtube.com'};
      get({host: '127.0.0.1', port: proxy.port, path: 'http://www.youtube.com/', headers}, answer =>
        resolve(answer.resume().statusCode),
      );
    });
    expect(status).toBe(502);
    expect(standIns.requests.all()).toEqual([]);
  });

  it('cuts the browser off where the stand-ins are gone', async () => {
    await standIns.close();
    await expect(ask('www.youtube.com', '/')).rejects.toThrow();
  });

  it('cuts open tunnels when it closes', async () => {
    const socket = await tunnel('www.youtube.com:443');
    const closed = new Promise(resolve => socket.on('close', () => resolve('closed')));
    await proxy.close();
    expect(await closed).toBe('closed');
  });
});
