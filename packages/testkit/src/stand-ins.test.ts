import {createServer, type IncomingHttpHeaders, type Server} from 'node:http';
import {request as openRequest, type RequestOptions} from 'node:https';
import type {AddressInfo} from 'node:net';
import {connect} from 'node:tls';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createStandIns, type StandIns, type TestkitError} from './index.ts';

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let standIns: StandIns;
let site: Server;

/** Asks the stand-ins for an address as a browser would that was sent there by its host rules. */
const ask = (address: string, options: RequestOptions & {body?: string} = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const url = new URL(address);
    const request = openRequest({
      host: '127.0.0.1',
      port: standIns.port,
      servername: url.hostname,
      path: url.pathname + url.search,
      rejectUnauthorized: false,
      agent: false,
      ...options,
      headers: {host: url.host, ...(options.headers as Record<string, string>)},
    });
    request.on('error', reject).on('response', response => {
      let body = '';
      response.setEncoding('utf8').on('data', chunk => {
        body += chunk;
      });
      response.on('end', () => resolve({status: response.statusCode ?? 0, headers: response.headers, body}));
    });
    request.end(options.body);
  });

beforeEach(async () => {
  site = createServer((request, response) => {
    if (request.url === '/stream') {
      response.write('first,');
      setTimeout(() => response.end('second'), 20);
      return;
    }
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.end(
        `${request.method} ${request.headers.host} ${request.headers['x-forwarded-proto']} ${body}`,
      );
    });
  });
  site.on('upgrade', (request, socket) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n${request.url}`,
    );
    socket.pipe(socket);
  });
  await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
  const upstream = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  standIns = await createStandIns({
    upstreams: {'www.site.test': upstream, 'down.site.test': 'http://127.0.0.1:9'},
  });
});

afterEach(async () => {
  await standIns.close();
  await new Promise(resolve => {
    site.close(resolve);
    site.closeAllConnections();
  });
});

describe('what the log notes', () => {
  it('notes host, path, service and headers of a request', async () => {
    await ask('https://www.googletagmanager.com/gtag/js?id=G-1', {
      headers: {referer: 'https://www.site.test/'},
    });
    const [request] = standIns.requests.to('google-analytics');
    expect(request).toMatchObject({
      kind: 'request',
      host: 'www.googletagmanager.com',
      path: '/gtag/js?id=G-1',
      method: 'GET',
      service: 'google-analytics',
      party: 'third-party',
      headers: {referer: 'https://www.site.test/'},
    });
    expect(standIns.requests.to('www.googletagmanager.com')).toEqual([request]);
  });

  it('notes a connection that carries no request', async () => {
    const socket = connect({
      host: '127.0.0.1',
      port: standIns.port,
      servername: 'fonts.gstatic.com',
      rejectUnauthorized: false,
    });
    await new Promise(resolve => socket.once('secureConnect', resolve));
    await expect
      .poll(() => standIns.requests.thirdPartyConnects().map(({host}) => host))
      .toEqual(['fonts.gstatic.com']);
    expect(standIns.requests.thirdParty()).toEqual([]);
    socket.destroy();
  });

  it('keeps the body of a hit, and waitFor sees it', async () => {
    const seen = standIns.requests.waitFor(({body}) => body.includes('purchase'));
    await ask('https://www.google-analytics.com/g/collect?v=2', {method: 'POST', body: 'en=purchase'});
    expect((await seen).body).toBe('en=purchase');
  });

  it('counts neither upstreams nor the browser’s own requests as third parties', async () => {
    await ask('https://www.site.test/');
    await ask('https://update.googleapis.com/service/update2/json');
    expect(standIns.requests.thirdParty()).toEqual([]);
    expect(standIns.requests.all().map(({party}) => party)).toEqual([
      'first-party',
      'first-party',
      'browser',
      'browser',
    ]);
  });

  it('tells what did arrive when nothing fits in time', async () => {
    await ask('https://unlisted.test/a.js');
    const error = await standIns.requests.waitFor(() => false, 10).catch((reason: TestkitError) => reason);
    expect(error).toMatchObject({
      code: 'request-not-seen',
      message: expect.stringContaining('https://unlisted.test/a.js'),
    });
  });

  it('forgets on clear', async () => {
    await ask('https://unlisted.test/a.js');
    standIns.requests.clear();
    expect(standIns.requests.all()).toEqual([]);
  });
});

describe('how unknown and listed hosts answer', () => {
  it.each([
    ['https://unlisted.test/a', {'sec-fetch-dest': 'script'}, 'text/javascript; charset=utf-8'],
    ['https://unlisted.test/a.js', {}, 'text/javascript; charset=utf-8'],
    ['https://unlisted.test/a.css', {}, 'text/css; charset=utf-8'],
    ['https://unlisted.test/a.js', {'sec-fetch-dest': 'image'}, 'image/gif'],
    ['https://unlisted.test/a', {'sec-fetch-dest': 'iframe'}, 'text/html; charset=utf-8'],
    ['https://unlisted.test/a.json', {}, 'application/json'],
    ['https://unlisted.test/a', {accept: 'text/event-stream'}, 'text/event-stream'],
  ])('answers %s with %o as %s', async (address, headers, type) => {
    const reply = await ask(address, {headers});
    expect([reply.status, reply.headers['content-type']]).toEqual([200, type]);
  });

  it('answers a hit with 204', async () => {
    expect((await ask('https://unlisted.test/hit', {method: 'POST', body: '{}'})).status).toBe(204);
  });

  it('records the execution of every script under host and path', async () => {
    const {body} = await ask('https://unlisted.test/dir/a.js?x=1');
    expect(body).toContain('.push("unlisted.test/dir/a.js")');
  });

  it('sets the cookies of third parties that the catalogue documents', async () => {
    const {headers} = await ask('https://www.facebook.com/tr/?id=1&ev=PageView');
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^fr=.*Domain=facebook.com.*SameSite=None/),
    ]);
  });

  it('leaves what the catalogue documents for a listed service', async () => {
    const {body, headers} = await ask('https://static.hotjar.com/c/hotjar-1.js');
    expect(body).toContain(`setCookie("_hjSessionUser_standin",'standin',31536000)`);
    expect(headers['set-cookie']).toBeUndefined();
    const clarity = await ask('https://www.clarity.ms/tag/abc', {headers: {'sec-fetch-dest': 'script'}});
    expect(clarity.headers['set-cookie']).toContainEqual(expect.stringMatching(/^CLID=.*Max-Age=31536000/));
  });

  it('sets no cookie for a Vimeo player that asks for none', async () => {
    expect((await ask('https://player.vimeo.com/video/1')).headers['set-cookie']).toHaveLength(2);
    expect((await ask('https://player.vimeo.com/video/1?dnt=1')).headers['set-cookie']).toBeUndefined();
  });

  it('allows every origin, preflights too', async () => {
    const preflight = await ask('https://unlisted.test/a', {
      method: 'OPTIONS',
      headers: {origin: 'https://www.site.test', 'access-control-request-method': 'PUT'},
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': 'https://www.site.test',
      'access-control-allow-methods': 'PUT',
    });
  });
});

describe('hosts that misbehave', () => {
  it('answers with the status that was asked for, until told otherwise', async () => {
    standIns.behave('unlisted.test', {status: 503});
    expect((await ask('https://unlisted.test/a.js')).status).toBe(503);
    standIns.behave('unlisted.test', {});
    expect((await ask('https://unlisted.test/a.js')).status).toBe(200);
  });

  it('logs a request that it never answers', async () => {
    standIns.behave('unlisted.test', {hang: true});
    const answered = ask('https://unlisted.test/a.js').then(
      () => 'answered',
      () => 'cut off',
    );
    await standIns.requests.waitFor(({host}) => host === 'unlisted.test');
    await standIns.close();
    expect(await answered).toBe('cut off');
  });

  it('cuts the connection', async () => {
    standIns.behave('unlisted.test', {reset: true});
    await expect(ask('https://unlisted.test/a.js')).rejects.toThrow();
  });

  it('answers late', async () => {
    standIns.behave('unlisted.test', {delayMs: 20});
    expect((await ask('https://unlisted.test/a.js')).status).toBe(200);
  });

  it('has not answered while it is late, whoever is answered meanwhile', async () => {
    standIns.behave('unlisted.test', {delayMs: 600_000});
    let state = 'awaited';
    const ended = ask('https://unlisted.test/a.js').then(
      () => (state = 'answered'),
      () => (state = 'cut off'),
    );
    await standIns.requests.waitFor(({host}) => host === 'unlisted.test');
    expect((await ask('https://elsewhere.test/b.js')).status).toBe(200);
    expect(state).toBe('awaited');
    await standIns.close();
    expect(await ended).toBe('cut off');
  });
});

describe('requests that make no sense', () => {
  it('cuts off a request without a usable host and goes on', async () => {
    await expect(ask('https://unlisted.test/', {headers: {host: 'a b'}})).rejects.toThrow();
    expect((await ask('https://unlisted.test/a.js')).status).toBe(200);
  });
});

describe('upstreams', () => {
  it('passes method, host, body and scheme on, and every cookie back', async () => {
    const reply = await ask('https://www.site.test/form', {method: 'POST', body: 'a=b'});
    expect(reply.body).toBe('POST www.site.test https a=b');
    expect(reply.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  it('streams', async () => {
    expect((await ask('https://www.site.test/stream')).body).toBe('first,second');
  });

  it('answers 502 where nothing listens', async () => {
    expect((await ask('https://down.site.test/')).status).toBe(502);
  });

  it('joins upgraded connections', async () => {
    const socket = connect({
      host: '127.0.0.1',
      port: standIns.port,
      servername: 'www.site.test',
      rejectUnauthorized: false,
    });
    socket.write('GET /live HTTP/1.1\r\nHost: www.site.test\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
    const text = await new Promise<string>(resolve => {
      let heard = '';
      socket.on('data', chunk => {
        heard += chunk;
        if (heard.endsWith('/live')) resolve(heard);
      });
    });
    expect(text).toMatch(/^HTTP\/1\.1 101 /);
    socket.destroy();
  });
});
