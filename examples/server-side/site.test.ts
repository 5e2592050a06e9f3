import {createCollector, createFirstToken, createToken, memoryStorage} from '@akkoord/collector';
import {createSigner} from '@akkoord/collector/node';
import {portableHasher} from '@akkoord/ledger';
import type {Choice, ConsentRecord} from '@akkoord/schema';
import {createSharedCache, type SharedCache} from '@akkoord/testkit';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {createSite as create} from './site.mjs';
// @ts-expect-error: a script without declarations
import {createVisitor} from './visitor.mjs';

interface Site {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly sent: readonly {readonly browser: string}[];
  readonly upload: () => Promise<readonly {readonly browser: string}[]>;
}

const ORIGIN = 'https://shop.example';
const COLLECTOR = 'https://consent.example/under';
const secretOf = (id: string): Uint8Array => portableHasher.sha256(`secret of ${id}`);

/** A collector, and the two ways in which browsers and the site's server speak to it. */
async function startCollector() {
  const storage = memoryStorage();
  const clock = Date.now;
  const making = {storage, clock, hasher: portableHasher};
  await createFirstToken(making);
  const {token} = await createToken({name: 'site server', role: 'viewer'}, making);
  const {fetch: answer} = await createCollector({
    storage,
    clock,
    signer: createSigner(new Date()),
    sites: [
      {
        id: 'shop',
        origins: [ORIGIN],
        location: 'Delft, NL',
        retention: {duration: 'P5Y', reason: 'claims'},
        erasure: {within: 'P0D'},
      },
    ],
  });
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    answer(new Request(`https://consent.example${path}`, init));
  const asked: string[] = [];
  const options = {
    collector: COLLECTOR,
    site: 'shop',
    token,
    fetch: (url: URL, init: RequestInit) => {
      asked.push(url.pathname);
      return ask(url.href.replace(COLLECTOR, ''), init);
    },
  };
  const send = (record: ConsentRecord): Promise<Response> => {
    const secretHash = Buffer.from(portableHasher.sha256(secretOf(record.consentId ?? ''))).toString('hex');
    const body = JSON.stringify({sentAt: record.decidedAt, records: [{record, secretHash}]});
    return ask('/v1/records', {
      method: 'POST',
      headers: {origin: ORIGIN, 'content-type': 'text/plain'},
      body,
    });
  };
  return {ask, send, options, asked};
}

interface Visitor {
  readonly cookie: string;
  readonly record: ConsentRecord;
}
const visitor = (answer: Choice): Visitor => createVisitor(answer);

let collector: Awaited<ReturnType<typeof startCollector>>;
let site: Site;
let cache: SharedCache;
beforeEach(async () => {
  collector = await startCollector();
  site = create(collector.options) as Site;
  cache = await createSharedCache(site.fetch);
});
afterEach(() => cache.close());

const get = (path: string, cookie = '', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(cache.url + path, {headers: {cookie, ...headers}});

describe('a page through a shared cache', () => {
  it('shows nobody what another visitor has granted', async () => {
    const granting = await get('/film', visitor('granted').cookie);
    expect(await granting.text()).toContain('youtube-nocookie.com');
    const fresh = await get('/film');
    expect(await fresh.text()).toBe('<p>Our film is on YouTube.</p>');
    const refusing = await get('/film', visitor('denied').cookie);
    expect(await refusing.text()).toBe('<p>Our film is on YouTube.</p>');
    expect(cache.hits).toBe(0);
    for (const {headers} of [granting, fresh, refusing])
      expect(headers.get('cache-control')).toBe('private, no-store');
    expect([granting, fresh, refusing].map(({headers}) => headers.getSetCookie().length)).toEqual([1, 0, 1]);
  });

  it('keeps what is the same for everybody', async () => {
    await get('/about', visitor('granted').cookie);
    const second = await get('/about');
    expect([cache.hits, second.headers.getSetCookie()]).toEqual([1, []]);
  });

  it('shows no film to a browser with Global Privacy Control', async () => {
    const answer = await get('/film', visitor('granted').cookie, {'sec-gpc': '1'});
    expect(await answer.text()).toBe('<p>Our film is on YouTube.</p>');
  });
});

describe('server-side tagging', () => {
  const order = ({cookie}: {readonly cookie: string}): Promise<Response> =>
    site.fetch(new Request(`${ORIGIN}/order`, {method: 'POST', headers: {cookie}}));
  const uploaded = async (): Promise<readonly string[]> => (await site.upload()).map(({browser}) => browser);

  it('gathers nothing of whom has refused', async () => {
    await order(visitor('denied'));
    await order({cookie: ''});
    await order({cookie: 'akkoord=1.x.y'});
    expect(site.sent).toEqual([]);
  });

  it('leaves out at night who has withdrawn, erased, or was never received', async () => {
    const [stays, withdraws, erases, unheard] = [1, 2, 3, 4].map(() => visitor('granted'));
    for (const one of [stays, withdraws, erases]) if (one) await collector.send(one.record);
    for (const one of [stays, withdraws, erases, unheard]) if (one) await order(one);
    expect(site.sent).toHaveLength(4);
    expect(await uploaded()).toHaveLength(3);
    const byHolder = (one: Visitor | undefined, path: string, method: string) => {
      const secret = Buffer.from(secretOf(one?.record.consentId ?? '')).toString('base64url');
      const headers = {authorization: `Bearer ${secret}`};
      return collector.ask(`/v1/receipts/${one?.record.id}${path}`, {method, headers});
    };
    expect((await byHolder(withdraws, '/withdrawal', 'POST')).status).toBe(201);
    expect((await byHolder(erases, '', 'DELETE')).status).toBe(200);
    expect(await uploaded()).toEqual([stays?.record.consentId]);
  });

  it('uploads nothing while the collector is silent or refuses the token', async () => {
    const one = visitor('granted');
    await collector.send(one.record);
    await order(one);
    for (const broken of [
      {...collector.options, token: 'akkoord_wrong'},
      {...collector.options, fetch: () => Promise.reject(new Error('no route'))},
      {...collector.options, fetch: async () => new Response('<html>')},
    ]) {
      const other = create(broken) as Site;
      await other.fetch(new Request(`${ORIGIN}/order`, {method: 'POST', headers: {cookie: one.cookie}}));
      expect([other.sent.length, (await other.upload()).length]).toEqual([1, 0]);
    }
  });
});
