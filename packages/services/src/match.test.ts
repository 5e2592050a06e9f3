import {describe, expect, it} from 'vitest';
import {createMatcher, services} from './index.ts';

const match = createMatcher(services);
const idOf = (address: string): string | undefined => match(new URL(address));

describe('createMatcher over the catalogue', () => {
  it.each([
    ['https://www.googletagmanager.com/gtag/js?id=G-1', 'google-analytics'],
    ['https://www.googletagmanager.com/gtm.js?id=GTM-1', 'google-tag-manager'],
    ['https://www.googletagmanager.com/ns.html?id=GTM-1', 'google-tag-manager'],
    ['https://region1.google-analytics.com/g/collect?v=2', 'google-analytics'],
    ['https://connect.facebook.net/en_US/fbevents.js', 'meta-pixel'],
    ['https://connect.facebook.net/signals/config/1?v=2', 'meta-pixel'],
    ['https://connect.facebook.net/nl_NL/sdk.js#xfbml=1', 'facebook'],
    ['https://www.facebook.com/tr?id=1&ev=PageView', 'meta-pixel'],
    ['https://www.facebook.com/tr/?id=1', 'meta-pixel'],
    ['https://www.facebook.com/plugins/page.php?href=x', 'facebook'],
    ['https://www.youtube-nocookie.com/embed/abc', 'youtube'],
    ['https://youtube-nocookie.com/embed/abc', 'youtube'],
    ['https://www.youtube.com/embed/abc', 'youtube'],
    ['https://player.vimeo.com/video/1', 'vimeo'],
    ['https://platform.twitter.com/widgets.js', 'x'],
    ['https://www.instagram.com/p/abc/embed/', 'instagram'],
    ['https://player.vimeo.com:443/video/1', 'vimeo'],
    ['https://player.vimeo.com./video/1', 'vimeo'],
    ['https://PLAYER.vimeo.com/video/1', 'vimeo'],
    ['wss://player.vimeo.com/socket', 'vimeo'],
  ])('recognises %s as %s', (address, id) => {
    expect(idOf(address)).toBe(id);
  });

  it.each([
    'https://www.facebook.com/sharer/sharer.php?u=https://www.youtube.com/embed/abc',
    'https://www.facebook.com/travel.page',
    'https://www.facebook.com/trending/',
    'https://twitter.com/share?url=https://example.com',
    'https://www.youtube.com/watch?v=abc',
    'https://cdn.jsdelivr.net/npm/player.vimeo.com/index.js',
    'https://player.vimeo.com.example.com/video/1',
    'https://notgoogle-analytics.com/g/collect',
    'https://example.com/?u=https://www.google-analytics.com/g/collect',
    'data:text/javascript,www.google-analytics.com',
    'about:blank',
  ])('leaves %s alone', address => {
    expect(idOf(address)).toBeUndefined();
  });
});

describe('createMatcher', () => {
  const idOf = (patterns: Record<string, string[]>, address: string): string | undefined =>
    createMatcher(Object.entries(patterns).map(([id, match]) => ({id, match})))(new URL(address));

  it.each([
    ['first', 'second'],
    ['second', 'first'],
  ])('takes the longest path whatever the order (%s before %s)', (one, other) => {
    const paths: Record<string, string[]> = {first: ['a.test'], second: ['a.test/b/']};
    const patterns = {[one]: paths[one] ?? [], [other]: paths[other] ?? []};
    expect(idOf(patterns, 'https://a.test/b/c')).toBe('second');
    expect(idOf(patterns, 'https://a.test/c')).toBe('first');
  });

  it('takes an exact host before a wildcard with a longer path', () => {
    expect(
      idOf({wide: ['*.a.test/very/long/'], exact: ['b.a.test/very']}, 'https://b.a.test/very/long/'),
    ).toBe('exact');
  });

  it('falls back to a wildcard where no path of the exact host fits', () => {
    expect(idOf({wide: ['*.a.test'], exact: ['b.a.test/only/']}, 'https://b.a.test/other')).toBe('wide');
  });

  it('takes the nearest host above', () => {
    expect(idOf({far: ['*.test'], near: ['*.a.test']}, 'https://c.b.a.test/')).toBe('near');
  });

  it('takes a path as whole segments, with or without a slash at its end', () => {
    const patterns = {pixel: ['a.test/tr'], tag: ['a.test/gtag/']};
    expect(idOf(patterns, 'https://a.test/gtag/js')).toBe('tag');
    expect(idOf(patterns, 'https://a.test/gtagger')).toBeUndefined();
    expect(idOf(patterns, 'https://a.test/tr')).toBe('pixel');
    expect(idOf(patterns, 'https://a.test/tr/x')).toBe('pixel');
    expect(idOf(patterns, 'https://a.test/trx')).toBeUndefined();
  });
});
