/*
 * What docs/mounting.md tells users of each server library to write, run as it stands there on the real library.
 */

import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {collectorHandler} from '@akkoord/collector';
import {collectorListener, createNodeCollector, type NodeCollector} from '@akkoord/collector/node';
import {getRequestListener} from '@hono/node-server';
import express from 'express';
import fastifyServer from 'fastify';
import {Hono} from 'hono';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {read} from './source-files.ts';

const ORIGIN = 'https://www.example.org';
const secret = Buffer.alloc(32, 7);
const secretHash = Buffer.from(await crypto.subtle.digest('SHA-256', secret)).toString('hex');

/** The first block of JavaScript after the line of the documentation that begins with `library`. */
function recipe(library: string): string {
  const found = new RegExp(`^${library}\\b[\\s\\S]*?^\`\`\`js\\n([\\s\\S]*?)^\`\`\``, 'm');
  const block = found.exec(read('docs/mounting.md'))?.[1];
  if (!block) throw new Error(`docs/mounting.md has no recipe for ${library}`);
  return block;
}

/** Runs a recipe with what it takes for given; gives what it exports. */
function follow(library: string, given: object): unknown {
  const code = recipe(library).replace(/export \{(.*)\};/, (_, names: string) => {
    return `return {${names.replace(/(\w+) as (\w+)/g, '$2: $1')}};`;
  });
  const scope = {collectorHandler, collectorListener, ...given};
  return new Function(...Object.keys(scope), code)(...Object.values(scope));
}

interface Running {
  readonly url: string;
  close(): Promise<unknown>;
}

async function listening(listener: RequestListener): Promise<Running> {
  const server = createServer(listener);
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Each library with its recipe, a page of its own, and, where it has them, parsers of bodies that come after. */
const libraries: Readonly<Record<string, (collector: NodeCollector) => Promise<Running>>> = {
  async Hono(collector) {
    const app = new Hono().get('/about', c => c.text('about'));
    follow('Hono', {app, collector});
    return listening(getRequestListener(app.fetch));
  },
  async Express(collector) {
    const app = express();
    follow('Express', {app, collector});
    app.use(express.json());
    app.get('/about', (_, response) => void response.send('about'));
    return listening(app);
  },
  async Fastify(collector) {
    const fastify = fastifyServer();
    follow('Fastify', {fastify, collector});
    fastify.get('/about', (_, reply) => reply.send('about'));
    await fastify.listen({port: 0, host: '127.0.0.1'});
    return {
      url: `http://127.0.0.1:${(fastify.server.address() as AddressInfo).port}`,
      close: () => fastify.close(),
    };
  },
  // Next hands a route handler the standard request and sends what it answers.
  async Next(collector) {
    const routes = follow('Next', {collector}) as Record<string, (request: Request) => Promise<Response>>;
    return listening(
      getRequestListener(request =>
        new URL(request.url).pathname.startsWith('/consent/')
          ? (routes[request.method]?.(request) ?? new Response(null, {status: 405}))
          : new Response('about'),
      ),
    );
  },
};

describe.each(Object.entries(libraries))('a collector mounted as docs/mounting.md says in %s', (_, start) => {
  let folder: string;
  let collector: NodeCollector;
  let server: Running;
  let token: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'akkoord-mounted-'));
    collector = await createNodeCollector({
      dataDir: folder,
      sites: [
        {
          id: 'shop',
          origins: [ORIGIN],
          location: 'Delft, NL',
          retention: {duration: 'P5Y', reason: 'claims'},
        },
      ],
    });
    token = (await collector.firstToken()) as string;
    server = await start(collector);
  });
  afterAll(async () => {
    await server?.close();
    await collector?.close();
    rmSync(folder, {recursive: true, force: true});
  });

  const ask = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
  const record = () => ({
    schema: 'akkoord/record/1',
    id: crypto.randomUUID(),
    site: 'shop',
    decidedAt: new Date().toISOString(),
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'},
    choices: {functional: 'granted', tracking: 'denied'},
    action: 'reject-all',
    control: 'layer1.refuse',
    signals: [],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    previous: null,
    consentId: null,
  });

  it.each(['text/plain', 'application/json'])(
    'takes a record as %s, and hands its receipt to its holder',
    async type => {
      const one = record();
      const taken = await ask('/consent/v1/records', {
        method: 'POST',
        headers: {origin: ORIGIN, 'content-type': type},
        body: JSON.stringify({sentAt: one.decidedAt, records: [{record: one, secretHash}]}),
      });
      expect(taken.status).toBe(202);
      expect(taken.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      const headers = {authorization: `Bearer ${secret.toString('base64url')}`};
      const receipt = await ask(`/consent/v1/receipts/${one.id}`, {headers});
      expect(await receipt.json()).toMatchObject({row: {record: {id: one.id}}});
      const gone = await ask(`/consent/v1/receipts/${one.id}`, {method: 'DELETE', headers});
      expect(gone.status).toBe(200);
    },
  );

  it('answers preflights, health and staff under its path, and nothing beside it', async () => {
    const preflight = await ask('/consent/v1/records', {
      method: 'OPTIONS',
      headers: {origin: ORIGIN, 'access-control-request-method': 'POST'},
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect((await ask('/consent/readyz')).status).toBe(200);
    const sites = await ask('/consent/v1/sites', {headers: {authorization: `Bearer ${token}`}});
    expect(await sites.json()).toMatchObject({sites: [{id: 'shop'}]});
    const exported = await ask('/consent/v1/export?format=ndjson', {
      headers: {authorization: `Bearer ${token}`},
    });
    expect(exported.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await exported.text()).toContain('"log":{"origin":"shop/');
    expect(await (await ask('/about')).text()).toBe('about');
    expect((await ask('/consent/v1/nothing')).status).toBe(404);
  });

  it('refuses a body that is too large, and goes on', async () => {
    const headers = {origin: ORIGIN, 'content-type': 'text/plain'};
    const body = 'x'.repeat(200_000);
    const answer = await ask('/consent/v1/records', {method: 'POST', headers, body});
    expect(answer.status).toBe(413);
    expect((await ask('/consent/healthz')).status).toBe(200);
  });
});

it('the handler tells senders apart by the header of a proxy alone', async () => {
  const seen: (string | undefined)[] = [];
  const collector = {
    fetch: async (_: Request, host?: {readonly client?: () => string | undefined}) => {
      seen.push(host?.client?.());
      return new Response();
    },
  };
  const request = () =>
    new Request('https://x.example/a/b', {headers: {'x-forwarded-for': '1.1.1.1, 2.2.2.2'}});
  await collectorHandler(collector)(request());
  await collectorHandler(collector, {clientHeader: 'X-Forwarded-For'})(request());
  expect(seen).toEqual([undefined, '2.2.2.2']);
});
