// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../../test/patience.ts';
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/preact';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {
  type OwnerCollector,
  ownerCollector,
  someDraft,
  someSite,
  someSummary,
} from '../../test/owner-collector.ts';
import {noticeHash, publishedNotice} from '../../test/stand-in-collector.ts';
import {createApi} from '../api.ts';
import {App} from '../app.tsx';

let drawn: string[];

function open(hash: string, collector: OwnerCollector): OwnerCollector {
  location.hash = hash;
  render(
    <App
      api={createApi({fetch: collector.fetch, base: 'https://consent.example/'})}
      language={{read: () => 'en', keep: () => {}}}
      download={() => {}}
      loadDrawing={async () =>
        async (_, {notice}, language) => {
          drawn.push(`${notice.version} ${language}`);
          return {isReconstruction: false, build: null, remove: () => {}};
        }}
    />,
  );
  return collector;
}

/** A desk with one draft of the site `shop`. */
function withDraft(change: Parameters<typeof someDraft>[0] = {}, role?: 'dpo'): OwnerCollector {
  const collector = ownerCollector(role);
  const draft = someDraft(change);
  collector.sites = [someSite()];
  collector.drafts = [draft];
  return open(`#/draft?draft=${draft.id}`, collector);
}

const button = (name: string | RegExp) => screen.findByRole('button', {name});
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), {target: {value}});
const sentTo = ({requests}: OwnerCollector, path: RegExp) =>
  requests.filter(({route}) => path.test(route)).map(({body}) => body);
const lastChecked = (collector: OwnerCollector) =>
  (sentTo(collector, /check$/).at(-1) as {config: unknown} | undefined)?.config;

beforeEach(() => {
  drawn = [];
});
afterEach(cleanup);

describe('a draft', () => {
  it('is written in a form, looked at by the collector as it is written, and saved with its reason', async () => {
    const collector = withDraft();
    await fill('Version, as visitors read it', '7');
    await fill('E-mail of the controller', 'a@shop.example');
    fireEvent.click(screen.getByLabelText('French'));
    await fill('Ids of services to add', 'youtube, vimeo');
    await press('Add');
    await press('Remove youtube');
    const expected = {
      ...someSite().config,
      version: '7',
      controller: {name: 'Shop B.V.', email: 'a@shop.example'},
      languages: ['en', 'fr', 'nl'],
      services: ['vimeo'],
    };
    await waitFor(() => expect(lastChecked(collector)).toEqual(expected));
    await fill('Why', 'a video');
    await press('Save');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(sentTo(collector, /drafts\/0/)).toEqual([
      {revision: 1, act: 'edit', config: expected, why: 'a video'},
    ]);
    expect(screen.getByText(/edited it/).textContent).toContain('(a video)');
  });

  it('is written as JSON too, and is not sent while that is none', async () => {
    const collector = withDraft();
    await press('As JSON');
    await fill('Config of the site', '{"site": ');
    expect(await screen.findByText('This is no JSON object yet.')).toBeTruthy();
    await press('Send to review');
    expect(sentTo(collector, /drafts\/0/)).toEqual([]);
    await fill('Config of the site', '{"site": "shop", "frames": []}');
    await press('Send to review');
    expect(await screen.findByText('Sent to review.')).toBeTruthy();
    expect(sentTo(collector, /drafts\/0/)).toMatchObject([
      {act: 'edit', config: {site: 'shop', frames: []}},
      {act: 'submit', revision: 2},
    ]);
    expect(
      (screen.getByLabelText('Config of the site').closest('fieldset') as HTMLFieldSetElement).disabled,
    ).toBe(true);
  });

  it('shows what the validator says beside the field that it is about, and in a list', async () => {
    const collector = ownerCollector();
    const finding = {severity: 'warning', code: 'notice-contact-missing', path: 'controller.name'} as const;
    const fault = {path: 'services[0]', found: '"utube"', expected: 'the id of a service'};
    collector.check = {
      ...collector.check,
      faults: [fault],
      findings: [{...finding, key: 'contact', values: {}, found: 'as it is said', expected: 'in JSON'}],
    };
    collector.sites = [someSite()];
    collector.drafts = [someDraft({config: {...someSite().config, services: ['utube']}})];
    open(`#/draft?draft=${collector.drafts[0]?.id}`, collector);
    const list = await screen.findByRole('list', {name: 'Findings'});
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    const about = document.getElementById(
      screen.getByLabelText('Controller').getAttribute('aria-describedby') ?? '',
    );
    expect(about?.textContent).toBe(
      'controller.name: a name alone, expected an address, e-mail or web address too (GDPR art. 13(1)(a))',
    );
    expect(screen.getByText('services[0]: "utube", expected the id of a service')).toBeTruthy();
  });

  it('is drawn by the widget in each of its languages', async () => {
    withDraft({config: {...someSite().config, languages: ['nl', 'en']}});
    await waitFor(() => expect(drawn).toEqual(['2026-10 en']));
    const choice = screen.getByLabelText('Language', {selector: '.part select'}) as HTMLSelectElement;
    expect([...choice.options].map(({value}) => value)).toEqual(['nl', 'en']);
  });

  it('is compared with the notice in force, and says whether visitors are asked again', async () => {
    const collector = ownerCollector();
    collector.sites = [someSite()];
    collector.drafts = [someDraft()];
    collector.notices = [someSummary()];
    const [, vimeo] = publishedNotice.notice.services;
    const notice = {...publishedNotice.notice, services: vimeo ? [vimeo] : []};
    collector.check = {...collector.check, publication: {notice, texts: {en: {}}}};
    open(`#/draft?draft=${collector.drafts[0]?.id}`, collector);
    expect(await screen.findByText('Compared with version 2026-10, which is in force.')).toBeTruthy();
    expect((await screen.findAllByText(/youtube/i)).length).toBeGreaterThan(0);
  });

  it('is published from review alone, with a reason, and leads to the notice and the tag', async () => {
    const collector = withDraft({state: 'review', revision: 2});
    await screen.findByText('Nothing is missing: it may be published.');
    await waitFor(async () => expect((await button('Publish')).getAttribute('aria-disabled')).toBe('false'));
    await press('Publish');
    expect(await screen.findByText('Write down why.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Why'));
    expect(sentTo(collector, /drafts\/0/)).toEqual([]);
    await fill('Why', 'new services');
    await press('Publish');
    expect((await screen.findByRole('link', {name: 'Show the notice'})).getAttribute('href')).toBe(
      `#/notices?notice=${noticeHash('2026-10')}`,
    );
    expect(sentTo(collector, /drafts\/0/)).toEqual([{revision: 2, act: 'publish', why: 'new services'}]);
    expect(screen.getByRole('link', {name: 'Tag of the site'})).toBeTruthy();
    expect(screen.queryByRole('button', {name: 'Discard'})).toBeNull();
  });

  it('is published for the other sites of a group in the same act', async () => {
    const collector = ownerCollector();
    collector.sites = [
      someSite(),
      someSite({id: 'blog', name: 'The Blog'}),
      someSite({id: 'jobs', name: 'Jobs'}),
    ];
    collector.drafts = [someDraft({state: 'review', revision: 2})];
    open(`#/draft?draft=${collector.drafts[0]?.id}`, collector);
    fireEvent.click(await screen.findByLabelText('The Blog'));
    fireEvent.click(screen.getByLabelText('Jobs'));
    fireEvent.click(screen.getByLabelText('The Blog'));
    await fill('Why', 'group');
    await waitFor(async () => expect((await button('Publish')).getAttribute('aria-disabled')).toBe('false'));
    await press('Publish');
    expect(await screen.findByRole('link', {name: 'Show the notice'})).toBeTruthy();
    expect(sentTo(collector, /drafts\/0/)).toEqual([
      {revision: 2, act: 'publish', why: 'group', sites: ['jobs']},
    ]);
  });

  it('is not for a DPO to publish, who may return it', async () => {
    const collector = withDraft({state: 'review'}, 'dpo');
    await fill('Why', 'name the video');
    expect(screen.queryByRole('button', {name: 'Publish'})).toBeNull();
    await press('Return');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(collector.drafts[0]?.state).toBe('draft');
  });

  it('that somebody else has changed meanwhile keeps what was written, and says so', async () => {
    const collector = withDraft();
    const route = `POST /v1/drafts/${someDraft().id}`;
    collector.refusal = {route, code: 'draft-moved-on', message: 'somebody else has changed this draft'};
    await fill('Version, as visitors read it', '7');
    await press('Save');
    expect(await screen.findByText('somebody else has changed this draft')).toBeTruthy();
    expect((screen.getByLabelText('Version, as visitors read it') as HTMLInputElement).value).toBe('7');
  });

  it('that is not there is said not to be', async () => {
    open('#/draft?draft=00000000-0000-4000-8000-000000000009', ownerCollector());
    expect(await screen.findByText('There is no such draft here.')).toBeTruthy();
  });
});

describe('the notices', () => {
  it('lists drafts with their state, and begins one from what its site is configured with', async () => {
    const collector = ownerCollector('dpo');
    collector.sites = [someSite()];
    collector.drafts = [someDraft({state: 'discarded'})];
    open('#/notices', collector);
    expect(await screen.findByText('discarded')).toBeTruthy();
    await press('Write a new notice');
    expect(await screen.findByRole('heading', {name: 'Draft of a notice of The Shop'})).toBeTruthy();
    expect(sentTo(collector, /POST .v1.drafts$/)).toEqual([{site: 'shop', config: someSite().config}]);
  });

  it('says why one was published', async () => {
    const collector = ownerCollector();
    collector.notices = [someSummary({why: 'a video on the home page'})];
    open(`#/notices?notice=${noticeHash('2026-10')}`, collector);
    expect(await screen.findByText('a video on the home page')).toBeTruthy();
  });
});
