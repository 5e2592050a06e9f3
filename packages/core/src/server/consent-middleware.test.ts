import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {dayOf, timeOfDay} from '../calendar.ts';
import {encodeChoice} from '../persistence/choice-cookie.ts';
import {consentMiddleware, type NodeRequest, type NodeResponse} from './index.ts';

const today = timeOfDay(dayOf(Date.now()));
const value = encodeChoice({
  materialKey: 'abc',
  noticeHash: '',
  version: '1',
  decidedAt: today,
  expiresAt: today + 180 * 86_400_000,
  choices: {functional: 'granted', analytical: 'granted', tracking: 'granted'},
});

type Handler = (request: IncomingMessage & NodeRequest, response: ServerResponse) => void;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** What a server over `node:http` with the middleware answers to a visitor who has granted. */
async function answerOf(handler: Handler, headers: Record<string, string> = {}): Promise<Response> {
  const middleware = consentMiddleware();
  const server = createServer((request, response) =>
    middleware(request as unknown as NodeRequest, response as unknown as NodeResponse, () =>
      handler(request as never, response),
    ),
  );
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/`, {headers: {cookie: `akkoord=${value}`, ...headers}});
}

const marks = ({headers}: Response) => [
  headers.get('cache-control'),
  headers.get('vary'),
  headers.getSetCookie().map(cookie => cookie.split('.')[0]),
];

describe('consentMiddleware', () => {
  it('leaves an answer alone for which nobody read consent', async () => {
    const answer = await answerOf((_, response) => {
      response.setHeader('cache-control', 'public, max-age=60');
      response.end('same for all');
    });
    expect(marks(answer)).toEqual(['public, max-age=60', null, []]);
  });

  it('marks an answer that read consent and sets the cookie again beside others', async () => {
    const answer = await answerOf(({consent}, response) => {
      response.setHeader('set-cookie', 'cart=1');
      response.setHeader('cdn-cache-control', 'max-age=60');
      const body = String(consent?.().isGranted('tracking'));
      response.setHeader('cache-control', 'public, max-age=60');
      response.end(body);
    });
    expect(await answer.text()).toBe('true');
    expect(marks(answer)).toEqual(['private, no-store', 'Cookie, Sec-GPC', ['cart=1', 'akkoord=1']]);
    expect(answer.headers.get('cdn-cache-control')).toBeNull();
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['an object', response => response.writeHead(203, {'Cache-Control': 'public', 'x-own': 'yes'})],
    [
      'a reason and an object',
      response => response.writeHead(203, 'Fine', {'Cache-Control': 'public', 'x-own': 'yes'}),
    ],
    ['a flat list', response => response.writeHead(203, ['Cache-Control', 'public', 'x-own', 'yes'])],
  ])('marks it where headers are given to writeHead as %s', async (_, write) => {
    const answer = await answerOf(({consent}, response) => {
      consent?.();
      write(response);
      response.end();
    });
    expect([answer.status, answer.headers.get('x-own'), marks(answer)]).toEqual([
      203,
      'yes',
      ['private, no-store', 'Cookie, Sec-GPC', ['akkoord=1']],
    ]);
  });

  it('hears Sec-GPC', async () => {
    const answer = await answerOf(
      ({consent}, response) => void response.end(String(consent?.().isGranted('tracking'))),
      {'sec-gpc': '1'},
    );
    expect(await answer.text()).toBe('false');
  });
});
