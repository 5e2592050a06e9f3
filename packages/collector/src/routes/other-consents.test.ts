import {verifyPack} from '@akkoord/evidence';
import {zipSource} from '@akkoord/evidence/zip';
import {verifyReceipt} from '@akkoord/ledger';
import type {
  Receipt,
  RecordsAnswer,
  RecordsPage,
  StandingConsent,
  StandingConsents,
  WithdrawalAnswer,
} from '@akkoord/schema';
import type {OtherConsentRecord, SentOtherConsent} from '@akkoord/schema/other-consent';
import {describe, expect, test} from 'vitest';
import {
  batchOf,
  ORIGIN,
  SECRET,
  SECRET_HASH,
  START,
  someConsent,
  someRecord,
  startCollector,
} from '../../test/collector-fixture.ts';
import {createToken} from '../index.ts';

const DAY = 86_400_000;
const REFERENCE = 'sollicitatie-4711';

async function started() {
  const running = await startCollector();
  const {ask, asStaff, post, making, storage} = running;
  const tokenOf = async (role: 'dpo' | 'viewer' | 'server'): Promise<string> => {
    let made = '';
    await createToken({name: role, role}, making, async token => {
      made = token;
    });
    return made;
  };
  const postAs = (path: string, body: unknown, token?: string): Promise<Response> => {
    const init = {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    return asStaff(`/v1/other-consents/${path}`, init, token);
  };
  const search = async (body: object = {}): Promise<StandingConsents> => {
    const response = await postAs('search', {site: 'shop', reference: REFERENCE, ...body});
    expect(response.status).toBe(200);
    return (await response.json()) as StandingConsents;
  };
  const withdraw = async (body: object = {}, token?: string) => {
    const response = await postAs('withdrawal', {site: 'shop', reference: REFERENCE, ...body}, token);
    return {status: response.status, ...((await response.json()) as StandingConsents)};
  };
  /** Sends a consent, and gives its receipt. */
  const give = async (
    change: Partial<SentOtherConsent> = {},
    at?: string,
  ): Promise<Receipt<OtherConsentRecord>> => {
    const consent = someConsent(change);
    // A browser whose clock is ahead is so in both of its times.
    const sentAt = at ?? new Date(Math.max(START, Date.parse(consent.decidedAt))).toISOString();
    const {records} = (await (await post({...batchOf(consent), sentAt})).json()) as RecordsAnswer;
    const [answer] = records;
    if (!answer || answer.status === 'refused') throw new Error(JSON.stringify(answer));
    return answer.receipt as Receipt<OtherConsentRecord>;
  };
  const order = (body: object): Promise<Response> =>
    asStaff('/v1/erasures', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    });
  const rows = async () => (await storage.list({}, {order: 'oldest', limit: 100, cursor: null})).records;
  return {...running, ask, tokenOf, postAs, search, withdraw, give, order, rows};
}

describe('a consent that a form sends', () => {
  test('is answered with a receipt that proves it, and holds a keyed hash in the place of its reference', async () => {
    const {send, signer, rows} = await started();
    const {reference, ...consent} = someConsent();
    const {records} = await send({...consent, reference});
    expect(records).toMatchObject([{id: consent.id, status: 'unpublished'}]);
    const {receipt} = records[0] as {receipt: Receipt<OtherConsentRecord>};
    const {consentId} = receipt.row.record;
    expect(receipt.row.record).toEqual({...consent, consentId});
    expect(consentId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
    expect((await verifyReceipt(receipt, [signer])).index).toBe(0);
    expect(JSON.stringify(await rows())).not.toContain(reference);
  });

  test('stands in one log with choices, and goes in one batch with them', async () => {
    const {send, rows} = await started();
    const [choice, consent] = [someRecord(), someConsent()];
    const {records} = await send(choice, consent);
    expect(records.map(({id}) => id)).toEqual([choice.id, consent.id]);
    expect((await rows()).map(({origin, index, action}) => [origin, index, action])).toEqual([
      ['shop/2026', 0, 'custom'],
      ['shop/2026', 1, 'consent'],
    ]);
  });

  test('is taken once, however often it comes', async () => {
    const {send, rows} = await started();
    const consent = someConsent();
    await send(consent);
    expect((await send(consent)).records).toMatchObject([{status: 'duplicate'}]);
    expect((await send({...consent, reference: 'other'})).records).toMatchObject([
      {status: 'refused', error: {code: 'record-conflict'}},
    ]);
    expect(await rows()).toHaveLength(1);
  });

  test('has one consent id for a person at a site, another at another site and under another key', async () => {
    const {give, open} = await started();
    const one = (await give()).row.record.consentId;
    expect((await give({purpose: 'newsletter', channel: 'email'})).row.record.consentId).toBe(one);
    expect((await give({reference: 'sollicitatie-4712'})).row.record.consentId).not.toBe(one);
    // Opened anew without a key of its own, as after a restart that lost it.
    const other = await open();
    const response = await other.fetch(
      new Request('https://consent.example/v1/records', {
        method: 'POST',
        headers: {'content-type': 'text/plain', origin: ORIGIN},
        body: JSON.stringify(batchOf(someConsent())),
      }),
    );
    expect(await response.text()).not.toContain(one);
  });

  test('is refused from a page of another site, like any record', async () => {
    const {post} = await started();
    expect((await post(batchOf(someConsent({site: 'blog'})))).status).toBe(403);
  });

  test('is refused where it would outlast its proof', async () => {
    const {post} = await started();
    const response = await post(batchOf(someConsent({duration: 'P6Y'})));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({code: 'record-invalid', message: /P6Y.*P5Y/});
  });

  test('is taken for as long as its proof is kept, however far ahead the clock of the browser is', async () => {
    const {give} = await started();
    const receipt = await give({duration: 'P5Y', decidedAt: '2026-03-04T10:00:00.000Z'});
    expect(receipt.row.record.expiresAt).toBe('2031-03-04T10:00:00.000Z');
  });

  test('moves no share of the overview, which counts choices', async () => {
    const {give, send, asStaff} = await started();
    await give();
    await send(someRecord());
    const overview = (await (await asStaff('/v1/overview')).json()) as {total: {decisions: number}};
    expect(overview.total.decisions).toBe(1);
  });

  test.each([
    'jan@example.nl',
    'JAN＠EXAMPLE.NL',
    'jan%40example.nl',
    '0612345678',
    '+31 6 12 34 56 78',
    '123456782',
  ])('is refused with the reference %s, which no answer and no log repeats', async reference => {
    const {post, rows, storage, reports} = await started();
    const response = await post(batchOf(someConsent({reference})));
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({code: 'reference-personal'});
    expect(text).not.toContain(reference);
    expect(await rows()).toEqual([]);
    expect(JSON.stringify([await storage.accessLog(100), reports])).not.toContain(reference);
  });
});

describe('searching by reference', () => {
  test('tells where each consent of the person stands, newest first', async () => {
    const {give, search, clock} = await started();
    const pool = await give();
    clock.now += 1000;
    const letter = await give({purpose: 'newsletter', channel: 'email', duration: 'P4W'});
    await give({reference: 'sollicitatie-9'});
    clock.now += 29 * DAY;
    const {consentId, consents} = await search();
    expect(consentId).toBe(pool.row.record.consentId);
    const states = ({id, purpose, state, withdrawal}: StandingConsent) => [id, purpose, state, withdrawal];
    expect(consents.map(states)).toEqual([
      [letter.row.record.id, 'newsletter', 'expired', null],
      [pool.row.record.id, 'talent-pool', 'given', null],
    ]);
    expect(consents[1]).toMatchObject({
      text: 'Bewaar mijn gegevens één jaar.',
      language: 'nl',
      channel: 'none',
      expiresAt: '2027-03-01T09:59:58.000Z',
    });
    expect((await search({purpose: 'newsletter'})).consents).toHaveLength(1);
    expect((await search({channel: 'sms'})).consents).toEqual([]);
    expect((await search({reference: 'nobody'})).consents).toEqual([]);
  });

  test('finds a consent expired the moment its year is over', async () => {
    const {give, search, clock} = await started();
    await give();
    const end = Date.parse('2027-03-01T09:59:58.000Z');
    clock.now = end - 1;
    expect((await search()).consents.map(({state}) => state)).toEqual(['given']);
    clock.now = end;
    expect((await search()).consents.map(({state}) => state)).toEqual(['expired']);
  });

  test('counts from its arrival where the clock of the browser is ahead', async () => {
    const {give, search, clock} = await started();
    await give({decidedAt: '2026-09-01T10:00:00.000Z'});
    const end = Date.parse('2027-03-01T10:00:00.000Z');
    clock.now = end - 1;
    const expiresAt = new Date(end).toISOString();
    expect((await search()).consents).toMatchObject([{state: 'given', expiresAt}]);
    clock.now = end;
    expect((await search()).consents).toMatchObject([{state: 'expired', expiresAt}]);
  });

  test('is logged with the keyed hash and without the reference', async () => {
    const {give, search, storage} = await started();
    const {consentId} = (await give()).row.record;
    await search({purpose: 'talent-pool'});
    const [line] = await storage.accessLog(1);
    expect(line).toMatchObject({
      deed: 'look-up',
      outcome: 'done',
      detail: `other consents of ${consentId} at shop, talent-pool`,
    });
    expect(JSON.stringify(await storage.accessLog(100))).not.toContain(REFERENCE);
  });

  test('by the site’s server leaves nobody in the log, which outlives every record', async () => {
    const {give, postAs, tokenOf, storage} = await started();
    const {consentId} = (await give()).row.record;
    const body = {site: 'shop', reference: REFERENCE, purpose: 'talent-pool'};
    for (const path of ['search', 'withdrawal']) await postAs(path, body, await tokenOf('server'));
    const lines = await storage.accessLog(2, {deeds: ['look-up', 'withdraw']});
    const detail = 'other consents of one person at shop, talent-pool';
    expect(lines).toMatchObject([
      {deed: 'withdraw', name: 'server', detail},
      {deed: 'look-up', name: 'server', detail},
    ]);
    expect(JSON.stringify(await storage.accessLog(100))).not.toContain(consentId);
  });

  test('leads to the rows by the consent id that it answers', async () => {
    const {give, search, asStaff} = await started();
    const {id} = (await give()).row.record;
    const {consentId} = await search();
    const ask = async (query: string) =>
      ((await (await asStaff(`/v1/records?${query}`)).json()) as RecordsPage).records;
    expect((await ask(`consentId=${consentId}`)).map(({row}) => row.record.id)).toEqual([id]);
    expect(await ask('kind=other-consent')).toHaveLength(1);
    expect(await ask('action=consent')).toHaveLength(1);
    expect(await ask('kind=choice')).toEqual([]);
  });

  test('shows a restricted consent to those alone who answer for it', async () => {
    const {give, search, asStaff, postAs, tokenOf} = await started();
    const {id} = (await give()).row.record;
    const order = {id, kind: 'restrict', reason: 'claim', until: '2027-01-01'};
    const headers = {'content-type': 'application/json'};
    await asStaff('/v1/erasures', {method: 'POST', headers, body: JSON.stringify(order)});
    expect((await search()).consents).toEqual([]);
    expect((await search({restricted: true})).consents).toHaveLength(1);
    const asked = {site: 'shop', reference: REFERENCE, restricted: true};
    expect((await postAs('search', asked, await tokenOf('server'))).status).toBe(403);
  });
});

describe('withdrawing by the server of the site', () => {
  test('makes a record that follows, in the log, and leaves the earlier one as it is', async () => {
    const {give, withdraw, rows, tokenOf, clock, asStaff, signer, storage} = await started();
    const given = (await give()).row.record;
    clock.now = START + 3 * DAY;
    const {status, consents} = await withdraw({}, await tokenOf('server'));
    expect(status).toBe(201);
    const at = '2026-03-04T10:00:00.000Z';
    expect(consents).toMatchObject([{id: given.id, state: 'withdrawn', withdrawal: {at}}]);
    const [first, second] = (await rows()).map(({text}) => JSON.parse(text));
    expect(first.record).toEqual(given);
    expect(second).toMatchObject({
      secretHash: SECRET_HASH,
      record: {
        ...given,
        id: consents[0]?.withdrawal?.id,
        action: 'consent-withdrawal',
        control: 'server.withdraw',
        decidedAt: at,
        previous: given.id,
      },
    });
    const receipt = await (await asStaff(`/v1/records/${second.record.id}/receipt`)).json();
    expect((await verifyReceipt(receipt as Receipt, [signer])).index).toBe(1);
    const log = await storage.accessLog(100);
    expect(log.find(({deed}) => deed === 'withdraw')).toMatchObject({name: 'server', role: 'server'});
    expect(JSON.stringify(log)).not.toContain(REFERENCE);
  });

  test('reaches a consent that was given before and arrives after it, and no later one', async () => {
    const {give, withdraw, search, clock, rows, order} = await started();
    const first = (await give({purpose: 'newsletter', channel: 'email'})).row.record;
    clock.now = START + 3 * DAY;
    await withdraw({purpose: 'newsletter'});
    clock.now = START + 5 * DAY;
    const sent = {purpose: 'newsletter', channel: 'email'} as const;
    const at = (days: number) => new Date(START + days * DAY).toISOString();
    const late = (await give({...sent, decidedAt: at(2)}, at(5))).row.record;
    const other = (await give({...sent, channel: 'sms', decidedAt: at(2)}, at(5))).row.record;
    const again = (await give({...sent, decidedAt: at(4)}, at(5))).row.record;
    const states = async () =>
      Object.fromEntries((await search()).consents.map(({id, state}) => [id, state]));
    const expected = {
      [first.id]: 'withdrawn',
      [late.id]: 'withdrawn',
      [other.id]: 'given',
      [again.id]: 'given',
    };
    expect(await states()).toEqual(expected);
    const count = (await rows()).length;
    // Sent once more, as by a browser that heard nothing; and with a clock that is a day ahead.
    await give({...late, reference: REFERENCE, id: late.id} as never, at(5)).catch(() => {});
    const ahead = (await give({...sent, decidedAt: at(2.5 + 1)}, at(5 + 1))).row.record;
    expect(await states()).toEqual({...expected, [ahead.id]: 'withdrawn'});
    expect((await rows()).length).toBe(count + 2);
    // Its withdrawal is its own: erasing the first one with its own leaves it as it is.
    await order({id: first.id, kind: 'erase', reason: 'asked'});
    expect((await states())[late.id]).toBe('withdrawn');
  });

  test('is done once, and of what was named alone', async () => {
    const {give, withdraw, rows} = await started();
    await give();
    await give({purpose: 'newsletter', channel: 'email'});
    expect((await withdraw({purpose: 'newsletter'})).status).toBe(201);
    expect((await withdraw({purpose: 'newsletter'})).status).toBe(200);
    expect(await rows()).toHaveLength(3);
    const {consents} = await withdraw();
    expect(consents.map(({state}) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(await rows()).toHaveLength(4);
    expect((await withdraw({reference: 'nobody'})).status).toBe(200);
  });

  test('and by the receipt come to the same one withdrawal', async () => {
    const {give, withdraw, ask, rows, search} = await started();
    const {id} = (await give()).row.record;
    const headers = {authorization: `Bearer ${SECRET}`};
    const response = await ask(`/v1/receipts/${id}/withdrawal`, {method: 'POST', headers});
    expect(response.status).toBe(201);
    const {receipt} = (await response.json()) as WithdrawalAnswer;
    expect(receipt?.row.record).toMatchObject({action: 'consent-withdrawal', control: 'receipt.withdraw'});
    expect((await search()).consents).toMatchObject([{state: 'withdrawn'}]);
    expect((await withdraw()).status).toBe(200);
    expect(await rows()).toHaveLength(2);
    const again = await ask(`/v1/receipts/${receipt?.row.record.id}/withdrawal`, {method: 'POST', headers});
    expect(await again.json()).toMatchObject({status: 'nothing-granted'});
  });

  test('reaches a restricted consent too', async () => {
    const {give, asStaff, withdraw, search} = await started();
    const {id} = (await give()).row.record;
    const headers = {'content-type': 'application/json'};
    const order = {id, kind: 'restrict', reason: 'claim', until: '2027-01-01'};
    await asStaff('/v1/erasures', {method: 'POST', headers, body: JSON.stringify(order)});
    expect((await withdraw()).status).toBe(201);
    expect((await search({restricted: true})).consents).toMatchObject([{state: 'withdrawn'}]);
  });

  test('hands out no restricted rows, even to whoever asks for them', async () => {
    const {give, postAs, tokenOf, rows} = await started();
    await give();
    const asked = {site: 'shop', reference: REFERENCE, restricted: true};
    for (const token of [await tokenOf('server'), await tokenOf('dpo')]) {
      const response = await postAs('withdrawal', asked, token);
      expect([response.status, await response.json()]).toMatchObject([400, {code: 'request-invalid'}]);
    }
    expect(await rows()).toHaveLength(1);
  });

  test('holds though the withdrawal alone is restricted', async () => {
    const {give, withdraw, search, storage} = await started();
    await give();
    const id = (await withdraw()).consents[0]?.withdrawal?.id as string;
    const hold = {kind: 'restrict', askedAt: START, dueAt: START + 30 * DAY, reason: 'claim'} as const;
    await storage.hold({...hold, recordId: id});
    expect((await search()).consents).toMatchObject([{state: 'withdrawn', withdrawal: {id}}]);
  });

  test.each(['consent', 'withdrawal'])('goes with its other half when the %s is erased', async half => {
    const {give, withdraw, rows, ask, order} = await started();
    for (const reference of [REFERENCE, 'sollicitatie-9']) await give({reference});
    const ids = async (reference: string): Promise<string> => {
      const [consent] = (await withdraw({reference})).consents;
      return (half === 'consent' ? consent?.id : consent?.withdrawal?.id) as string;
    };
    await order({id: await ids(REFERENCE), kind: 'erase', reason: 'complaint'});
    expect(await rows()).toHaveLength(1);
    const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};
    const id = await ids('sollicitatie-9');
    expect((await ask(`/v1/receipts/${id}`, {method: 'DELETE', headers})).status).toBe(200);
    expect(await rows()).toEqual([]);
  });

  test('is restricted together with its consent, and asking erasure of either changes nothing then', async () => {
    const {give, withdraw, ask, order, rows, storage} = await started();
    const {id} = (await give()).row.record;
    const until = '2027-01-01T00:00:00.000Z';
    await order({id, kind: 'restrict', reason: 'claim', until});
    await withdraw();
    const answer = {status: 'restricted', until, reason: 'claim'};
    const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};
    const all = (await storage.list({restricted: true}, {order: 'newest', limit: 9, cursor: null})).records;
    expect(all.map(({action}) => action)).toEqual(['consent-withdrawal', 'consent']);
    for (const row of all) {
      const asked = await ask(`/v1/receipts/${row.id}`, {method: 'DELETE', headers});
      expect([asked.status, await asked.json()]).toEqual([202, answer]);
      expect(await storage.holdOf(row.id)).toMatchObject({kind: 'restrict', reason: 'claim'});
    }
    expect(await rows()).toEqual([]);
  });

  test('restricted takes its consent along, so that none is left to hold when the time is over', async () => {
    const {give, withdraw, order, storage, collector, clock} = await started();
    const {id} = (await give()).row.record;
    const withdrawal = (await withdraw()).consents[0]?.withdrawal?.id;
    await order({id: withdrawal, kind: 'restrict', reason: 'claim', until: '2026-06-01T00:00:00.000Z'});
    expect(await storage.holdOf(id)).toMatchObject({kind: 'restrict'});
    clock.now = Date.parse('2026-06-02T00:00:00.000Z');
    expect((await collector.applyRetention()).asked).toBe(2);
    expect(await storage.countRecords('shop')).toBe(0);
  });

  test('is not for viewers, and a server may do nothing else', async () => {
    const {give, postAs, tokenOf, ask, asStaff} = await started();
    await give();
    const [viewer, server] = [await tokenOf('viewer'), await tokenOf('server')];
    const body = {site: 'shop', reference: REFERENCE};
    expect((await postAs('withdrawal', body, viewer)).status).toBe(403);
    expect((await postAs('search', body, viewer)).status).toBe(200);
    expect((await postAs('search', body, server)).status).toBe(200);
    for (const path of [
      'records',
      'sites',
      'notices',
      'overview',
      'export?format=csv',
      'access-log',
      'session',
    ])
      expect([path, (await asStaff(`/v1/${path}`, {}, server)).status]).toEqual([path, 403]);
    const headers = {'content-type': 'application/json'};
    const signIn = await ask('/v1/session', {method: 'POST', headers, body: JSON.stringify({token: server})});
    expect([signIn.status, signIn.headers.get('set-cookie')]).toEqual([403, null]);
  });
});

describe.each(['search', 'withdrawal'])('%s', path => {
  test.each<[string, unknown, string]>([
    ['what is no JSON', '{', 'body-not-json'],
    ['null', 'null', 'request-invalid'],
    ['a list', '[]', 'request-invalid'],
    ['no reference', {site: 'shop'}, 'request-invalid'],
    ['no site', {reference: 'a'}, 'request-invalid'],
    ['a site that is not configured', {site: 'x', reference: 'a'}, 'request-invalid'],
    ['a key too many', {site: 'shop', reference: 'a', email: 'a@b.nl'}, 'request-invalid'],
    ['a reference of two words', {site: 'shop', reference: 'a b'}, 'request-invalid'],
    ['a reference that is a number', {site: 'shop', reference: 7}, 'request-invalid'],
    ['an e-mail address', {site: 'shop', reference: 'jan@example.nl'}, 'reference-personal'],
    ['a telephone number', {site: 'shop', reference: '0612345678'}, 'reference-personal'],
    ['a purpose of words', {site: 'shop', reference: 'a', purpose: 'our letter'}, 'request-invalid'],
    ['a channel that is none', {site: 'shop', reference: 'a', channel: 'pigeon'}, 'request-invalid'],
    ['restricted as a text', {site: 'shop', reference: 'a', restricted: 'true'}, 'request-invalid'],
    ['a body of two kilobytes', {site: 'shop', reference: 'a'.repeat(2048)}, 'body-too-large'],
  ])('refuses %s', async (_, body, code) => {
    const {postAs, storage} = await started();
    const response = await postAs(path, body);
    expect(await response.json()).toMatchObject({code});
    expect(JSON.stringify(await storage.accessLog(100))).not.toMatch(/jan@example|0612345678/);
  });

  test('asks who is there before it reads what is asked', async () => {
    const {ask} = await started();
    const init = {method: 'POST', headers: {'content-type': 'application/json'}, body: '{'};
    expect((await ask(`/v1/other-consents/${path}`, init)).status).toBe(401);
  });
});

describe('exports', () => {
  test('tell what was consented to, in a table and as JSON-LD', async () => {
    const {give, withdraw, send, asStaff} = await started();
    await give({text: '=Bewaar mijn gegevens'});
    await withdraw();
    await send(someRecord());
    const csv = (await (await asStaff('/v1/export?format=csv')).text()).split('\r\n');
    expect(csv[0]).toMatch(/,kind,purpose,channel,duration,text,test$/);
    expect(csv[1]).toMatch(/,other-consent,talent-pool,none,P1Y,'=Bewaar mijn gegevens,false$/);
    expect(csv[2]).toMatch(/,other-consent,talent-pool,none,P1Y,/);
    expect(csv[3]).toMatch(/,choice,,,,,false$/);
    const kinds = await (await asStaff('/v1/export?format=ndjson&kind=other-consent')).text();
    expect(kinds.trim().split('\n')).toHaveLength(2);
    const lines = (await (await asStaff('/v1/export?format=jsonld')).text()).trim().split('\n');
    const states = lines.map(line => JSON.parse(line)['dpv:hasRecordOfActivity'][0]['dpv:hasProcess'][0]);
    expect(states[0]).toMatchObject({
      'dct:identifier': 'talent-pool',
      'dct:description': '=Bewaar mijn gegevens',
      'dpv:hasConsentStatus': {
        '@type': ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
        'dpv:hasDuration': 'P1Y',
      },
    });
    expect(states[1]).toMatchObject({
      'dpv:hasConsentStatus': {'@type': ['dpv:ConsentWithdrawn', 'dpv:ExpressedConsent']},
    });
  });

  test('hand out an evidence pack with it, and erasing takes it and its withdrawal away', async () => {
    const {give, asStaff, ask, rows, send} = await started();
    const {id} = (await give()).row.record;
    await send(someRecord());
    const pack = await asStaff('/v1/export?format=evidence&site=shop');
    const bytes = new Uint8Array(await pack.arrayBuffer());
    const zip = await zipSource({
      size: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
    });
    const report = await verifyPack(zip);
    expect(report).toMatchObject({ok: true, findings: [], checked: {rows: 2}});
    const texts = await Promise.all(
      zip.names.map(async name => new TextDecoder().decode(await zip.read(name))),
    );
    expect(texts.join()).toContain('Bewaar mijn gegevens');
    expect(texts.join()).not.toContain(REFERENCE);
    const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};
    const erased = await ask(`/v1/receipts/${id}`, {method: 'DELETE', headers});
    expect(await erased.json()).toEqual({status: 'erased'});
    expect(await rows()).toHaveLength(1);
  });

  test('go by the retention of the site as choices do', async () => {
    const {give, rows, collector, clock} = await started();
    await give();
    clock.now = Date.parse('2031-03-02T10:00:00.000Z');
    expect((await collector.applyRetention()).sites[0]).toMatchObject({site: 'shop', due: 1});
    expect(await rows()).toEqual([]);
  });
});
