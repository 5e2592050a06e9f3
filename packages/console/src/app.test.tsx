// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../test/patience.ts';
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/preact';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {
  type Contents,
  CSRF,
  INVITATION,
  listed,
  publishedNotice,
  type StandInCollector,
  standInCollector,
  TOKEN,
  uuid,
} from '../test/stand-in-collector.ts';
import {createApi} from './api.ts';
import {App} from './app.tsx';
import type {LanguageCode} from './language.ts';

const BASE = 'https://consent.example/';
const noDrawing = () => Promise.reject(new Error('not drawn here'));
let downloads: string[];
let kept: LanguageCode[];

function open(contents: Contents = {}, {signedIn = true, language = 'en' as LanguageCode} = {}) {
  const collector = standInCollector(contents);
  collector.signedIn = signedIn;
  const api = createApi({fetch: collector.fetch, base: BASE});
  const memory = {read: () => language, keep: (code: LanguageCode) => void kept.push(code)};
  render(
    <App api={api} language={memory} download={url => void downloads.push(url)} loadDrawing={noDrawing} />,
  );
  return collector;
}

const rows = async () =>
  within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1);
const asked = (collector: StandInCollector) =>
  collector.requests.filter(request => request.startsWith('GET /v1/records'));
const type = (label: RegExp, value: string) => {
  fireEvent.input(screen.getByLabelText(label), {target: {value}});
};
const search = () =>
  fireEvent.submit(screen.getByRole('button', {name: 'Search'}).closest('form') as Element);
const follow = (link: HTMLElement) => {
  location.hash = link.getAttribute('href') ?? '';
};

beforeEach(() => {
  location.hash = '';
  downloads = [];
  kept = [];
});
afterEach(cleanup);

describe('an invitation', () => {
  it('is taken out of the address, and lets its reader in once they say so, with the token that it has become', async () => {
    location.hash = `#invitation=${INVITATION}`;
    const collector = open({}, {signedIn: false});
    expect(location.hash).toBe('');
    fireEvent.click(await screen.findByRole('button', {name: 'Accept the invitation'}));
    expect(await screen.findByText('akkoord_own')).toBeTruthy();
    expect(
      screen.getByText('Welcome, Fatima. Your role: Data-protection officer. Sites: shop.'),
    ).toBeTruthy();
    expect(collector.requests.filter(request => request.includes(INVITATION))).toEqual([]);
    fireEvent.click(screen.getByRole('button', {name: 'Go on to the console'}));
    expect(await screen.findByRole('navigation')).toBeTruthy();
  });

  it('that was used already says so, and leads to the sign-in', async () => {
    location.hash = '#invitation=akkoord_invitation_old';
    open({}, {signedIn: false});
    fireEvent.click(await screen.findByRole('button', {name: 'Accept the invitation'}));
    expect(await screen.findByText(/was used already/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', {name: 'Sign in with a token instead'}));
    expect(await screen.findByLabelText('Token')).toBeTruthy();
  });

  it('opened where the console stands already is asked about there', async () => {
    open();
    await screen.findByRole('navigation');
    location.hash = `#invitation=${INVITATION}`;
    expect(await screen.findByText('You are invited')).toBeTruthy();
  });
});

describe('signing in', () => {
  it('asks for a token where nobody is signed in, and shows no record', async () => {
    const collector = open({records: [listed({n: 1})]}, {signedIn: false});
    expect(await screen.findByLabelText('Token')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(asked(collector)).toEqual([]);
  });

  it('leads to the records with a token that the collector knows', async () => {
    open({records: [listed({n: 1})]}, {signedIn: false});
    fireEvent.input(await screen.findByLabelText('Token'), {target: {value: TOKEN}});
    fireEvent.submit(screen.getByLabelText('Token').closest('form') as Element);
    expect(await rows()).toHaveLength(1);
    expect(screen.getByText('Fatima')).toBeTruthy();
  });

  it('says of an unknown token that it is unknown, tied to the field', async () => {
    open({}, {signedIn: false});
    const field = await screen.findByLabelText('Token');
    fireEvent.input(field, {target: {value: 'wrong'}});
    fireEvent.submit(field.closest('form') as Element);
    const problem = await screen.findByText(/not known here/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(problem.id).toBe(field.getAttribute('aria-describedby'));
  });

  it('asks nothing of the collector for an empty token', async () => {
    const collector = open({}, {signedIn: false});
    fireEvent.submit((await screen.findByLabelText('Token')).closest('form') as Element);
    expect(await screen.findByText('Fill in your token.')).toBeTruthy();
    expect(collector.requests).toEqual(['GET /v1/session']);
  });

  it('says that a session has ended when it ends while somebody reads', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    collector.signedIn = false;
    search();
    fireEvent.click(screen.getByRole('button', {name: 'Export as CSV'}));
    expect(await screen.findByText(/session has ended/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(downloads).toEqual([]);
  });

  it('offers to try again when the collector cannot be reached', async () => {
    const collector = standInCollector();
    collector.broken = {path: '/v1/session', answer: () => Promise.reject(new TypeError('failed'))};
    const api = createApi({fetch: collector.fetch, base: BASE});
    render(
      <App
        api={api}
        language={{read: () => 'en', keep: () => {}}}
        download={() => {}}
        loadDrawing={noDrawing}
      />,
    );
    const retry = await screen.findByRole('button', {name: 'Try again'});
    collector.broken = null;
    fireEvent.click(retry);
    expect(await screen.findByRole('heading', {name: 'Consent records'})).toBeTruthy();
  });

  it('signs out with the value that protects the session, and clears the desk', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    fireEvent.click(screen.getByRole('button', {name: 'Sign out'}));
    expect(await screen.findByLabelText('Token')).toBeTruthy();
    expect(collector.requests.at(-1)).toBe('DELETE /v1/session');
    expect(collector.lastHeaders.get('x-akkoord-csrf')).toBe(CSRF);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('signs out of the session that another window has begun meanwhile', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    collector.csrf = 'of-the-other-window';
    fireEvent.click(screen.getByRole('button', {name: 'Sign out'}));
    expect(await screen.findByLabelText('Token')).toBeTruthy();
    expect(collector.signedIn).toBe(false);
  });

  it('clears the desk, and says so, where signing out did not succeed', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    collector.broken = {path: '/v1/session', answer: () => Promise.reject(new TypeError('failed'))};
    fireEvent.click(screen.getByRole('button', {name: 'Sign out'}));
    expect(await screen.findByText(/collector gives no answer/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByLabelText('Token')).toBeNull();
    expect(screen.getByRole('button', {name: 'Try again'})).toBeTruthy();
  });
});

describe('the list', () => {
  it('tells each category by words and not by colour alone', async () => {
    open({records: [listed({n: 1, published: false})]});
    const [row] = await rows();
    expect(row?.textContent).toContain('Analytical: granted');
    expect(row?.textContent).toContain('Tracking: denied');
    expect(row?.textContent).toContain('unpublished');
  });

  it('turns to older records and back, by the cursor that the collector gave', async () => {
    const collector = open({records: Array.from({length: 120}, (_, n) => listed({n}))});
    expect(await rows()).toHaveLength(50);
    fireEvent.click(screen.getByRole('button', {name: 'Older'}));
    await screen.findByText('Page 2: 50 records');
    fireEvent.click(screen.getByRole('button', {name: 'Older'}));
    await screen.findByText('Page 3: 20 records');
    expect(screen.getByRole('button', {name: 'Older'}).getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(screen.getByRole('button', {name: 'Newer'}));
    await screen.findByText('Page 2: 50 records');
    const cursors = asked(collector).map(request => /cursor=(\d+)/.exec(request)?.[1] ?? null);
    expect(cursors).toEqual([null, '50', '100', '50']);
  });

  it('asks on where the collector answers in steps, and never shows an empty page before a full one', async () => {
    const records = Array.from({length: 40}, (_, n) => listed({n, action: n === 37 ? 'withdraw' : 'custom'}));
    location.hash = '#/records?action=withdraw';
    open({records, step: 10});
    await screen.findByText('Page 1: 1 record');
    expect(await rows()).toHaveLength(1);
  });

  it('starts at the newest page again when the filter changes', async () => {
    const collector = open({records: Array.from({length: 60}, (_, n) => listed({n}))});
    await rows();
    fireEvent.click(screen.getByRole('button', {name: 'Older'}));
    await screen.findByText('Page 2: 10 records');
    fireEvent.change(screen.getByLabelText('Decision'), {target: {value: 'accept-all'}});
    search();
    await screen.findByText('Page 1: 50 records');
    expect(asked(collector).at(-1)).not.toContain('cursor');
  });

  it('finds by consent id, and by record id where no visitor has that one', async () => {
    const records = [listed({n: 1}), listed({n: 2}), listed({n: 3, consentId: uuid(1001)})];
    open({records});
    await rows();
    type(/Consent id or record id/, uuid(1001));
    search();
    await screen.findByText('Page 1: 2 records');
    type(/Consent id or record id/, uuid(2));
    search();
    await screen.findByText('Page 1: 1 record');
  });

  it('takes the id out of a pasted link and sends its secret nowhere', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    type(/Consent id or record id/, `https://shop.example/my-consent#${uuid(1)}.c2VjcmV0LXNlY3JldA`);
    search();
    await screen.findByText('Page 1: 1 record');
    expect(collector.requests.join()).not.toContain('c2VjcmV0');
    expect(location.href).not.toContain('c2VjcmV0');
  });

  it('says what an id looks like and keeps what was typed', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    const before = collector.requests.length;
    type(/Consent id or record id/, 'Jan Jansen');
    search();
    expect(await screen.findByText(/An id looks like/)).toBeTruthy();
    expect((screen.getByLabelText(/Consent id/) as HTMLInputElement).value).toBe('Jan Jansen');
    expect(collector.requests).toHaveLength(before);
  });

  it('refuses a period that ends before it begins', async () => {
    const collector = open({records: [listed({n: 1})]});
    await rows();
    const before = collector.requests.length;
    type(/^From/, '2026-11-10');
    type(/^Up to/, '2026-11-01');
    search();
    expect(await screen.findByText(/ends before it begins/)).toBeTruthy();
    expect(collector.requests).toHaveLength(before);
  });

  it('tells an empty collector from a filter without a match', async () => {
    open();
    expect(await screen.findByText(/The first decision of a visitor/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Decision'), {target: {value: 'withdraw'}});
    search();
    expect(await screen.findByText('Widen the period, or clear the filter.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', {name: 'Clear'}));
    expect(await screen.findByText(/The first decision of a visitor/)).toBeTruthy();
  });

  it('offers sites to choose only where there are several', async () => {
    open({records: [listed({n: 1}), listed({n: 2, site: 'jobs'})], sites: ['shop', 'jobs']});
    await rows();
    fireEvent.change(await screen.findByLabelText('Site'), {target: {value: 'jobs'}});
    search();
    await screen.findByText('Page 1: 1 record');
    cleanup();
    location.hash = '';
    open({records: [listed({n: 1})]});
    await rows();
    expect(screen.queryByLabelText('Site')).toBeNull();
  });

  it('keeps the records in sight and offers another try when a page fails', async () => {
    const collector = open({records: Array.from({length: 60}, (_, n) => listed({n}))});
    await rows();
    collector.broken = {
      path: '/v1/records',
      answer: async () => Response.json({code: 'x', message: 'the disk is full'}, {status: 500}),
    };
    fireEvent.click(screen.getByRole('button', {name: 'Older'}));
    expect(await screen.findByText('the disk is full')).toBeTruthy();
    expect(await rows()).toHaveLength(50);
    collector.broken = null;
    fireEvent.click(screen.getByRole('button', {name: 'Try again'}));
    await screen.findByText('Page 2: 10 records');
  });

  it('shows the records although their notice cannot be had', async () => {
    const collector = standInCollector({records: [listed({n: 1})]});
    collector.broken = {path: '/v1/notices', answer: () => Promise.reject(new TypeError('failed'))};
    const api = createApi({fetch: collector.fetch, base: BASE});
    render(
      <App
        api={api}
        language={{read: () => 'en', keep: () => {}}}
        download={() => {}}
        loadDrawing={noDrawing}
      />,
    );
    expect(await rows()).toHaveLength(1);
  });

  it('asks for a notice once, however many records name it', async () => {
    const records = Array.from({length: 60}, (_, n) => listed({n}));
    const collector = open({records, notices: [publishedNotice]});
    await rows();
    fireEvent.click(screen.getByRole('button', {name: 'Older'}));
    await screen.findByText('Page 2: 10 records');
    expect(collector.requests.filter(request => request.includes('/v1/notices/'))).toHaveLength(1);
  });
});

describe('one record', () => {
  const choices = {
    functional: 'granted',
    analytical: 'denied',
    tracking: 'denied',
    preferences: 'denied',
    youtube: 'granted',
    vimeo: 'denied',
  } as const;
  const panel = async () => within(await screen.findByRole('dialog', {name: 'Consent record'}));
  const filledPanel = async () => {
    const shown = await panel();
    await shown.findByRole('heading', {name: 'What was chosen'});
    return shown;
  };

  it('opens from its row with every category and service, denied ones too', async () => {
    open({records: [listed({n: 1, action: 'embed', choices})], notices: [publishedNotice]});
    const [row] = await rows();
    expect(row?.textContent).toContain('Tracking: partly granted');
    follow(within(row as HTMLElement).getByRole('link'));
    const shown = await filledPanel();
    const told = shown.getAllByRole('row').map(element => element.textContent);
    expect(told.some(text => text?.includes('YouTube') && text.includes('granted'))).toBe(true);
    expect(told.some(text => text?.includes('Vimeo') && text.includes('denied'))).toBe(true);
    expect(told.some(text => text?.includes('Voorkeuren') && text.includes('denied'))).toBe(true);
    expect(told.some(text => text?.includes('needs no consent'))).toBe(true);
  });

  it('tells who, when by both clocks, how, under which notice and where it is logged', async () => {
    open({records: [listed({n: 7, skewSeconds: -3, late: true})], notices: [publishedNotice]});
    follow(within((await rows())[0] as HTMLElement).getByRole('link'));
    const shown = await filledPanel();
    for (const text of [
      uuid(7),
      uuid(1007),
      '2026-11-20T10:00:01.000Z',
      '2026-11-20T10:00:00.000Z',
      '2027-05-20T10:00:00.000Z',
      'browser 3 s behind',
      'Arrived more than an hour after the decision.',
      'settings.save',
      'Dutch',
      '2026-10',
      '2026-10-01',
      'shop/2026',
      '7',
    ])
      expect(shown.getAllByText(text)[0]).toBeTruthy();
  });

  it('says of a refusal that there is no identifier, and of an unpublished notice that it is', async () => {
    open({records: [listed({n: 1, action: 'reject-all', consentId: null, published: false})]});
    follow(within((await rows())[0] as HTMLElement).getByRole('link'));
    const shown = await filledPanel();
    expect(shown.getByText(/keeps no identifier/)).toBeTruthy();
    expect(shown.getByText(/Not published: the page shows/)).toBeTruthy();
  });

  it('is fetched by its id when an address names one that is not in the list', async () => {
    location.hash = `#/records?action=withdraw&record=${uuid(1)}`;
    open({records: [listed({n: 1})]});
    const shown = await panel();
    expect(await shown.findByText(uuid(1001))).toBeTruthy();
  });

  it('says so when the record is not there', async () => {
    location.hash = `#/records?record=${uuid(99)}`;
    open({records: [listed({n: 1})]});
    const shown = await panel();
    expect(await shown.findByText(/may have been erased/)).toBeTruthy();
  });

  it('closes by its button and keeps the filter', async () => {
    location.hash = `#/records?action=accept-all&record=${uuid(1)}`;
    open({records: [listed({n: 1})]});
    fireEvent.click((await panel()).getByRole('button', {name: 'Close'}));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(location.hash).toBe('#/records?action=accept-all');
  });
});

describe('exporting', () => {
  it('downloads the site and period of the filter, the last day included', async () => {
    location.hash = '#/records?site=shop&from=2026-10-01&to=2026-10-31&action=withdraw';
    open({records: [listed({n: 1})]});
    fireEvent.click(await screen.findByRole('button', {name: 'Export as NDJSON'}));
    await waitFor(() => expect(downloads).toHaveLength(1));
    const url = new URL(downloads[0] ?? '');
    expect(url.pathname).toBe('/v1/export');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      format: 'ndjson',
      site: 'shop',
      from: new Date(2026, 9, 1).toISOString(),
      to: new Date(2026, 10, 1).toISOString(),
    });
  });

  it('hands out an evidence pack of the one site, or of the one that is chosen', async () => {
    open({records: [listed({n: 1})]});
    const button = await screen.findByRole<HTMLButtonElement>('button', {name: 'Export as an evidence pack'});
    await waitFor(() => expect(button.disabled).toBe(false));
    fireEvent.click(button);
    await waitFor(() => expect(downloads).toHaveLength(1));
    expect(Object.fromEntries(new URL(downloads[0] ?? '').searchParams)).toEqual({
      format: 'evidence',
      site: 'shop',
    });
  });

  it('is not offered to a viewer', async () => {
    open({records: [listed({n: 1})], role: 'viewer'});
    await rows();
    expect(screen.queryByRole('button', {name: /Export/})).toBeNull();
    expect(screen.getByText(/not export them/)).toBeTruthy();
  });
});

describe('the language', () => {
  it('changes all texts at once, is kept, and is told to the document', async () => {
    open({records: [listed({n: 1})]});
    await rows();
    fireEvent.change(screen.getByLabelText('Language'), {target: {value: 'nl'}});
    expect(await screen.findByRole('heading', {name: 'Registraties'})).toBeTruthy();
    expect(document.documentElement.lang).toBe('nl');
    expect(kept).toEqual(['nl']);
  });
});
