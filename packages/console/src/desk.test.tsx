// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../test/patience.ts';
import {portableHasher, rowLeaf, signCheckpoint, toBase64} from '@akkoord/ledger';
import type {OverviewAnswer, PublishedNotice, Receipt, RetentionAnswer, Role} from '@akkoord/schema';
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/preact';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {
  type Contents,
  listed,
  noticeHash,
  publishedNotice,
  standInCollector,
  uuid,
} from '../test/stand-in-collector.ts';
import {createApi} from './api.ts';
import {App} from './app.tsx';
import type {LanguageCode} from './language.ts';
import type {DrawNotice} from './notices/draw-notice.ts';

let downloads: string[];
let drawn: string[];

/** What stands for the files that draw here. */
const BUILD = 'ab'.repeat(32);

const drawNotice: DrawNotice = async (host, {notice}, language) => {
  drawn.push(`${notice.version} ${language}`);
  host.append(`drawn in ${language}`);
  return {isReconstruction: language === 'fr', build: BUILD, remove: () => host.replaceChildren()};
};

function open(hash: string, contents: Contents = {}, language: LanguageCode = 'en') {
  location.hash = hash;
  const collector = standInCollector(contents);
  const api = createApi({fetch: collector.fetch, base: 'https://consent.example/'});
  render(
    <App
      api={api}
      language={{read: () => language, keep: () => {}}}
      download={url => void downloads.push(url)}
      loadDrawing={async () => drawNotice}
    />,
  );
  return collector;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', {name}));
const fill = (label: string | RegExp, value: string) => {
  fireEvent.input(screen.getByLabelText(label), {target: {value}});
};
const submit = (button: string) =>
  fireEvent.submit(screen.getByRole('button', {name: button}).closest('form') as Element);

beforeEach(() => {
  downloads = [];
  drawn = [];
});
afterEach(cleanup);

describe('the navigation', () => {
  const links = async () =>
    within(await screen.findByRole('navigation', {name: 'Parts of the desk'}))
      .getAllByRole('link')
      .map(link => link.textContent);

  it.each<[Role, number]>([
    ['viewer', 4],
    ['dpo', 7],
    ['owner', 7],
  ])('offers %s the pages of that role', async (role, count) => {
    open('', {role});
    expect(await links()).toHaveLength(count);
  });

  it('tells where the reader is', async () => {
    open('#/access');
    expect((await screen.findByRole('link', {name: 'Access log'})).getAttribute('aria-current')).toBe('page');
  });

  it.each(['#/requests', '#/retention', '#/access'])('says at %s that a viewer may not', async hash => {
    const collector = open(hash, {role: 'viewer'});
    expect(await screen.findByText(/another role than yours \(Viewer\)/)).toBeTruthy();
    expect(collector.requests).toEqual(['GET /v1/session']);
  });

  it.each<[LanguageCode, string]>([
    ['nl', 'Toegangslogboek'],
    ['fr', 'Journal d’accès'],
    ['de', 'Zugriffsprotokoll'],
  ])('speaks %s', async (language, title) => {
    open('#/access', {}, language);
    expect(await screen.findByRole('heading', {name: title})).toBeTruthy();
  });
});

/** A record with a proof that really holds, and the key that signed it. */
async function proven() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const entry = listed({n: 0});
  const salt = new Uint8Array(32).fill(7);
  const leaf = rowLeaf(entry.row, salt, portableHasher);
  const checkpoint = await signCheckpoint(
    {origin: 'shop/2026', size: 1, root: leaf},
    {
      name: 'akkoord-collector',
      publicKey,
      sign: async data =>
        new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, new Uint8Array(data))),
    },
  );
  const receipt: Receipt = {
    schema: 'akkoord/receipt/1',
    row: entry.row,
    salt: toBase64(salt),
    notice: 'published',
    log: {origin: 'shop/2026', index: 0, treeSize: 1, inclusion: [], checkpoint},
  };
  const keys = [{name: 'akkoord-collector', publicKey: toBase64(publicKey)}];
  return {entry, receipt, keys};
}

describe('the proof of a record', () => {
  const address = `#/records?record=${uuid(0)}`;

  it('is checked in the browser, and said to hold', async () => {
    const {entry, receipt, keys} = await proven();
    open(address, {records: [entry], receipt, keys});
    expect(await screen.findByText(/^Valid\..*leaf 0 of the 1 .*shop\/2026/)).toBeTruthy();
  });

  it.each<[string, (receipt: Receipt) => Receipt, string]>([
    ['another salt', receipt => ({...receipt, salt: toBase64(new Uint8Array(32))}), 'inclusion-mismatch'],
    [
      'a choice that was altered',
      receipt => ({
        ...receipt,
        row: {...receipt.row, record: {...receipt.row.record, choices: {tracking: 'granted'}}},
      }),
      'row-mismatch',
    ],
    [
      'another checkpoint',
      receipt => ({
        ...receipt,
        log: {...receipt.log, checkpoint: receipt.log.checkpoint.replace('\n1\n', '\n2\n')},
      }),
      'bad-signature',
    ],
    ['nonsense', receipt => ({...receipt, log: {...receipt.log, checkpoint: ''}}), 'malformed'],
  ])('is said not to hold with %s', async (_, forge, code) => {
    const {entry, receipt, keys} = await proven();
    open(address, {records: [entry], receipt: forge(receipt), keys});
    expect((await screen.findByText(/^NOT VALID/)).closest('[role=alert]')?.textContent).toContain(code);
    expect(screen.queryByText(/^Valid\./)).toBeNull();
  });

  it('is said not to hold with a key that nobody published', async () => {
    const {entry, receipt} = await proven();
    open(address, {records: [entry], receipt, keys: []});
    expect((await screen.findByText(/^NOT VALID/)).parentElement?.textContent).toContain('unknown-key');
  });

  it('is handed out as a receipt in both forms', async () => {
    const {entry, receipt, keys} = await proven();
    open(address, {records: [entry], receipt, keys});
    await screen.findByText(/^Valid\./);
    press('Save the receipt (JSON)');
    press('Save the receipt (JSON-LD)');
    expect(downloads.map(url => new URL(url).pathname + new URL(url).search)).toEqual([
      `/v1/records/${uuid(0)}/receipt?format=json`,
      `/v1/records/${uuid(0)}/receipt?format=jsonld`,
    ]);
  });

  it('is not asked for by a viewer', async () => {
    const collector = open(address, {records: [listed({n: 0})], role: 'viewer'});
    expect(await screen.findByText(/Proofs are for owners/)).toBeTruthy();
    expect(collector.requests.join()).not.toContain('receipt');
    expect(screen.queryByRole('button', {name: 'Carry out'})).toBeNull();
  });
});

describe('one record', () => {
  const record = `#/records?record=${uuid(1)}`;

  it('is asked for by its id, so that the access log tells who looked', async () => {
    const collector = open(record, {records: [listed({n: 1})]});
    await screen.findByRole('heading', {name: 'Proof'});
    expect(collector.requests.some(request => request.includes(`id=${uuid(1)}`))).toBe(true);
  });

  it('stands among the other decisions of its browser', async () => {
    const records = [
      listed({n: 2, consentId: uuid(1001), action: 'withdraw', receivedAt: '2026-11-21T10:00:00.000Z'}),
      listed({n: 1}),
    ];
    open(record, {records});
    const heading = await screen.findByRole('heading', {name: 'Decisions of this browser'});
    const part = within(heading.parentElement as HTMLElement);
    expect(await part.findByRole('link', {name: /Withdrawn/})).toBeTruthy();
    expect(part.getByText('this record').closest('li')?.getAttribute('aria-current')).toBe('true');
  });

  it('leads to its notice in the language that was shown', async () => {
    open(record, {records: [listed({n: 1})], notices: [publishedNotice]});
    const link = await screen.findByRole('link', {name: 'The notice as it was shown'});
    expect(link.getAttribute('href')).toBe(`#/notices?notice=${noticeHash('2026-10')}&language=nl`);
  });

  it('is erased with a reason, and not without', async () => {
    const collector = open(record, {records: [listed({n: 1})]});
    await screen.findByRole('button', {name: 'Carry out'});
    submit('Carry out');
    expect(await screen.findByText(/Give the reason/)).toBeTruthy();
    expect(collector.bodies).toEqual([]);
    fill('Reason', 'request 7');
    submit('Carry out');
    expect(await screen.findByText(/^Erased\./)).toBeTruthy();
    expect(collector.bodies).toEqual([{id: uuid(1), kind: 'erase', reason: 'request 7'}]);
  });

  it('is restricted until a day to come only', async () => {
    const collector = open(record, {records: [listed({n: 1})]});
    await screen.findByRole('button', {name: 'Carry out'});
    fireEvent.change(screen.getByLabelText('What is to happen'), {target: {value: 'restrict'}});
    fill('Reason', 'claim');
    fill('Until', '2020-01-01');
    submit('Carry out');
    expect(await screen.findByText(/a day to come/)).toBeTruthy();
    fill('Until', '2999-01-01');
    submit('Carry out');
    await waitFor(() =>
      expect(collector.bodies).toEqual([
        {id: uuid(1), kind: 'restrict', reason: 'claim', until: '2999-01-01T00:00:00.000Z'},
      ]),
    );
  });
});

const counts = (all: number, none: number) => ({
  decisions: all + none,
  actions: {'accept-all': all, 'reject-all': none},
  outcomes: {all, some: 0, none, withdrawn: 0},
  categories: {analytical: {asked: all + none, granted: all}},
});

const overview: OverviewAnswer = {
  from: '2026-11-19',
  to: '2026-11-20',
  step: 'day',
  since: '2026-11-20',
  total: counts(3, 1),
  series: [
    {start: '2026-11-19', ...counts(0, 0)},
    {start: '2026-11-20', ...counts(3, 1)},
  ],
  notices: [{hash: noticeHash('2026-10'), ...counts(3, 1)}],
  languages: [{language: 'nl', ...counts(3, 1)}],
  viewports: [{viewport: 'small', ...counts(3, 1)}],
  logs: [],
};

describe('the overview', () => {
  it('gives shares of decisions, and says that they are', async () => {
    open('#/overview', {overview});
    expect(await screen.findByText('75% of decisions')).toBeTruthy();
    expect(screen.getByText(/not of people/)).toBeTruthy();
  });

  it('says of the chart what it shows, and has its numbers in a table', async () => {
    open('#/overview', {overview});
    const chart = await screen.findByRole('img');
    expect(chart.getAttribute('aria-label')).toBe(
      '4 decisions from 19 Nov 2026 to 20 Nov 2026; the most, 4, in the part that begins on 20 Nov 2026.',
    );
    const cells = screen.getAllByRole('row').map(row => row.textContent);
    expect(cells.some(text => text?.startsWith('20 Nov 20264'))).toBe(true);
  });

  const line = (key: string | null, granted: number, refused: number) => ({
    key,
    decisions: [0, granted + refused],
    granted: [0, granted],
    refused: [0, refused],
    withdrawn: [0, 0],
  });

  it('draws rates over time, says of each chart what it shows, and has its numbers in a table', async () => {
    const lines = {by: 'category', lines: [line('analytical', 3, 1), line('tracking', 1, 3)]} as const;
    open('#/overview', {overview: {...overview, lines}});
    const chart = await screen.findByRole('img', {name: /^Opt-in/});
    expect(chart.getAttribute('aria-label')).toBe(
      'Opt-in: share of decisions that granted, from 19 Nov 2026 to 20 Nov 2026. Over the whole period: Analytical 75%, Tracking 25%.',
    );
    const table = within(screen.getByRole('region', {name: /^Refusal/}));
    expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
      'BeginsAnalyticalTracking',
      'Whole period25% 1 of 475% 3 of 4',
      '19 Nov 2026– 0 of 0– 0 of 0',
      '20 Nov 202625% 1 of 475% 3 of 4',
    ]);
  });

  it('tells lines apart by what the reader chooses, and asks the collector for it', async () => {
    const lines = {by: 'notice', lines: [line(noticeHash('2026-10'), 1, 0), line(null, 1, 1)]} as const;
    const collector = open('#/overview', {overview: {...overview, lines}});
    const choice = await screen.findByLabelText('Lines by');
    fireEvent.change(choice, {target: {value: 'notice'}});
    await waitFor(() => expect(collector.requests.at(-1)).toContain('by=notice'));
    expect(screen.getByRole('img', {name: /^Opt-in.*all others 50%\.$/})).toBeTruthy();
  });

  it('tells small windows from large ones', async () => {
    open('#/overview', {overview});
    expect(await screen.findByRole('rowheader', {name: 'small, below 640 pixels'})).toBeTruthy();
  });

  it('says when a checkpoint was last saved, and notes that one is', async () => {
    const log = {origin: 'shop/2026', size: 4, lastRecordAt: null, savedAt: null, savedSize: null};
    const collector = open('#/overview', {overview: {...overview, logs: [log]}});
    expect(await screen.findByText('not yet')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', {name: 'Signed checkpoint'}));
    await waitFor(() => expect(collector.requests).toContain('POST /v1/logs/shop/2026/saved'));
    await waitFor(() => expect(screen.queryByText('not yet')).toBeNull());
  });

  it('says from when on anything was counted', async () => {
    open('#/overview', {overview});
    expect(await screen.findByText('Nothing was counted before 20 Nov 2026.')).toBeTruthy();
  });

  it('says so where nothing was', async () => {
    open('#/overview', {overview: {...overview, total: counts(0, 0), since: null}});
    expect(await screen.findByText('No decision was counted in this period.')).toBeTruthy();
  });

  it('asks for another period, the last day included', async () => {
    const collector = open('#/overview', {overview});
    await screen.findByRole('button', {name: 'Show'});
    fill('From', '2026-10-01');
    fill('Up to and including', '2026-10-31');
    submit('Show');
    await waitFor(() =>
      expect(collector.requests).toContain('GET /v1/overview?from=2026-10-01&by=category&to=2026-11-01'),
    );
  });

  it('refuses a period that ends before it begins', async () => {
    const collector = open('#/overview', {overview});
    await screen.findByRole('button', {name: 'Show'});
    const before = collector.requests.filter(request => request.includes('overview')).length;
    fill('From', '2026-10-31');
    fill('Up to and including', '2026-10-01');
    submit('Show');
    expect(await screen.findByText(/ends before it begins/)).toBeTruthy();
    expect(collector.requests.filter(request => request.includes('overview'))).toHaveLength(before);
  });

  it('says of a checkpoint whether its signature holds', async () => {
    const {receipt, keys} = await proven();
    const logs = [{origin: 'shop/2026', size: 1, lastRecordAt: null, savedAt: null, savedSize: null}];
    const collector = standInCollector({overview: {...overview, logs}, keys});
    const fetch = (url: string, init: RequestInit) =>
      url.endsWith('/checkpoint')
        ? Promise.resolve(new Response(receipt.log.checkpoint.replace('\n1\n', '\n9\n')))
        : collector.fetch(url, init);
    location.hash = '#/overview';
    render(
      <App
        api={createApi({fetch, base: 'https://consent.example/'})}
        language={{read: () => 'en', keep: () => {}}}
        download={() => {}}
        loadDrawing={async () => drawNotice}
      />,
    );
    expect(await screen.findByText('NOT VALID (bad-signature)', {exact: false})).toBeTruthy();
  });
});

describe('the notices', () => {
  const other: PublishedNotice = {
    ...publishedNotice,
    notice: {...publishedNotice.notice, version: '2026-09', services: []},
  };
  const summaries = ['2026-10', '2026-09'].map(version => ({
    hash: noticeHash(version),
    materialHash: noticeHash('m'),
    site: 'shop',
    version,
    date: null,
    languages: ['nl', 'fr'],
    publishedAt: '2026-10-01T08:00:00.000Z',
    publishedBy: version === '2026-10' ? 'Jan' : null,
    why: null,
    pictures: 0,
  }));
  const shown = {...publishedNotice, texts: {nl: {}, fr: {}}};
  const contents = {notices: [shown, other], summaries};

  it('narrow the list of records', async () => {
    const collector = open('#/records', {...contents, records: [listed({n: 1})]});
    const option = await screen.findByRole('option', {name: /2026-09/});
    fireEvent.change(screen.getByLabelText('Notice'), {target: {value: (option as HTMLOptionElement).value}});
    submit('Search');
    await waitFor(() => expect(collector.requests.join()).toContain(`notice=${noticeHash('2026-09')}`));
  });
  const address = `#/notices?notice=${noticeHash('2026-10')}`;

  it('are listed with who published them', async () => {
    open('#/notices', contents);
    expect(await screen.findByRole('link', {name: 'Show version 2026-10'})).toBeTruthy();
    expect(screen.getByText('Jan')).toBeTruthy();
    expect(screen.getByText('not in the access log')).toBeTruthy();
  });

  it('are drawn as they were shown, and called a reconstruction where they may differ', async () => {
    open(`${address}&language=nl`, contents);
    expect(await screen.findByText('drawn in nl')).toBeTruthy();
    expect(screen.getByRole('heading', {name: 'As it was shown'})).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Language', {selector: 'main select'}), {target: {value: 'fr'}});
    expect(await screen.findByRole('heading', {name: 'Reconstruction'})).toBeTruthy();
    expect(drawn).toEqual(['2026-10 nl', '2026-10 fr']);
  });

  it('say who answers for letting Google ask before a choice', async () => {
    const advancedConsentMode = {by: 'J. Jansen', date: '2026-11-21', reason: 'Measured all the same'};
    const notice = {...shown.notice, advancedConsentMode};
    open(address, {...contents, notices: [{...shown, notice}, other]});
    expect(await screen.findByText('J. Jansen, 2026-11-21: Measured all the same')).toBeTruthy();
  });

  it('are compared with the one before, material changes marked', async () => {
    open(address, contents);
    expect(await screen.findByText(/^Material: visitors are asked again/)).toBeTruthy();
    expect(screen.getByText('YouTube added to tracking').closest('tr')?.textContent).toContain('material');
  });

  it('say so where a hash is of none', async () => {
    open(`#/notices?notice=${'0'.repeat(64)}`, contents);
    expect(await screen.findByText('No notice with this hash is published.')).toBeTruthy();
  });
});

describe('the access log', () => {
  const access = [1, 2, 3].map(n => ({
    at: '2026-11-20T10:00:00.000Z',
    name: n === 3 ? null : 'Fatima',
    role: n === 3 ? null : ('dpo' as const),
    deed: 'look-up',
    outcome: n === 3 ? ('refused' as const) : ('done' as const),
    detail: `records ?id=${uuid(n)}`,
  }));

  it('is read on, and tells what was refused', async () => {
    open('#/access', {access});
    await screen.findByText('Lines: 2');
    press('Show more');
    await screen.findByText('Lines: 3');
    expect(screen.getByText('nobody was let in').closest('tr')?.textContent).toContain('refused');
    expect(screen.queryByRole('button', {name: 'Show more'})).toBeNull();
  });

  it('tells who looked at one record', async () => {
    open('#/access', {access});
    await screen.findByText('Lines: 2');
    fill('Name, or id of a record', uuid(2));
    submit('Search');
    await screen.findByText('Lines: 1');
    expect(screen.getByText(`records ?id=${uuid(2)}`).closest('tr')?.textContent).toContain('Fatima');
  });
});

describe('retention', () => {
  const retention: RetentionAnswer = {
    sites: [
      {
        site: 'shop',
        duration: 'P5Y',
        reason: 'limitation of claims',
        before: '2021-11-21T00:00:00.000Z',
        due: 12,
        erasure: {within: 'P30D'},
      },
    ],
    asked: 0,
    deletions: [],
  };

  it('shows rule, reason and what is due, and erases nothing by that', async () => {
    const collector = open('#/retention', {retention});
    const row = (await screen.findByText('5 years')).closest('tr')?.textContent;
    expect(row).toContain('limitation of claims');
    expect(row).toContain('erased within 30 days');
    expect(row).toContain('12');
    expect(collector.bodies).toEqual([]);
  });

  it('asks once more before it erases', async () => {
    const collector = open('#/retention', {retention});
    await screen.findByText('5 years');
    press('Erase what is due (12)');
    press('No, keep');
    expect(collector.bodies).toEqual([]);
    press('Erase what is due (12)');
    press('Yes, erase');
    expect(await screen.findByText('Records erased: 12.')).toBeTruthy();
    expect(collector.bodies).toEqual([{}]);
  });
});

describe('tokens', () => {
  it('are shown once when they are made', async () => {
    const collector = open('#/sites', {role: 'owner'});
    await screen.findByRole('button', {name: 'Make a token'});
    submit('Make a token');
    expect(await screen.findByText(/Give it a name/)).toBeTruthy();
    fill('Name', 'Fatima');
    submit('Make a token');
    expect(await screen.findByText('akkoord_secret')).toBeTruthy();
    expect(collector.bodies).toEqual([{name: 'Fatima', role: 'dpo'}]);
  });

  it('are made for the sites that are ticked, and say which they open', async () => {
    const collector = open('#/sites', {role: 'owner', sites: ['shop', 'blog', 'jobs']});
    expect(await screen.findByText('shop, blog')).toBeTruthy();
    fill('Name', 'Fatima');
    fireEvent.click(await screen.findByLabelText('jobs'));
    submit('Make a token');
    expect(await screen.findByText('akkoord_secret')).toBeTruthy();
    expect(collector.bodies).toEqual([{name: 'Fatima', role: 'dpo', sites: ['jobs']}]);
  });

  it('are not made while nobody knows for which sites, and are taken back all the same', async () => {
    const collector = open('#/sites', {role: 'owner', sites: ['shop', 'blog']});
    collector.broken = {
      path: '/v1/sites',
      answer: async () => Response.json({code: 'x', message: 'the disk is full'}, {status: 500}),
    };
    expect(await screen.findByText('the disk is full')).toBeTruthy();
    expect(await screen.findByRole('button', {name: 'Remove the token of Jan'})).toBeTruthy();
    expect(screen.queryByRole('button', {name: 'Make a token'})).toBeNull();
    collector.broken = null;
    press('Try again');
    expect(await screen.findByRole('button', {name: 'Make a token'})).toBeTruthy();
    expect(screen.getByLabelText('blog')).toBeTruthy();
  });

  it('are handed over by a link with the secret in its fragment', async () => {
    const collector = open('#/sites', {role: 'owner'});
    await screen.findByRole('button', {name: 'Make a token'});
    fill('Name', 'Fatima');
    press('Make an invitation link');
    expect(await screen.findByText(/console\/#invitation=akkoord_invitation_new$/)).toBeTruthy();
    expect(collector.requests).toContain('POST /v1/invitations');
  });

  it('are taken back', async () => {
    const collector = open('#/sites', {role: 'owner'});
    await screen.findByText('Jan');
    press('Remove the token of Jan');
    expect(await screen.findByText(/^Removed: Jan/)).toBeTruthy();
    expect(collector.requests).toContain('DELETE /v1/tokens/t1');
  });

  it('are for owners', async () => {
    const collector = open('#/sites', {role: 'dpo'});
    expect(await screen.findByText(/Only an owner/)).toBeTruthy();
    expect(collector.requests).not.toContain('GET /v1/tokens');
  });
});

describe('requests of data subjects', () => {
  const request = {
    id: 'r1',
    site: 'shop',
    kind: 'access',
    state: 'open',
    receivedOn: '2026-11-01',
    dueOn: '2026-12-01',
    helpBy: '2026-11-15',
    extension: null,
    recordId: null,
    visitedOn: '2026-11-20',
    reference: 'case 7',
    answer: '',
    closedOn: null,
  } as const;

  beforeEach(() => void vi.useFakeTimers({toFake: ['Date'], now: new Date('2026-11-21T12:00:00.000Z')}));
  afterEach(() => void vi.useRealTimers());

  it('tell how many days are left', async () => {
    open('#/requests', {requests: [request]});
    expect(await screen.findByText('days left: 10')).toBeTruthy();
    cleanup();
    open('#/requests', {requests: [{...request, dueOn: '2026-11-20'}]});
    expect(await screen.findByText('overdue')).toBeTruthy();
  });

  it('are noted with the id of a pasted link, and never with its secret', async () => {
    const collector = open('#/requests');
    await screen.findByText('No request has been noted.');
    await screen.findByRole('button', {name: 'Note it'});
    fill(/Id or link/, `https://shop.example/my-consent#${uuid(1)}.c2VjcmV0`);
    submit('Note it');
    await waitFor(() => expect(collector.bodies).toHaveLength(1));
    expect(collector.bodies[0]).toMatchObject({site: 'shop', kind: 'access', recordId: uuid(1)});
    expect(JSON.stringify(collector.bodies)).not.toContain('c2VjcmV0');
  });

  it('are not noted with what is no id', async () => {
    const collector = open('#/requests');
    await screen.findByRole('button', {name: 'Note it'});
    fill(/Id or link/, 'Jan Jansen');
    submit('Note it');
    expect(await screen.findByText(/give an id that reads like one/)).toBeTruthy();
    expect(collector.bodies).toEqual([]);
  });

  it('are noted once it is known for which site', async () => {
    const collector = open('#/requests');
    collector.broken = {
      path: '/v1/sites',
      answer: async () => Response.json({code: 'x', message: 'the disk is full'}, {status: 500}),
    };
    expect(await screen.findByText('the disk is full')).toBeTruthy();
    expect(await screen.findByText('No request has been noted.')).toBeTruthy();
    expect(screen.queryByRole('button', {name: 'Note it'})).toBeNull();
    collector.broken = null;
    press('Try again');
    expect(await screen.findByRole('button', {name: 'Note it'})).toBeTruthy();
  });

  it('without an id are answered from the counts of that day', async () => {
    open('#/requests', {requests: [request], overview});
    const summary = await screen.findByText('Letter');
    const details = summary.parentElement as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    const letter = await screen.findByText(/You gave no id/);
    expect(letter.textContent).toContain('On that day 4 decisions were recorded: 3 granted everything');
    expect(letter.textContent).toContain('GDPR article 11');
    fireEvent.change(screen.getByLabelText('Language of the letter'), {target: {value: 'nl'}});
    expect((await screen.findByText(/U gaf geen id/)).getAttribute('lang')).toBe('nl');
  });

  it('are closed with an answer only', async () => {
    const collector = open('#/requests', {requests: [request]});
    await screen.findByText('days left: 10');
    press('Answered');
    expect(await screen.findByText(/Write down the reason/)).toBeTruthy();
    fill(/Reason or answer/, 'sent the letter');
    press('Answered');
    await waitFor(() => expect(collector.bodies).toEqual([{state: 'answered', answer: 'sent the letter'}]));
  });
});
