// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../../test/patience.ts';
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/preact';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type Contents, listed, listedConsent, standInCollector, uuid} from '../../test/stand-in-collector.ts';
import {createApi} from '../api.ts';
import {App} from '../app.tsx';
import type {LanguageCode} from '../language.ts';

function open(contents: Contents, language: LanguageCode = 'en') {
  const collector = standInCollector(contents);
  const api = createApi({fetch: collector.fetch, base: 'https://consent.example/'});
  const memory = {read: () => language, keep: () => {}};
  const loadDrawing = () => Promise.reject(new Error('not drawn here'));
  render(<App api={api} language={memory} download={() => {}} loadDrawing={loadDrawing} />);
  return collector;
}

const find = async (reference: string) => {
  const field = await screen.findByLabelText('Reference in the site’s own system');
  fireEvent.input(field, {target: {value: reference}});
  fireEvent.submit(field.closest('form') as Element);
};
const factOf = async (name: string) => (await screen.findByText(name)).nextElementSibling?.textContent;

beforeEach(() => {
  location.hash = '';
});
afterEach(cleanup);

describe('the list', () => {
  it('tells other consents from choices, with their purpose and channel', async () => {
    open({records: [listedConsent({n: 2}), listed({n: 1})]});
    const [, consent, choice] = within(await screen.findByRole('table')).getAllByRole('row');
    expect(consent?.textContent).toMatch(/Consent given.*Other consent talent-pool \(telephone\)/);
    expect(choice?.textContent).not.toContain('Other consent');
  });

  it('is narrowed to one kind', async () => {
    const collector = open({records: [listedConsent({n: 2}), listed({n: 1})]});
    await screen.findByText('Page 1: 2 records');
    fireEvent.change(screen.getByLabelText('Kind'), {target: {value: 'other-consent'}});
    fireEvent.submit(screen.getByRole('button', {name: 'Search'}).closest('form') as Element);
    await screen.findByText('Page 1: 1 record');
    expect(collector.requests.join(' ')).toContain('kind=other-consent');
  });
});

describe('finding by reference', () => {
  it('leads to the records of that person, and puts the reference into no address', async () => {
    const collector = open({records: [listedConsent({n: 2}), listed({n: 1})]});
    await find('application-7');
    await screen.findByText('Page 1: 1 record');
    expect(location.hash).toBe(`#/records?site=shop&id=${uuid(2001)}`);
    expect(collector.bodies).toEqual([{site: 'shop', reference: 'application-7'}]);
    expect(`${collector.requests.join()}${location.href}`).not.toContain('application-7');
  });

  it('says so where nothing is recorded under it', async () => {
    open({});
    await find('application-8');
    expect(await screen.findByText(/No consent is recorded under this reference/)).toBeTruthy();
  });

  it.each([
    ['jan@example.nl', /e-mail address or a telephone number/],
    ['0612345678', /e-mail address or a telephone number/],
    ['Jan Jansen', /without spaces/],
    ['', /without spaces/],
  ])('sends nothing for “%s”, and says why', async (reference, why) => {
    const collector = open({});
    await find(reference);
    expect((await screen.findByText(why)).id).toBe('reference-problem');
    expect(collector.bodies).toEqual([]);
  });
});

describe('the page of another consent', () => {
  it('shows purpose, channel, duration and the words as they were read, in their language', async () => {
    location.hash = `#/records?record=${uuid(2)}`;
    open({records: [listedConsent({n: 2})]});
    expect(await factOf('Purpose')).toBe('talent-pool');
    expect(await factOf('Channel')).toBe('telephone');
    expect(await factOf('Holds for')).toBe('1 year');
    const words = await screen.findByText('Bewaar mijn gegevens één jaar.');
    expect(words.lang).toBe('nl');
    await waitFor(async () => expect(await factOf('State')).toBe('In force'));
  });

  it('says that it was withdrawn, on its own page and on that of the withdrawal', async () => {
    const records = [listedConsent({n: 3, of: uuid(2)}), listedConsent({n: 2})];
    for (const n of [2, 3]) {
      location.hash = `#/records?record=${uuid(n)}`;
      open({records});
      await waitFor(async () => expect(await factOf('State')).toMatch(/^Withdrawn on 20 Nov 2026/));
      cleanup();
    }
  });

  it('says that it has expired', async () => {
    location.hash = `#/records?record=${uuid(2)}`;
    open({records: [listedConsent({n: 2, expiresAt: '2020-01-01T00:00:00.000Z'})]});
    await waitFor(async () => expect(await factOf('State')).toBe('Expired'));
  });

  it.each([
    ['nl', 'Doel', 'telefoon', '1 jaar'],
    ['fr', 'Finalité', 'téléphone', '1 an'],
    ['de', 'Zweck', 'Telefon', '1 Jahr'],
  ] as const)('speaks %s', async (language, purpose, channel, duration) => {
    location.hash = `#/records?record=${uuid(2)}`;
    open({records: [listedConsent({n: 2})]}, language);
    expect(await factOf(purpose)).toBe('talent-pool');
    expect(screen.getAllByText(channel).length).toBeGreaterThan(0);
    expect(screen.getByText(duration)).toBeTruthy();
  });
});
