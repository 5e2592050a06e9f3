/*
 * What docs/server-side.md tells users of each server library to write, run as it stands there on the real library.
 */
import {createServer, type RequestListener} from 'node:http';
import {type AddressInfo, connect} from 'node:net';
import {encodeChoice, materialKey, serviceMatch} from '@akkoord/core';
import {answerWithConsent, consentMiddleware} from '@akkoord/core/server';
import type {Config} from '@akkoord/schema';
import {services} from '@akkoord/services';
import {getRequestListener} from '@hono/node-server';
import express from 'express';
import fastifyServer from 'fastify';
import {Hono} from 'hono';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {read} from './source-files.ts';

const config: Config = {
  site: 'shop',
  controller: {name: 'Shop BV'},
  privacy: '/privacy',
  services: ['google-analytics', 'youtube'],
};
const DAY = 86_400_000;
const now = Date.now();
const asked = services.filter(({id}) => config.services?.includes(id)).map(serviceMatch);
const value = encodeChoice({
  materialKey: materialKey(config, asked),
  noticeHash: '0123456789abcdef',
  version: '1',
  decidedAt: now,
  expiresAt: now + 180 * DAY,
  choices: {functional: 'granted', analytical: 'denied', tracking: 'granted'},
  consentId: '2f0c7cbe-9e0a-4d7b-8e4b-0a3c53cf5a11',
  recordId: '7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4',
});
const refusal = value.replace('tracking+', 'tracking-').split('.').slice(0, 7).join('.');

/** What the page of each recipe says. */
const page = ({film}: {readonly film: boolean}): string => (film ? 'the film' : 'no film');
const about = 'the same for everybody';
const PUBLIC = 'public, max-age=600';
const names = {answerWithConsent, consentMiddleware, config, page};

/** The first block of JavaScript after the line of the documentation that begins with `library`. */
function recipe(library: string): string {
  const found = new RegExp(`^${library}\\b[\\s\\S]*?^\`\`\`js\\n([\\s\\S]*?)^\`\`\``, 'm');
  const block = found.exec(read('docs/server-side.md'))?.[1];
  if (!block) throw new Error(`docs/server-side.md has no recipe for ${library}`);
  return block;
}

/** Runs a recipe with what it takes for given, and gives what it exports as `GET`, if anything. */
function follow(library: string, given: object): unknown {
  const code = recipe(library).replace('export const GET =', 'return');
  const scope = {...names, ...given};
  return new Function(...Object.keys(scope), code)(...Object.values(scope));
}

interface Running {
  readonly port: number;
  close(): Promise<unknown>;
}

async function listening(listener: RequestListener): Promise<Running> {
  const server = createServer(listener);
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const close = (): Promise<void> =>
    new Promise(done => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return {port: (server.address() as AddressInfo).port, close};
}

/** Each library with its recipe for `/film`, and a page of its own that reads no consent. */
const libraries: Readonly<Record<string, () => Promise<Running>>> = {
  async Hono() {
    const app = new Hono().get('/about', c => c.text(about, 200, {'cache-control': PUBLIC}));
    follow('Hono', {app});
    return listening(getRequestListener(app.fetch));
  },
  async Express() {
    const app = express();
    follow('Express', {app});
    app.get('/about', (_, response) => void response.set('cache-control', PUBLIC).send(about));
    return listening(app);
  },
  async Fastify() {
    const fastify = fastifyServer();
    follow('Fastify', {fastify});
    fastify.get('/about', (_, reply) => reply.header('cache-control', PUBLIC).send(about));
    await fastify.listen({port: 0, host: '127.0.0.1'});
    return {port: (fastify.server.address() as AddressInfo).port, close: () => fastify.close()};
  },
  // Next hands a route handler the standard request and sends what it answers; e2e runs it in Next itself.
  async Next() {
    const GET = follow('Next', {}) as (request: Request) => Promise<Response>;
    const other = (): Response => new Response(about, {headers: {'cache-control': PUBLIC}});
    return listening(getRequestListener(request => (request.url.endsWith('/film') ? GET(request) : other())));
  },
};

/** Bytes that nobody's page has written; a cookie is whatever a client sends. */
const hostile: readonly (readonly [string, string])[] = [
  ['nothing at all', 'akkoord='],
  ['bytes beyond ASCII', `akkoord=${String.fromCharCode(...Array.from({length: 128}, (_, at) => 128 + at))}`],
  ['a value with one byte changed', `akkoord=${value.replace('tracking', 'track\xefng')}`],
  ['a value cut off', `akkoord=${value.slice(0, -40)}`],
  ['a value in quotes', `akkoord="${value}"`],
  ['a broken escape', `akkoord=${value.replace('.1.', '.%E0%A4.')}`],
  ['names of JavaScript', `akkoord=${value.replace('tracking', '__proto__')}`],
  ['eight thousand letters', `akkoord=${'A'.repeat(8000)}`],
  ['two values that differ', `akkoord=${value}; akkoord=${refusal}`],
  ['a choice for ever', `akkoord=${value.replace(/\.[0-9a-z]+\.(?=[a-z]+[+-])/, '.zzzz.')}`],
];

/** An answer to exactly these bytes, which no client library would send. */
function askInBytes(port: number, cookie: string): Promise<{readonly head: string; readonly body: string}> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', chunk => chunks.push(chunk)).on('error', reject);
    socket.on('end', () => {
      const [head = '', ...rest] = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n');
      resolve({head: head.toLowerCase(), body: rest.join('\r\n\r\n')});
    });
    const lines = ['GET /film HTTP/1.1', 'Host: localhost', `Cookie: ${cookie}`, 'Connection: close'];
    socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
  });
}

describe.each(Object.entries(libraries))('the recipe for %s', (_, start) => {
  let server: Running;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {headers});
    return {answer, text: await answer.text(), cookies: answer.headers.getSetCookie()};
  };

  it('reads the grant, keeps the answer out of every cache and sets the cookie again', async () => {
    const {answer, text, cookies} = await ask('/film', {cookie: `theme=dark; akkoord=${value}`});
    expect(text).toContain('the film');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('vary')).toMatch(/\bCookie, Sec-GPC$/);
    const ends = new Date(Math.floor((now + 180 * DAY) / DAY) * DAY).toUTCString();
    expect(cookies).toEqual([`akkoord=${value}; Path=/; SameSite=Lax; Expires=${ends}; Secure`]);
  });

  it('tells a visitor who has refused, or who has not answered, what everybody else is told', async () => {
    const refused = await ask('/film', {cookie: `akkoord=${refusal}`});
    const fresh = await ask('/film');
    expect(refused.text).toBe(fresh.text);
    expect(fresh.text).toContain('no film');
    expect([refused.cookies.length, fresh.cookies.length]).toEqual([1, 0]);
    for (const {answer} of [refused, fresh])
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it('hears Sec-GPC', async () => {
    const {text} = await ask('/film', {cookie: `akkoord=${value}`, 'sec-gpc': '1'});
    expect(text).toContain('no film');
  });

  it('leaves a page that reads no consent to every cache', async () => {
    const {answer, text, cookies} = await ask('/about', {cookie: `akkoord=${value}`});
    expect([text, answer.headers.get('cache-control'), cookies]).toEqual([about, PUBLIC, []]);
  });

  it.each(hostile)('takes %s for no consent', async (_, cookie) => {
    const {head, body} = await askInBytes(server.port, cookie);
    expect(head).toMatch(/^http\/1\.1 200 /);
    expect(body).toContain('no film');
    expect(head).toContain('cache-control: private, no-store');
    expect(head).not.toContain('set-cookie');
  });
});
