// @vitest-environment happy-dom
import type {Consent, ConsentState} from '@akkoord/core';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {askUnderSignals} from './privacy-chunk.ts';

const TEXTS = {'signal.gpc': 'Your browser asks not to be tracked.'};
const browser = navigator as {globalPrivacyControl?: boolean};

interface Decided {
  readonly choices: object;
  readonly source: object;
}

type Status = ConsentState['status'];

/** A visitor who is asked about `categories`; `asked` is what stood when the banner was asked for. */
function visitor(categories: readonly string[], status: Status = 'undecided', asked = status) {
  const decided: Decided[] = [];
  const consent = {
    categories: [{id: 'functional', exempt: 'needed'}, ...categories.map(id => ({id}))],
    state: {status},
    decide: async (choices: object, source: object) => void decided.push({choices, source}),
  };
  const show = (sentence: string): void => {
    const banner = document.createElement('akkoord-banner');
    if (sentence) banner.append(Object.assign(document.createElement('p'), {textContent: sentence}));
    document.body.append(banner);
  };
  const ask = (texts: Promise<Record<string, string>> = Promise.resolve(TEXTS)): Promise<void> =>
    askUnderSignals(consent as unknown as Consent, {status: asked, texts, show});
  return {decided, ask};
}

const sentences = (): readonly (string | null)[] =>
  [...document.querySelectorAll('akkoord-banner > p')].map(({textContent}) => textContent);

beforeEach(() => {
  browser.globalPrivacyControl = true;
});
afterEach(() => {
  delete browser.globalPrivacyControl;
  document.body.replaceChildren();
});

describe('a browser with Global Privacy Control', () => {
  it('answers by itself where tracking is all that is asked, and nobody is asked', async () => {
    const {decided, ask} = visitor(['tracking']);
    await ask();
    expect(decided).toEqual([
      {
        choices: {tracking: 'denied'},
        source: {action: 'signal', control: 'signal.gpc', trusted: false},
      },
    ]);
    expect(document.querySelector('akkoord-banner')).toBeNull();
  });

  it('is named in the banner where more is asked, and decides nothing', async () => {
    const {decided, ask} = visitor(['analytical', 'tracking']);
    await ask();
    expect([decided, sentences()]).toEqual([[], [TEXTS['signal.gpc']]]);
  });

  it('is not asked where the signal has answered before this file came', async () => {
    const {decided, ask} = visitor(['tracking'], 'decided', 'undecided');
    await ask();
    expect([decided, document.querySelector('akkoord-banner')]).toEqual([[], null]);
  });

  it('is asked all the same without its words, or where the banner is opened again', async () => {
    await visitor(['analytical']).ask(Promise.reject(new Error('no file')));
    expect(document.querySelectorAll('akkoord-banner')).toHaveLength(1);
    const {decided, ask} = visitor(['tracking'], 'decided');
    await ask();
    expect([decided, document.querySelectorAll('akkoord-banner').length]).toEqual([[], 2]);
  });
});
