import {describe, expect, it} from 'vitest';
import {parseConfig as parseInPage} from './guards.ts';
import {parseConfig} from './index.ts';

/*
 * Patterns that no configuration can bring about, because no key for them exists. Those that page CSS and page
 * code could try are in e2e/widget/dark-patterns.spec.ts.
 */
const sound = {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy'};
const known = {services: ['youtube'], languages: ['en', 'nl']};
const own = {
  id: 'preferences',
  texts: {en: {label: 'Preferences', description: 'x'}, nl: {label: 'V', description: 'x'}},
};

const tries: readonly (readonly [pattern: string, config: Readonly<Record<string, unknown>>])[] = [
  ['no refusal on the first layer', {buttons: ['accept', 'settings']}],
  ['no refusal on the first layer', {refuse: false}],
  ['refusal as a link', {refuseStyle: 'link'}],
  ['a colour for one answer', {theme: {acceptColor: '#00aa00'}}],
  ['a colour for one answer', {theme: {refuse: '#cccccc'}}],
  ['a size for one answer', {theme: {acceptSize: 'large'}}],
  ['words that cannot be read', {theme: {accent: '#eeeeee'}}],
  ['the order of the answers', {order: ['accept', 'settings', 'refuse']}],
  ['the place of one answer', {refusePosition: 'settings'}],
  ['pre-ticked', {categories: [{id: 'tracking', default: 'granted'}]}],
  ['pre-ticked', {categories: [{...own, checked: true}]}],
  ['on by default', {defaults: {tracking: 'granted'}}],
  ['scrolling or waiting as consent', {acceptOnScroll: true}],
  ['scrolling or waiting as consent', {timeout: 5}],
  ['closing as consent', {close: 'accept'}],
  ['asking again sooner', {retention: 'P1M'}],
  ['asking again sooner after a refusal', {askAgainAfter: 'P1D'}],
  ['a wall', {wall: true}],
  ['a wall', {modal: true}],
  ['a wall', {layout: 'wall'}],
  ['a blurred page', {overlay: 'blur'}],
  ['no way back', {settingsLink: false}],
  ['words on the buttons', {texts: {en: {'choice.accept': 'Yes, give me the best!'}}}],
  ['words on the buttons', {labels: {accept: 'OK', refuse: 'No, I do not care about quality'}}],
  ['mark-up in the banner', {html: '<b>Win!</b>'}],
  ['legitimate interest', {categories: [{id: 'tracking', legalBasis: 'legitimate-interest'}]}],
  ['trackers that need no consent', {categories: [{id: 'tracking', exempt: 'we need it'}]}],
  ['other rules by country', {regions: {US: {categories: []}}}],
  ['a test for more acceptance', {variants: ['a', 'b']}],
  ['loading before the choice', {consentMode: 'advanced'}],
];

describe('no configuration brings about', () => {
  it.each(tries)('%s: %j', (_, config) => {
    expect(() => parseConfig({...sound, ...config}, known)).toThrow();
    const {config: kept, faults} = parseInPage({...sound, ...config}, known);
    expect(faults).not.toEqual([]);
    expect(kept).toEqual(sound);
  });
});
