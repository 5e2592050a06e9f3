// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../../test/patience.ts';
import {cleanup, fireEvent, render, screen, within} from '@testing-library/preact';
import {afterEach, expect, it} from 'vitest';
import {type OwnerCollector, ownerCollector, someSite, someSummary} from '../../test/owner-collector.ts';
import {createApi} from '../api.ts';
import {App} from '../app.tsx';
import type {LanguageCode} from '../language.ts';

function open(hash: string, collector: OwnerCollector, language: LanguageCode = 'en'): void {
  location.hash = hash;
  render(
    <App
      api={createApi({fetch: collector.fetch, base: 'https://consent.example/'})}
      language={{read: () => language, keep: () => {}}}
      download={() => {}}
      loadDrawing={async () => async () => ({isReconstruction: false, build: null, remove: () => {}})}
    />,
  );
}

const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), {target: {value}});

async function fillAll(): Promise<void> {
  await fill('Name of the site', 'The Shop');
  await fill('Controller', 'Shop B.V.');
  await fill('Privacy statement', '/privacy');
  await fill('Addresses of the site', 'https://shop.example/');
  await fill('Records are kept for (years)', '5');
  await fill('Why so long', 'claims');
  await fill('Where the records lie', 'NL');
}

const submit = () =>
  fireEvent.submit(screen.getByRole('button', {name: 'Set up the site'}).closest('form') as Element);

const sentTo = ({requests}: OwnerCollector, route: string) =>
  requests.filter(request => request.route === route).map(({body}) => body);

afterEach(cleanup);

it('leads an owner from an empty desk to a site with its tag', async () => {
  const collector = ownerCollector();
  open('#/sites', collector);
  fireEvent.click(await screen.findByRole('link', {name: 'Set up a site'}));
  location.hash = '#/set-up';
  await fillAll();
  expect((screen.getByLabelText('Id') as HTMLInputElement).value).toBe('the-shop');
  submit();
  expect((await screen.findByLabelText('Tag of the site')).textContent).toContain('data-site="the-shop"');
  expect(location.hash).toBe('#/set-up?site=the-shop');
  expect(sentTo(collector, 'POST /v1/sites')).toEqual([
    {
      id: 'the-shop',
      name: 'The Shop',
      controller: {name: 'Shop B.V.'},
      privacy: '/privacy',
      origins: ['https://shop.example'],
      retention: {duration: 'P5Y', reason: 'claims'},
      location: 'NL',
      languages: ['en'],
    },
  ]);
});

it('says beside each field what is wrong, goes to the first one, and sends nothing', async () => {
  const collector = ownerCollector();
  open('#/set-up', collector);
  await fill('Name of the site', 'The Shop');
  submit();
  expect(await screen.findByText('Not yet: fields to correct: 6.')).toBeTruthy();
  const field = screen.getByLabelText('Controller');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const about = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect(within(about as HTMLElement).getByText('Fill this in.')).toBeTruthy();
  expect(document.activeElement).toBe(field);
  expect(sentTo(collector, 'POST /v1/sites')).toEqual([]);
});

it('keeps what was filled in where the collector refuses it, and shows its sentence', async () => {
  const collector = ownerCollector();
  collector.refusal = {route: 'POST /v1/sites', code: 'site-taken', message: 'choose another id'};
  open('#/set-up', collector);
  await fillAll();
  submit();
  expect(await screen.findByText('choose another id')).toBeTruthy();
  expect((screen.getByLabelText('Controller') as HTMLInputElement).value).toBe('Shop B.V.');
});

it('shows the first record by itself once it is there', async () => {
  const collector = ownerCollector();
  collector.sites = [someSite()];
  open('#/set-up?site=shop', collector);
  expect(await screen.findByText(/^Waiting\. Open a page of https:\/\/shop\.example/)).toBeTruthy();
  collector.sites = [someSite({records: 1})];
  expect(await screen.findByText('The first record was received. Records so far: 1.')).toBeTruthy();
  expect(screen.getByRole('link', {name: 'Look at the records'}).getAttribute('href')).toBe(
    '#/records?site=shop',
  );
});

it('publishes the first notice by way of a draft and a review, with a reason', async () => {
  const collector = ownerCollector();
  collector.sites = [someSite()];
  open('#/set-up?site=shop', collector);
  expect(await screen.findByText('Nothing is missing: it may be published.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', {name: 'Publish it'}));
  expect(await screen.findByText('Version 2026-10 is published.')).toBeTruthy();
  expect(sentTo(collector, 'POST /v1/drafts')).toEqual([{site: 'shop', config: someSite().config}]);
  expect(collector.drafts[0]?.history.map(({act, why}) => [act, why])).toEqual([
    ['begin', ''],
    ['submit', ''],
    ['publish', 'First notice of the site'],
  ]);
});

it('does not publish a notice that lacks something, and says what', async () => {
  const collector = ownerCollector();
  collector.sites = [someSite()];
  const finding = {path: 'services[0].purposes', key: 'purpose', values: {}} as const;
  const words = {found: 'none', expected: 'a purpose'};
  const findings = [{...finding, ...words, code: 'notice-purpose-missing', severity: 'error'} as const];
  collector.check = {...collector.check, findings};
  open('#/set-up?site=shop', collector);
  const found = await screen.findByRole('list', {name: 'Findings'});
  expect(found.textContent).toContain(
    'to correct services[0].purposes: none, expected what the service is for',
  );
  const button = screen.getByRole('button', {name: 'Publish it'});
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(sentTo(collector, 'POST /v1/drafts')).toEqual([]);
});

it('shows what is published already, and the state of a site that is configured elsewhere', async () => {
  const collector = ownerCollector();
  collector.sites = [someSite({config: null, records: 3})];
  collector.notices = [someSummary()];
  open('#/set-up?site=shop', collector);
  expect(await screen.findByText('Version 2026-10 is published.')).toBeTruthy();
  expect(screen.getByText(/^This collector is not told/)).toBeTruthy();
});

it('is not for a DPO', async () => {
  open('#/set-up', ownerCollector('dpo'));
  expect(await screen.findByText(/another role than yours/)).toBeTruthy();
});

it.each<[LanguageCode, string]>([
  ['nl', 'Een site inrichten'],
  ['fr', 'Installer un site'],
  ['de', 'Eine Website einrichten'],
])('speaks %s', async (language, title) => {
  open('#/set-up', ownerCollector(), language);
  expect(await screen.findByRole('heading', {name: title})).toBeTruthy();
});

it('changes what no visitor is shown of a site, and says beside each field what is wrong', async () => {
  const collector = ownerCollector();
  collector.sites = [someSite()];
  open('#/set-up?site=shop', collector);
  const form = await screen.findByRole('form', {name: 'What the collector keeps of the site'});
  const field = (label: string) => within(form).getByLabelText(label) as HTMLInputElement;
  const values = ['Name of the site', 'Addresses of the site', 'Records are kept for (years)', 'Why so long'];
  expect(values.map(label => field(label).value)).toEqual([
    'The Shop',
    'https://shop.example',
    '5',
    'claims',
  ]);
  fireEvent.input(field('Records are kept for (years)'), {target: {value: 'long'}});
  fireEvent.submit(form);
  expect(await screen.findByText('Not yet: fields to correct: 1.')).toBeTruthy();
  expect(document.activeElement).toBe(field('Records are kept for (years)'));
  fireEvent.input(field('Records are kept for (years)'), {target: {value: '2,5'}});
  fireEvent.input(field('Addresses of the site'), {
    target: {value: 'https://shop.example\nhttps://www.shop.example/start'},
  });
  fireEvent.submit(form);
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(sentTo(collector, 'PUT /v1/sites/shop')).toEqual([
    {
      name: 'The Shop',
      origins: ['https://shop.example', 'https://www.shop.example'],
      retention: {duration: 'P30M', reason: 'claims'},
      location: 'NL',
    },
  ]);
});

it('leaves a site of the configuration to the configuration', async () => {
  const collector = ownerCollector();
  collector.sites = [someSite({setUpIn: 'configuration'})];
  open('#/set-up?site=shop', collector);
  expect(await screen.findByText(/stands in the collector’s configuration/)).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
});
