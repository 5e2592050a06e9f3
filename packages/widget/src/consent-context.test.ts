import {describe, expect, it} from 'vitest';
import {directionOf, onContext, provideContext, type WidgetContext} from './consent-context.ts';
import {createFakeContext} from './testing.ts';

describe('the context', () => {
  it('reaches who asked before it came, who asks after, and nobody who stopped asking', () => {
    const [first, second] = [createFakeContext(), createFakeContext({language: 'en'})];
    const early: WidgetContext[] = [];
    const late: WidgetContext[] = [];
    const stop = onContext(context => early.push(context));
    expect(early).toEqual([]);
    provideContext(first);
    const stopLate = onContext(context => late.push(context));
    stop();
    provideContext(second);
    stopLate();
    expect(early).toEqual([first]);
    expect(late).toEqual([first, second]);
  });
});

describe('directionOf', () => {
  it.each([
    ['nl', 'ltr'],
    ['en-gb', 'ltr'],
    ['ar', 'rtl'],
    ['he-il', 'rtl'],
    ['arn', 'ltr'],
  ])('reads %s as %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
