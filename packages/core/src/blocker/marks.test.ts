// @vitest-environment happy-dom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createMarks} from './marks.ts';

const granted = new Set<string>();
const marks = createMarks({
  ids: ['functional', 'analytical', 'tracking', 'social', 'google-analytics', 'youtube', 'own'],
  aliases: {'Live chat': 'own', marketing: 'social', hasOwnProperty: 'nowhere'},
  isAllowed: id => granted.has(id),
  guard: {serviceOf: url => (String(url).includes('youtube.test') ? 'youtube' : undefined)},
});
const only = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
};
const script = (attributes: string) => marks.of(only(`<script type="text/plain" ${attributes}></script>`));
const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});

beforeEach(() => granted.clear());
afterEach(() => warned.mockClear());

describe('a mark', () => {
  it.each([
    ['data-category="analytical"', ['analytical']],
    ['data-category="analytics"', ['analytical']],
    ['data-category="necessary"', ['functional']],
    ['data-c15t-category="measurement"', ['analytical']],
    ['data-cookieconsent="statistics, advertising"', ['analytical', 'tracking']],
    ['data-category="analytics" data-service="Google Analytics"', ['google-analytics']],
    ['data-type="text/javascript" data-name="googleAnalytics"', ['google-analytics']],
    ['data-c15t-category="marketing" data-c15t-vendor="youtube"', ['youtube']],
    ['data-service="Live chat"', ['own']],
    ['data-category="marketing"', ['social']],
  ])('of %s is %j', (attributes, ids) => {
    expect(script(attributes)).toEqual({ids, negated: false});
    expect(warned).not.toHaveBeenCalled();
  });

  it('that names nothing of the site never runs, and says so', () => {
    const mark = script('data-category="analytics" data-service="Nobody knows"');
    granted.add('analytical');
    expect(mark && marks.mayRun(mark)).toBe(false);
    expect(warned.mock.calls[0]?.[0]).toMatch(/^\[akkoord\] mark-unknown: found Nobody knows;/);
  });

  it.each(['toString', 'hasOwnProperty', 'constructor'])('takes %s for no name', name => {
    expect(script(`data-category="${name}"`)?.ids).toEqual([]);
  });

  it('that names nothing of the site goes by its address', () => {
    const frame = only('<iframe data-category="experience" data-src="https://youtube.test/e"></iframe>');
    expect(marks.of(frame)?.ids).toEqual(['youtube']);
  });

  it.each([
    '<img data-src="/lazy.png" data-name="Chair" alt="">',
    '<iframe data-src="/lazy.html" data-vendor="Chairs Ltd"></iframe>',
    '<script type="text/plain" data-name="row"></script>',
  ])('is none where a page uses a common attribute for itself: %s', html => {
    expect(marks.of(only(html))).toBeUndefined();
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('a mark may run', () => {
  it('once all that it names is granted', () => {
    const mark = script('data-cookieconsent="statistics,advertising"');
    if (!mark) throw new Error('found no mark');
    granted.add('analytical');
    expect(marks.mayRun(mark)).toBe(false);
    granted.add('tracking');
    expect(marks.mayRun(mark)).toBe(true);
  });

  it('where it is negated, after a withdrawal on the same page and not before', () => {
    const mark = script('data-category="!analytics"');
    if (!mark) throw new Error('found no mark');
    expect(marks.mayRun(mark)).toBe(false);
    granted.add('analytical');
    expect(marks.mayRun(mark)).toBe(false);
    granted.clear();
    expect(marks.mayRun(mark)).toBe(true);
  });

  it('where its service is negated, by that service', () => {
    expect(script('data-category="analytics" data-service="!Google Analytics"')).toEqual({
      ids: ['google-analytics'],
      negated: true,
    });
  });
});
