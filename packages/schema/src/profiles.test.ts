import {describe, expect, it} from 'vitest';
import {composeNotice, parseConfig, parseNotice} from './index.ts';
import {EXEMPTING, PROFILE} from './patterns.ts';
import {PROFILES, type ProfileName, profileOf} from './profiles.ts';

const known = {services: ['youtube'], languages: ['en']};
const config = (profile: string | undefined, id = 'analytical') => ({
  site: 'shop',
  controller: {name: 'Shop'},
  privacy: '/privacy',
  ...(profile ? {profile} : {}),
  categories: [{id, exempt: 'audience measurement for this site alone'}],
});
const names = Object.keys(PROFILES) as ProfileName[];

describe('a profile', () => {
  it('relaxes nothing by default, nor under a name that nobody has', () => {
    expect(profileOf(undefined)).toEqual({});
    expect(profileOf('eu-strict')).toEqual({});
    expect(profileOf('constructor')).toEqual({});
    expect(() => parseConfig(config('xx'), known)).toThrow(expect.objectContaining({path: 'profile'}));
  });

  it.each(names)('%s lets analytics be exempt only where its country does', name => {
    const parse = () => parseConfig(config(name), known);
    if (profileOf(name).exemptAnalytics) expect(parse().profile).toBe(name);
    else expect(parse).toThrow(expect.objectContaining({path: 'categories[0].exempt'}));
  });

  it.each(names)('%s never lets tracking be exempt', name => {
    expect(() => parseConfig(config(name, 'tracking'), known)).toThrow(
      expect.objectContaining({path: 'categories[0].exempt'}),
    );
  });

  it('is known by the same names to the patterns that pages read', () => {
    expect(names.filter(name => !PROFILE.test(name))).toEqual([]);
    expect(names.filter(name => EXEMPTING.test(name))).toEqual(
      names.filter(name => profileOf(name).exemptAnalytics),
    );
  });

  it('stands in the notice, with the way out of what it exempts', () => {
    const notice = composeNotice(parseConfig(config('nl'), known), {services: [], texts: {}});
    expect(parseNotice(notice)).toEqual(notice);
    expect(notice.profile).toBe('nl');
    expect(notice.categories[1]).toMatchObject({id: 'analytical', optOut: true});
    expect(notice.categories[0]).not.toHaveProperty('optOut');
  });

  it('cannot change how the question looks, or how long a choice is kept', () => {
    const keys = new Set(Object.values(PROFILES).flatMap(profile => Object.keys(profile)));
    expect([...keys]).toEqual(['exemptAnalytics']);
  });
});
