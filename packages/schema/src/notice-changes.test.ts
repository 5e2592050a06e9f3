import {describe, expect, it} from 'vitest';
import {compareNotices, composeNotice, type Notice, type NoticeService} from './notice.ts';

const service = (id: string, change: Partial<NoticeService> = {}): NoticeService => ({
  id,
  name: id[0]?.toUpperCase() + id.slice(1),
  vendor: 'Vendor Ltd',
  country: 'IE',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address'],
  cookies: [{name: '_id', duration: 'P13M'}],
  privacy: 'https://vendor.example/privacy',
  ...change,
});
const base = composeNotice(
  {site: 'shop', controller: {name: 'Shop', email: 'a@shop.example'}, privacy: '/privacy'},
  {services: [], texts: {en: 'a'.repeat(64), nl: 'b'.repeat(64)}},
);
const before: Notice = {...base, services: [service('counter'), service('video', {category: 'tracking'})]};
const compare = (change: Partial<Notice>) => compareNotices(before, {...before, ...change});
const withCounter = (change: Partial<NoticeService>) =>
  compare({services: [service('counter', change), ...before.services.slice(1)]});

describe('two notices', () => {
  it('are unchanged where they say the same, in whatever order the keys stand', () => {
    const again = JSON.parse(
      JSON.stringify({...before, controller: {email: 'a@shop.example', name: 'Shop'}}),
    );
    expect(compareNotices(before, again)).toEqual({verdict: 'unchanged', changes: [], asks: []});
  });

  it('ask about a service that is new, and its category', () => {
    const {verdict, changes, asks} = compare({
      services: [...before.services, service('pixel', {category: 'tracking'})],
    });
    expect(verdict).toBe('material');
    expect(changes.map(({text}) => text)).toEqual(['Pixel added to tracking']);
    expect(asks).toEqual(['tracking', 'pixel']);
  });

  it.each<[string, Partial<NoticeService>, string]>([
    [
      'a longer duration',
      {cookies: [{name: '_id', duration: 'P25M'}]},
      'cookie _id now 25 months, was 13 months',
    ],
    [
      'a shorter duration',
      {cookies: [{name: '_id', duration: 'PT1H30M'}]},
      'cookie _id now 1 hour and 30 minutes, was 13 months',
    ],
    [
      'a cookie more',
      {cookies: [...service('x').cookies, {name: 's', duration: 'session'}]},
      'cookie s added, until the browser is closed',
    ],
    ['a cookie less', {cookies: []}, 'cookie _id no longer set'],
    ['another purpose', {purposes: ['audience-measurement', 'advertising']}, 'now also for advertising'],
    ['other data', {data: ['location']}, 'now also receives location'],
    ['another recipient', {vendor: 'Other Inc'}, 'now by Other Inc, was by Vendor Ltd'],
    ['another country', {country: 'US'}, 'now in US, was in IE'],
    [
      'a transfer',
      {transfer: {country: 'US', ground: 'dpf'}},
      'data now goes to US (dpf), went to nowhere outside the EEA',
    ],
    ['another category', {category: 'tracking'}, 'now in tracking, was in analytical'],
  ])('ask about a service with %s', (_, change, text) => {
    const {verdict, changes, asks} = withCounter(change);
    expect(verdict).toBe('material');
    expect(changes.map(one => one.text)).toContain(`Counter: ${text}`);
    expect(asks).toEqual([change.category ?? 'analytical', 'counter']);
  });

  it.each<[string, Partial<Notice>]>([
    ['another version', {version: '2'}],
    ['another date', {date: '2026-11-21'}],
    ['another address of the privacy statement', {privacy: '/p'}],
    ['another layout', {layout: 'card/1'}],
    ['another e-mail address', {controller: {name: 'Shop', email: 'b@shop.example'}}],
    ['other words', {texts: {...before.texts, nl: 'c'.repeat(64)}}],
    ['a language more', {texts: {...before.texts, fr: 'c'.repeat(64)}}],
    ['another order of services', {services: [...before.services].reverse()}],
    ['a service less', {services: before.services.slice(1)}],
    [
      'another name of a service',
      {services: [service('counter', {name: 'Tally'}), ...before.services.slice(1)]},
    ],
  ])('ask nobody for %s', (_, change) => {
    const {verdict, changes, asks} = compare(change);
    expect(verdict).toBe('editorial');
    expect(changes.length).toBe(1);
    expect(asks).toEqual([]);
  });

  it('ask about everything under another controller', () => {
    const {verdict, asks} = compare({controller: {name: 'Bazaar', email: 'a@shop.example'}});
    expect(verdict).toBe('material');
    expect(asks).toEqual(['functional', 'analytical', 'tracking', 'counter', 'video']);
  });

  it('ask about a category that needs consent now, or needs none any more', () => {
    const [functional, ...rest] = before.categories;
    const asked = compare({categories: [{id: 'functional'}, ...rest]});
    expect(asked.changes.map(({text}) => text)).toEqual(['category functional now asks for consent']);
    const exempt = compare({
      categories: [functional ?? {id: 'x'}, {id: 'analytical', exempt: 'law'}, {id: 'tracking'}],
    });
    expect(exempt.changes.map(({text}) => text)).toEqual([
      'category analytical no longer asks for consent: law',
    ]);
    expect(exempt.asks).toEqual(['analytical', 'counter']);
  });
});

describe('the advanced Consent Mode', () => {
  const advancedConsentMode = {by: 'DPO', date: '2026-11-21', reason: 'Measured all the same'};

  it('is a material change for the services that it lets ask, both ways', () => {
    const advanced = {advancedConsentMode, services: [service('counter', {early: true}), before.services[1]]};
    const on = compare(advanced as Partial<Notice>);
    expect([on.verdict, on.asks]).toEqual(['material', ['analytical', 'counter']]);
    expect(on.changes.map(({text}) => text)).toContain('Counter: now asked before a choice, without cookies');
    const off = compareNotices({...before, ...advanced} as Notice, before);
    expect([off.verdict, off.asks]).toEqual(['material', ['analytical', 'counter']]);
    expect(off.changes.map(({text}) => text)).toContain('Counter: no longer asked before a choice');
  });

  it('asks nobody again where another person answers for it', () => {
    const advanced = {...before, advancedConsentMode};
    const next = {...advanced, advancedConsentMode: {...advancedConsentMode, by: 'Board'}};
    expect(compareNotices(advanced, next)).toMatchObject({
      verdict: 'editorial',
      changes: [{text: 'who answers for an advanced Consent Mode, since when or why'}],
    });
  });
});
