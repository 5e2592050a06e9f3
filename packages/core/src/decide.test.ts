import type {ConsentRecord, NoticeCategory} from '@akkoord/schema';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Choices, ConsentEvents, DecisionSource} from './consent.ts';
import {createDecide} from './decide.ts';

const PRESS: DecisionSource = {action: 'custom', control: 'settings.save', trusted: true};
const CODE: DecisionSource = {action: 'accept-all', control: 'api', trusted: false};

/** Decisions on two categories, an exempt one with a service of its own, and no page around them. */
function setUp(before: Choices = {}) {
  let choices: Choices = before;
  const kept: {choices: Choices; source: DecisionSource}[] = [];
  const withdrawn: string[][] = [];
  const heard: string[] = [];
  const categories: readonly NoticeCategory[] = [
    {id: 'functional', exempt: 'needed'},
    {id: 'analytical'},
    {id: 'tracking'},
  ];
  const services = [{id: 'checkout', category: 'functional', match: [], stored: [], digest: ''}];
  const isExempt = (id: string) => id === 'functional' || id === 'checkout';
  let onDecide = (_: ConsentEvents['akkoord-decide']): void => {};
  const decide = createDecide({
    store: {
      categories,
      choiceOf: id => (isExempt(id) ? 'granted' : (choices[id] ?? 'denied')),
      grantsAnything: given => Object.entries(given).some(([id, one]) => one === 'granted' && !isExempt(id)),
      keep(given: Choices, source: DecisionSource) {
        choices = given;
        kept.push({choices: given, source});
        return {} as ConsentRecord;
      },
    },
    services,
    tell(type, detail) {
      heard.push(type);
      if (type === 'akkoord-decide') onDecide(detail as ConsentEvents['akkoord-decide']);
      return true;
    },
    tellVendors: () => undefined,
    follow: async gone => void withdrawn.push(gone.map(({id}) => id)),
  });
  return {
    decide,
    kept,
    withdrawn,
    heard,
    onDecide: (listener: typeof onDecide) => {
      onDecide = listener;
    },
  };
}

afterEach(() => vi.restoreAllMocks());

it.each([
  ['no choice at all', {}, 'nothing'],
  ['an answer that is neither', {analytical: true}, 'analytical'],
  ['an id that nobody knows', {analytical: 'granted', music: 'granted'}, 'music'],
])('says that %s is none, and keeps nothing', async (_, asked, found) => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const {decide, kept, heard} = setUp();
  await decide(asked as Choices, PRESS);
  expect([kept, heard]).toEqual([[], []]);
  expect(warned.mock.calls[0]?.[0]).toContain(`unknown-choice: found ${found};`);
});

describe('a listener', () => {
  it('cannot turn a refusal into a grant', async () => {
    const {decide, kept, onDecide} = setUp();
    onDecide(({choices}) => {
      try {
        (choices as Record<string, string>).tracking = 'granted';
      } catch {
        // Code in strict mode is told so.
      }
    });
    await decide({tracking: 'denied', analytical: 'denied'}, {...PRESS, action: 'reject-all'});
    expect(kept[0]?.choices).toMatchObject({tracking: 'denied'});
  });
});

describe('code that no visitor stands behind', () => {
  it('grants in its own name', async () => {
    const {decide, kept} = setUp();
    await decide({tracking: 'granted'}, CODE);
    expect(kept[0]?.source).toMatchObject({action: 'api', control: 'api'});
  });

  it('makes a grant last longer in its own name only', async () => {
    const {decide, kept} = setUp({analytical: 'granted', tracking: 'granted'});
    await decide({tracking: 'granted'}, {...PRESS, trusted: false});
    expect(kept[0]?.source).toMatchObject({action: 'api', control: 'api'});
  });

  it('may refuse', async () => {
    const {decide, kept} = setUp({analytical: 'granted', tracking: 'granted'});
    await decide({tracking: 'denied', analytical: 'denied'}, {...CODE, action: 'reject-all'});
    expect(kept[0]?.source.action).toBe('withdraw');
  });
});

it('a category that is withdrawn is one, though no service stands in it', async () => {
  const {decide, kept, withdrawn, heard} = setUp({analytical: 'granted'});
  await decide({analytical: 'denied', tracking: 'denied'}, {...PRESS, action: 'reject-all'});
  expect(withdrawn).toEqual([['analytical']]);
  expect(kept[0]?.source.action).toBe('withdraw');
  expect(heard).toEqual(['akkoord-decide', 'akkoord-decided', 'akkoord-withdrawn']);
});

it('a refusal of everything leaves exempt services alone', async () => {
  const {decide, kept, withdrawn} = setUp();
  const everything = {functional: 'denied', analytical: 'denied', tracking: 'denied', checkout: 'denied'};
  await decide(everything as Choices, {...PRESS, action: 'reject-all'});
  expect(kept[0]?.choices).toMatchObject({functional: 'granted', checkout: 'granted'});
  expect(withdrawn).toEqual([[]]);
});
