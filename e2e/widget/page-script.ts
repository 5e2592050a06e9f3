import {createTranslate, type Language, languages, textsOf} from '@akkoord/locales';
import type {Config, Receipt} from '@akkoord/schema';
import {services as catalogue} from '@akkoord/services';
import {defineWidget, openSettings} from '@akkoord/widget/define';
import {tendEntry} from '@akkoord/widget/entry';
import {defineFirstLayer} from '@akkoord/widget/first-layer';
import {FakeConsent} from '@akkoord/widget/testing';

/** What the query of the page asks for; everything is optional. */
const query = new URLSearchParams(location.search);
const language = languages.find(one => one === query.get('lang')) ?? ('nl' satisfies Language);
const choices = query.get('choices');
/** A handful, so that a test that unfolds everything stays quick; `all` takes the whole catalogue. */
const few = ['google-analytics', 'google-tag-manager', 'meta-pixel', 'vimeo', 'x', 'youtube'];
const services = query.has('all') ? catalogue : catalogue.filter(({id}) => few.includes(id));

const config: Config = {
  site: 'de-molen',
  controller: {name: 'Koffiebranderij De Molen BV'},
  privacy: '/privacy',
  date: '2026-03-01',
  version: '3',
  layout: query.get('layout') === 'card' ? 'card' : 'bar',
  ...(query.has('receipts') ? {collector: 'https://consent.example'} : {}),
  ...JSON.parse(query.get('config') ?? '{}'),
};

const receipt = {
  row: {record: {id: 'r-1'}, receivedAt: '2026-05-07T09:00:05.000Z'},
  log: {origin: 'de-molen/2026', index: 41},
} as Receipt;

const erasure = {status: 'scheduled', by: '2026-12-21T09:00:00.000Z'} as const;
const holder = {
  id: 'r-1',
  page: 'https://consent.example/my-consent#r-1.secret',
  state: async () => ({status: 'in-force' as const, erasure}),
  erase: async () => erasure,
};

const consent = new FakeConsent({
  config,
  services,
  settings: () => void openSettings(),
  ...(choices ? {choices: JSON.parse(choices)} : {}),
  ...(query.has('receipts') ? {receipt, holder} : {}),
});

if (query.has('stale')) {
  consent.state = {...consent.state, status: 'stale'} as typeof consent.state;
  const answered = {analytical: 'granted', tracking: 'denied', 'google-analytics': 'granted'} as const;
  consent.record = consent.record && {...consent.record, choices: answered};
}
document.documentElement.lang = language;
document.documentElement.dir = /^(ar|he)$/.test(language) ? 'rtl' : 'ltr';
if (query.has('nolink')) document.querySelector('akkoord-settings-link')?.remove();
const t = createTranslate(textsOf(language), language);
defineFirstLayer({consent, t, language, services: []});
if (!choices || query.has('stale')) document.body.prepend(document.createElement('akkoord-banner'));
if (!query.has('bare')) defineWidget({consent, t, language, services});
if (query.has('nolink')) tendEntry(config, language);
Object.assign(window, {consent});
