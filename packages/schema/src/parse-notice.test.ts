import {expect, test} from 'vitest';
import {composeNotice, parseNotice, parseNoticePublication, type Service} from './index.ts';

const youtube: Service = {
  id: 'youtube',
  name: 'YouTube',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-video', 'advertising'],
  data: ['ip-address', 'device'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['www.youtube.com'],
  cookies: [{name: 'VISITOR_INFO1_LIVE', duration: 'P6M', party: 'third'}],
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-10-01',
  sources: ['https://policies.google.com/technologies/cookies'],
};
const texts = {nl: {'banner.title': 'Mag dat?', 'banner.text': 'Regel een.\nRegel twee.'}};
const notice = composeNotice(
  {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy'},
  {services: [youtube], texts: {nl: 'ab'.repeat(32)}},
);

test('takes every notice that composeNotice makes', () => {
  expect(parseNotice(notice)).toEqual(notice);
  expect(parseNoticePublication({notice, texts})).toEqual({notice, texts});
});

test('takes a notice of the advanced Consent Mode with who answers for it, and no other', () => {
  const advancedConsentMode = {by: 'DPO', date: '2026-11-21', reason: 'Measured all the same'};
  const google = {...youtube, id: 'google-analytics', category: 'analytical'};
  const {match: _, checked: __, sources: ___, ...stated} = google;
  const advanced = composeNotice(
    {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy', advancedConsentMode},
    {services: [youtube, google], texts: {nl: 'ab'.repeat(32)}},
  );
  expect(advanced).toMatchObject({
    advancedConsentMode,
    services: [notice.services[0], {...stated, early: true}],
  });
  expect(advanced.services[0]).not.toHaveProperty('early');
  expect(parseNotice(advanced)).toEqual(advanced);
  expect(() => parseNotice({...advanced, advancedConsentMode: {by: 'DPO'}})).toThrow(
    /advancedConsentMode.date/,
  );
});

test.each<[string, object, string, string]>([
  ['an unknown key', {colour: 'red'}, 'notice-unknown-key', 'colour'],
  ['another schema', {schema: 'akkoord/notice/9'}, 'notice-bad-value', 'schema'],
  ['a longer retention', {retention: 'P13M'}, 'notice-bad-value', 'retention'],
  ['a script for a privacy statement', {privacy: 'javascript:alert(1)'}, 'notice-bad-value', 'privacy'],
  ['a layout without a version', {layout: 'bar'}, 'notice-bad-value', 'layout'],
  ['a short text hash', {texts: {nl: 'ab'}}, 'notice-bad-value', 'texts.nl'],
  ['texts in a list', {texts: []}, 'notice-bad-value', 'texts'],
  [
    'a service with its host patterns',
    {services: [{...notice.services[0], match: []}]},
    'notice-unknown-key',
    'services[0].match',
  ],
  ['a service by its name', {services: ['youtube']}, 'notice-bad-value', 'services[0]'],
  [
    'an empty exemption',
    {categories: [{id: 'functional', exempt: ''}]},
    'notice-bad-value',
    'categories[0].exempt',
  ],
])('refuses a notice with %s', (_, change, code, path) => {
  expect(() => parseNotice({...notice, ...change})).toThrow(expect.objectContaining({code, path}));
});

test('names every fault of a notice at once', () => {
  const thrown = expect.objectContaining({faults: expect.objectContaining({length: 3})});
  expect(() => parseNotice({...notice, site: 'A', privacy: 'x', more: 1})).toThrow(thrown);
});

test.each([
  ['a text that is too long', {nl: {a: 'x'.repeat(4001)}}, 'texts.nl.a'],
  ['a text that is empty', {nl: {a: ''}}, 'texts.nl.a'],
  ['a number', {nl: {a: 1}}, 'texts.nl.a'],
  ['half a surrogate pair', {nl: {a: 'x\udf6a'}}, 'texts.nl.a'],
])('refuses a publication with %s', (_, given, path) => {
  const thrown = expect.objectContaining({code: 'notice-bad-value', path});
  expect(() => parseNoticePublication({notice, texts: given})).toThrow(thrown);
});
