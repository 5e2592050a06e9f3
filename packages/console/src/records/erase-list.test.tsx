// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../../test/patience.ts';
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/preact';
import {afterEach, describe, expect, it} from 'vitest';
import {type Contents, listed, listedConsent, standInCollector, uuid} from '../../test/stand-in-collector.ts';
import {createApi} from '../api.ts';
import {App} from '../app.tsx';
import type {LanguageCode} from '../language.ts';

const PERSON = uuid(2001);
const ofPerson = `#/records?id=${PERSON}`;
/** Newest first, as lists are. */
const recordsOfPerson = (count: number) =>
  Array.from({length: count}, (_, at) => listed({n: count - at, consentId: PERSON}));

/** What answers an order in the place of the collector; undefined leaves it to the collector. */
type Instead = (id: string, pass: () => Promise<Response>) => Promise<Response> | undefined;

interface Opened {
  readonly hash?: string;
  readonly language?: LanguageCode;
  readonly instead?: Instead;
}

function open(contents: Contents, {hash = ofPerson, language = 'en', instead}: Opened = {}) {
  location.hash = hash;
  const collector = standInCollector(contents);
  const ordered: string[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const pass = () => collector.fetch(url, init);
    if (!url.endsWith('/v1/erasures')) return pass();
    const {id} = JSON.parse(String(init.body)) as {id: string};
    ordered.push(id);
    return (await instead?.(id, pass)) ?? pass();
  };
  const memory = {read: () => language, keep: () => {}};
  const loadDrawing = () => Promise.reject(new Error('not drawn here'));
  const api = createApi({fetch, base: 'https://consent.example/'});
  render(<App api={api} language={memory} download={() => {}} loadDrawing={loadDrawing} />);
  return {collector, ordered};
}

const refusal = (status: number, message = 'the disk is full') =>
  Promise.resolve(Response.json({code: 'refused', message}, {status}));

async function unfold() {
  const details = (await screen.findByText('Erase all records of this list')).closest('details');
  (details as HTMLDetailsElement).open = true;
  fireEvent(details as Element, new Event('toggle'));
  return screen.findByText(/^Records in this list/);
}

function order(reason = 'request 7') {
  const form = screen.getByRole('button', {name: /^Erase all for good/}).closest('form') as HTMLElement;
  fireEvent.input(within(form).getByLabelText('Reason'), {target: {value: reason}});
  fireEvent.submit(form);
}

afterEach(cleanup);

describe('erasing the list of a consent id', () => {
  it('takes every page with one reason, the oldest record first', async () => {
    const {collector, ordered} = open({records: recordsOfPerson(5), step: 2});
    expect((await unfold()).textContent).toBe('Records in this list, all pages together: 5.');
    expect(screen.getByText(/Their leaves stay in the log/)).toBeTruthy();
    order();
    const outcome = await screen.findByText('Erased: 5. Nothing is left in this list.');
    expect(outcome.getAttribute('role')).toBe('status');
    await waitFor(() => expect(document.activeElement).toBe(outcome));
    expect(ordered).toEqual([1, 2, 3, 4, 5].map(uuid));
    expect(collector.bodies.at(-1)).toEqual({id: uuid(5), kind: 'erase', reason: 'request 7'});
    expect(await screen.findByText(/^No record matches|^Nothing/, {selector: '.empty-title'})).toBeTruthy();
  });

  it('leaves what the list does not show', async () => {
    const blog = listed({n: 3, consentId: PERSON, site: 'blog'});
    const records = [blog, listed({n: 2}), ...recordsOfPerson(1)];
    const {ordered} = open({records, sites: ['shop', 'blog']}, {hash: `${ofPerson}&site=shop`});
    await unfold();
    order();
    await screen.findByText('Erased: 1. Nothing is left in this list.');
    expect(ordered).toEqual([uuid(1)]);
  });

  it('does nothing without a reason', async () => {
    const {ordered} = open({records: recordsOfPerson(2)});
    await unfold();
    order(' ');
    expect(await screen.findByText('Give the reason.')).toBeTruthy();
    expect(ordered).toEqual([]);
  });

  it('names a record that fails, erases the rest, and goes on with what is left', async () => {
    let isFull = true;
    const instead: Instead = id => (id === uuid(2) && isFull ? refusal(507) : undefined);
    const {ordered} = open({records: recordsOfPerson(3)}, {instead});
    await unfold();
    order();
    await screen.findByText(/^Erased: 2\. Still here: 1\./);
    const failed = within(screen.getByRole('region', {name: 'Not erased'}));
    expect(failed.getByRole('listitem').textContent).toMatch(new RegExp(`${uuid(2)}.*the disk is full`));
    expect(failed.getByRole('link').getAttribute('href')).toBe(`${ofPerson}&record=${uuid(2)}`);
    isFull = false;
    order();
    await screen.findByText('Erased: 1. Nothing is left in this list.');
    expect(ordered).toEqual([uuid(1), uuid(2), uuid(3), uuid(2)]);
    expect(screen.queryByRole('region', {name: 'Not erased'})).toBeNull();
  });

  it('counts a record as erased that went with its other half', async () => {
    const instead: Instead = (id, pass) => {
      if (id === uuid(3)) return pass().then(() => refusal(404, 'erased already'));
      return undefined;
    };
    const records = [listedConsent({n: 3, of: uuid(2)}), listedConsent({n: 2})];
    open({records}, {instead});
    await unfold();
    order();
    expect(await screen.findByText('Erased: 2. Nothing is left in this list.')).toBeTruthy();
  });

  it('ends with the session', async () => {
    const {ordered} = open({records: recordsOfPerson(3)}, {instead: () => refusal(401)});
    await unfold();
    order();
    expect(await screen.findByLabelText('Token')).toBeTruthy();
    expect(ordered).toEqual([uuid(1)]);
  });

  it('tells how far it is, is not started twice, and stops where the list is left', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const instead: Instead = (id, pass) => (id === uuid(2) ? held.then(pass) : undefined);
    const {collector, ordered} = open({records: recordsOfPerson(3)}, {instead});
    await unfold();
    order();
    expect(await screen.findByText(/^Erasing: 1 of 3\./)).toBeTruthy();
    order();
    location.hash = '#/records';
    dispatchEvent(new Event('hashchange'));
    await waitFor(() => expect(screen.queryByText(/^Erasing/)).toBeNull());
    const before = collector.requests.length;
    release();
    // The look at what is left comes last: whatever was still to be ordered would have come before it.
    const look = () => collector.requests.slice(before).some(asked => asked.includes(`consentId=${PERSON}`));
    await waitFor(() => expect(look()).toBe(true));
    expect(ordered).toEqual([uuid(1), uuid(2)]);
  });

  it.each<[string, Contents, string]>([
    ['a viewer', {records: recordsOfPerson(2), role: 'viewer'}, ofPerson],
    ['whoever looks at all records', {records: recordsOfPerson(2)}, '#/records'],
    ['whoever looks for a record id', {records: recordsOfPerson(1)}, `#/records?id=${uuid(1)}`],
  ])('is not offered to %s', async (_, contents, hash) => {
    open(contents, {hash});
    await screen.findByRole('table');
    expect(screen.queryByText('Erase all records of this list')).toBeNull();
  });

  it.each<[LanguageCode, string]>([
    ['nl', 'Alle registraties van deze lijst wissen'],
    ['fr', 'Effacer tous les enregistrements de cette liste'],
    ['de', 'Alle Nachweise dieser Liste löschen'],
  ])('speaks %s', async (language, title) => {
    open({records: recordsOfPerson(1)}, {language});
    expect(await screen.findByText(title)).toBeTruthy();
  });
});
