import {readFileSync} from 'node:fs';
import type {Receipt} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {createHolder} from './index.ts';

const {
  secret: SECRET,
  row,
  salt,
  leaf,
} = JSON.parse(
  readFileSync(new URL('../../../schema/vectors/leaf.json', import.meta.url), 'utf8'),
) as Receipt & {readonly secret: string; readonly leaf: string};
const ID = row.record.id;
const RECEIPT = {row, salt, log: {origin: 'shop/2026-2', index: 4}} as Receipt;
const NONE = () =>
  Response.json({code: 'not-found', message: 'no receipt with this id opens'}, {status: 404});

/** What the public log says of the leaf: that it is there, or that it knows none such. */
const LEAF = `GET /v1/logs/shop/2026-2/inclusion?leaf=${leaf}`;
const HAS_LEAF = () => Response.json({index: 4, treeSize: 9, hashes: [], checkpoint: ''});

/** A holder whose collector answers by method and path. */
function setUp(answers: Readonly<Record<string, () => Response>>, secret = SECRET) {
  const asked: string[] = [];
  const holder = createHolder({
    collector: 'https://consent.shop.example',
    receipt: RECEIPT,
    secret,
    fetch: async (url, init) => {
      const call = `${init?.method ?? 'GET'} ${String(url)}`;
      asked.push(`${call} ${new Headers(init?.headers).get('authorization')}`);
      const path = call.replace('https://consent.shop.example', '');
      const answer = answers[path.replace(`/v1/receipts/${ID}`, '')];
      if (!answer) throw new TypeError('Failed to fetch');
      return answer();
    },
  });
  return {holder, asked};
}

it('leads to the visitor’s page with the secret behind the address, where no server sees it', () => {
  const {holder} = setUp({});
  const {pathname, search, hash} = new URL(holder.page);
  expect([pathname, search, hash]).toEqual(['/my-consent', '', `#${ID}.${SECRET}`]);
});

describe('asking the state', () => {
  it('brings what the collector says, for the secret alone', async () => {
    const state = {status: 'in-force', erasure: {status: 'scheduled', by: '2026-12-21T10:00:00.000Z'}};
    const {holder, asked} = setUp({'GET /state': () => Response.json(state)});
    expect(await holder.state()).toEqual(state);
    expect(asked).toEqual([`GET https://consent.shop.example/v1/receipts/${ID}/state Bearer ${SECRET}`]);
  });

  it('counts a record that is not there any more, and whose leaf is, as withdrawn and erased', async () => {
    const {holder, asked} = setUp({'GET /state': NONE, 'GET ': NONE, [LEAF]: HAS_LEAF});
    expect(await holder.state()).toEqual({status: 'withdrawn', erasure: {status: 'erased'}});
    // The log is public: nobody needs to know whose leaf it is.
    expect(asked.at(-1)).toBe(`${LEAF.replace(' ', ' https://consent.shop.example')} null`);
  });

  it('knows nothing of a record whose secret is another, as the collector says the same of those', async () => {
    const {holder} = setUp({'GET /state': NONE, 'GET ': NONE, [LEAF]: HAS_LEAF}, 'c'.repeat(43));
    expect(await holder.state()).toBeNull();
  });

  it.each([
    ['no answer', {}],
    [
      'a collector of before, which has the receipt and not this route',
      {'GET /state': NONE, 'GET ': () => Response.json({})},
    ],
    ['a database that was lost', {'GET /state': NONE, 'GET ': NONE, [LEAF]: NONE}],
    ['a database that was lost, and a log that does not answer', {'GET /state': NONE, 'GET ': NONE}],
    [
      'a page where the log was',
      {'GET /state': NONE, 'GET ': NONE, [LEAF]: () => new Response('<h1>home</h1>')},
    ],
    ['a proxy that finds nothing', {'GET /state': () => new Response('<h1>404</h1>', {status: 404})}],
    ['a fault', {'GET /state': () => Response.json({status: 'withdrawn'}, {status: 503})}],
    ['text', {'GET /state': () => new Response('withdrawn')}],
    ['null', {'GET /state': () => Response.json(null)}],
    [
      'a state of another time',
      {'GET /state': () => Response.json({status: 'expired', erasure: {status: 'erased'}})},
    ],
    [
      'an erasure by no day',
      {'GET /state': () => Response.json({status: 'withdrawn', erasure: {status: 'scheduled', by: 'soon'}})},
    ],
    [
      'a restriction without a reason',
      {
        'GET /state': () =>
          Response.json({status: 'withdrawn', erasure: {status: 'restricted', until: '2027-01-01'}}),
      },
    ],
  ])('knows nothing after %s', async (_, answers) => {
    expect(await setUp(answers as Record<string, () => Response>).holder.state()).toBeNull();
  });
});

describe('erasing', () => {
  it.each([
    [200, {status: 'erased'}],
    [202, {status: 'scheduled', by: '2026-12-21T10:00:00.000Z'}],
    [202, {status: 'restricted', until: '2027-11-21T10:00:00.000Z', reason: 'legal claims'}],
  ])('brings the answer %i %o', async (status, answer) => {
    const {holder} = setUp({'DELETE ': () => Response.json(answer, {status})});
    expect(await holder.erase()).toEqual(answer);
  });

  it('is done where there is nothing left', async () => {
    expect(await setUp({'DELETE ': NONE}).holder.erase()).toEqual({status: 'erased'});
  });

  it.each([
    ['without an answer', {}],
    ['after a fault', {'DELETE ': () => Response.json({code: 'internal', message: ''}, {status: 500})}],
    ['after a 404 that is not the collector’s', {'DELETE ': () => new Response('', {status: 404})}],
  ])('claims nothing %s', async (_, answers) => {
    expect(await setUp(answers as Record<string, () => Response>).holder.erase()).toBeNull();
  });
});
