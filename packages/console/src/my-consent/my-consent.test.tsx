// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../../test/patience.ts';
import type {ErasureAnswer, Receipt, WithdrawalAnswer} from '@akkoord/schema';
import {cleanup, fireEvent, render, screen} from '@testing-library/preact';
import {afterEach, describe, expect, it} from 'vitest';
import {listed, publishedNotice, uuid} from '../../test/stand-in-collector.ts';
import type {LanguageCode} from '../language.ts';
import {createHolderApi} from './holder-api.ts';
import {MyConsent} from './my-consent.tsx';
import {parseCaseLink, parseReceiptLink} from './receipt-link.ts';

const SECRET = 's'.repeat(43);
const LINK = {id: uuid(1), secret: SECRET};
const CASE = uuid(7);
const {row} = listed({n: 1});
const receipt: Receipt = {
  schema: 'akkoord/receipt/1',
  row,
  salt: '',
  notice: 'published',
  log: {origin: 'shop/2026', index: 1, treeSize: 2, inclusion: [], checkpoint: ''},
};

interface Answers {
  readonly receipt?: Receipt | null;
  readonly withdrawal?: WithdrawalAnswer;
  readonly erasure?: ErasureAnswer;
  readonly isWaiting?: boolean;
}

function open(
  answers: Answers = {},
  {link = LINK as typeof LINK | null, caseId = null as string | null, language = 'en' as LanguageCode} = {},
) {
  const requests: string[] = [];
  const saved: string[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    const method = init.method ?? 'GET';
    requests.push(`${method} ${url.pathname}${url.search}`);
    if (url.pathname.startsWith('/v1/notices/')) return Response.json(publishedNotice);
    if (url.pathname.startsWith('/.well-known/')) return Response.json({keys: []});
    expect(new Headers(init.headers).get('authorization')).toBe(`Bearer ${SECRET}`);
    if (answers.receipt === null) return Response.json({code: 'not-found', message: 'none'}, {status: 404});
    if (url.pathname.endsWith('/site')) return Response.json({origins: ['https://www.shop.example']});
    if (url.pathname.endsWith('/case')) {
      expect(init.body).toBe(JSON.stringify({case: CASE}));
      return Response.json({}, {status: answers.isWaiting === false ? 404 : 200});
    }
    if (method === 'POST') return Response.json(answers.withdrawal);
    if (method === 'DELETE') return Response.json(answers.erasure);
    return url.search ? new Response('{"@context":{}}') : Response.json(answers.receipt ?? receipt);
  };
  render(
    <MyConsent
      api={createHolderApi({fetch, base: 'https://consent.example/'})}
      language={{read: () => language, keep: () => {}}}
      given={{link, caseId}}
      save={(name, text) => void saved.push(`${name} ${text}`)}
    />,
  );
  return {requests, saved};
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', {name}));

afterEach(cleanup);

describe('parseReceiptLink', () => {
  it.each([
    `https://consent.example/my-consent#${uuid(1)}.${SECRET}`,
    `#${uuid(1)}.${SECRET}`,
    ` ${uuid(1).toUpperCase()}.${SECRET} `,
  ])('finds id and secret in %j', text => {
    expect(parseReceiptLink(text)).toEqual(LINK);
  });

  it.each(['', uuid(1), `${uuid(1)}.short`, `${uuid(1)}.${SECRET}longer`, `x.${SECRET}`])(
    'finds nothing in %j',
    text => {
      expect(parseReceiptLink(text)).toBeNull();
    },
  );
});

it.each<[string, string | null]>([
  [`#case=${CASE}`, CASE],
  ['#case=x', null],
  [`#${CASE}.${SECRET}`, null],
])('finds the request of %s', (hash, found) => {
  expect(parseCaseLink(hash)).toBe(found);
});

describe('the visitor’s page', () => {
  it('tells what was chosen, and of a proof that does not hold that it does not', async () => {
    open();
    expect(await screen.findByText('Tracking')).toBeTruthy();
    expect(await screen.findByText(/^NOT VALID/)).toBeTruthy();
  });

  it('opens what is pasted, and says what a link looks like', async () => {
    const {requests} = open({}, {link: null});
    const field = await screen.findByLabelText(/Link or code/);
    fireEvent.input(field, {target: {value: 'my choice'}});
    fireEvent.submit(field.closest('form') as Element);
    expect(await screen.findByText(/No receipt code stands in this text/)).toBeTruthy();
    expect(requests).toEqual([]);
    fireEvent.input(field, {target: {value: `x#${uuid(1)}.${SECRET}`}});
    fireEvent.submit(field.closest('form') as Element);
    expect(await screen.findByText('Tracking')).toBeTruthy();
    expect(requests.join()).not.toContain(SECRET);
  });

  it('says so where no receipt opens', async () => {
    open({receipt: null});
    expect(await screen.findByText(/No receipt opens with this link/)).toBeTruthy();
  });

  it('saves the receipt in both forms', async () => {
    const {saved} = open();
    await press('Save the receipt (JSON)');
    await press('Save the receipt (JSON-LD)');
    await screen.findByText(/^NOT VALID/);
    expect(saved.map(text => text.split(' ')[0])).toEqual([
      `receipt-${uuid(1)}.json`,
      `receipt-${uuid(1)}.jsonld`,
    ]);
  });

  it('withdraws, and says where there was nothing to withdraw', async () => {
    const {requests} = open({withdrawal: {status: 'withdrawn', receipt}});
    await press('Withdraw');
    expect(await screen.findByText(/^Withdrawn\./)).toBeTruthy();
    expect(requests).toContain(`POST /v1/receipts/${uuid(1)}/withdrawal`);
    cleanup();
    open({withdrawal: {status: 'nothing-granted', receipt: null}});
    await press('Withdraw');
    expect(await screen.findByText(/nothing to withdraw/)).toBeTruthy();
  });

  it('leads back to the site once it has withdrawn, where the browser ends what it was granted', async () => {
    open({withdrawal: {status: 'withdrawn', receipt}});
    await press('Withdraw');
    const link = await screen.findByRole('link', {name: 'www.shop.example'});
    expect(link.getAttribute('href')).toBe('https://www.shop.example/');
  });

  it('sends the receipt to the request whose case link was followed, on a press alone', async () => {
    const {requests} = open({}, {link: null, caseId: CASE});
    expect(await screen.findByText(/cookie settings of the site in the browser/)).toBeTruthy();
    const field = await screen.findByLabelText(/Link or code/);
    fireEvent.input(field, {target: {value: `${uuid(1)}.${SECRET}`}});
    fireEvent.submit(field.closest('form') as Element);
    await screen.findByText('Tracking');
    expect(requests.join()).not.toContain('/case');
    await press('Send the receipt');
    expect(await screen.findByText(/^Sent\./)).toBeTruthy();
    expect(requests).toContain(`POST /v1/receipts/${uuid(1)}/case`);
  });

  it('says so where no request waits', async () => {
    open({isWaiting: false}, {caseId: CASE});
    await press('Send the receipt');
    expect(await screen.findByText(/^No open request waits/)).toBeTruthy();
  });

  it('erases once the box is ticked', async () => {
    const {requests} = open({erasure: {status: 'erased'}});
    await press('Erase');
    expect(await screen.findByText('Tick the box first.')).toBeTruthy();
    expect(requests.join()).not.toContain('DELETE');
    fireEvent.click(screen.getByLabelText('I want it erased'));
    await press('Erase');
    expect(await screen.findByText(/^Erased\./)).toBeTruthy();
  });

  it('tells until when and why a record is kept instead', async () => {
    open({erasure: {status: 'restricted', until: '2027-01-01T00:00:00.000Z', reason: 'a claim'}});
    fireEvent.click(await screen.findByLabelText('I want it erased'));
    await press('Erase');
    expect(await screen.findByText(/^Kept until .*: a claim$/)).toBeTruthy();
  });

  it.each<[LanguageCode, string]>([
    ['nl', 'Mijn toestemming'],
    ['fr', 'Mon consentement'],
    ['de', 'Meine Einwilligung'],
  ])('speaks %s', async (language, title) => {
    open({}, {language});
    expect(await screen.findByRole('heading', {name: title})).toBeTruthy();
  });
});
