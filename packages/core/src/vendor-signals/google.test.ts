import {describe, expect, it} from 'vitest';
import type {Realm} from '../blocker/patches.ts';
import {createGoogleSignal} from './google.ts';

/** A page with whatever stands in its data layer already. */
const pageWith = (layer?: unknown[]): {dataLayer?: unknown[]} => (layer ? {dataLayer: layer} : {});
const signalOn = (page: object) => createGoogleSignal(page as Realm);
const granted =
  (...ids: string[]) =>
  (id: string): boolean =>
    ids.includes(id);
/** The data layer as Google reads it; commands are objects of arguments. */
const transcript = ({dataLayer = []}: {dataLayer?: unknown[]}): unknown[] =>
  dataLayer.map(entry => (isCommand(entry) ? [...(entry as IArguments)] : entry));
const isCommand = (entry: unknown): boolean => Object.prototype.toString.call(entry) === '[object Arguments]';

const nothing = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'granted',
  personalization_storage: 'denied',
  security_storage: 'granted',
};
const analytics = {...nothing, analytics_storage: 'granted'};
const ads = {...nothing, ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted'};
const all = {...ads, analytics_storage: 'granted'};

type State = Readonly<Record<string, string>>;
/** What the first word of a view is. */
const opening = (state: State): unknown[] => [
  ['consent', 'default', state],
  ['consent', 'update', state],
];

/** What Google's tags read of each type when they come to the first `config` of `layer`: an update before a default. */
function readAtConfig({dataLayer = []}: {dataLayer?: unknown[]}): State {
  const said: Record<'default' | 'update', State> = {default: {}, update: {}};
  for (const [name, kind, value] of transcript({dataLayer}) as [string, 'default' | 'update', State][]) {
    if (name === 'config') break;
    if (name === 'consent') said[kind] = {...said[kind], ...value};
  }
  return {...said.default, ...said.update};
}

const always = ['functional'];
const analytical = [...always, 'analytical', 'google-analytics', 'google-tag-manager'];
const tracking = [...always, 'tracking', 'google-ads'];

describe('Consent Mode', () => {
  it('is not spoken before a choice or after a refusal', () => {
    const page = pageWith();
    const signal = signalOn(page);
    signal(granted());
    signal(granted(...always));
    expect(page).toEqual({});
  });

  it('has one default with all seven types and the same as update, ahead of everything that waits', () => {
    const waiting = [['js'], ['config', 'G-1']];
    const page = pageWith([...waiting]);
    signalOn(page)(granted(...analytical, ...tracking));
    expect(transcript(page)).toEqual([...opening(all), ...waiting]);
    expect(page.dataLayer?.map(isCommand)).toEqual([true, true, false, false]);
  });

  it('denies in the default what is not granted', () => {
    const page = pageWith();
    signalOn(page)(granted(...analytical));
    expect(transcript(page)).toEqual(opening(analytics));
  });

  it('has one update for each later change, and none for a choice that changes nothing', () => {
    const page = pageWith();
    const signal = signalOn(page);
    signal(granted(...analytical));
    signal(granted(...analytical));
    signal(granted(...analytical, ...tracking));
    signal(granted(...tracking));
    signal(granted(...always));
    signal(granted(...always));
    expect(transcript(page)).toEqual([
      ...opening(analytics),
      ['consent', 'update', all],
      ['consent', 'update', ads],
      ['consent', 'update', nothing],
    ]);
  });

  it('follows a service of its own rather than the category', () => {
    const page = pageWith();
    signalOn(page)(granted('functional', 'tracking', 'google-analytics'));
    expect(transcript(page)).toEqual(opening(analytics));
  });

  it('grants personalisation only where the site asks about preferences', () => {
    const page = pageWith();
    signalOn(page)(granted(...analytical, 'preferences'));
    expect(transcript(page)).toEqual(opening({...analytics, personalization_storage: 'granted'}));
  });

  it('leaves a data layer alone that is none', () => {
    const page = {dataLayer: 'mine'};
    signalOn(page)(granted(...analytical));
    expect(page).toEqual({dataLayer: 'mine'});
  });
});

describe('a default that the page gives itself', () => {
  const words = [['consent', 'default', all], ['js'], ['config', 'G-1']];
  const asked = always;
  /** Every order in which the page's words and ours may come. */
  const orders: Readonly<Record<string, (page: {dataLayer?: unknown[]}, tell: () => void) => void>> = {
    'before ours'(page, tell) {
      page.dataLayer = [...words];
      tell();
    },
    'behind ours'(page, tell) {
      tell();
      page.dataLayer?.push(...words);
    },
    'for one region'(page, tell) {
      tell();
      page.dataLayer?.push(['consent', 'default', {...all, region: ['NL']}], ...words.slice(1));
    },
    'in a layer that takes the place of the first'(page, tell) {
      tell();
      page.dataLayer = [];
      page.dataLayer.push(...words);
    },
    'in a layer that stands there whole'(page, tell) {
      tell();
      page.dataLayer = [...words];
    },
  };

  it.each(Object.entries(orders))('grants nothing %s, in the advanced mode', (_, order) => {
    const page: {dataLayer?: unknown[]} = {};
    const signal = createGoogleSignal(page as unknown as Realm, true);
    order(page, () => signal(granted(...asked)));
    expect(readAtConfig(page)).toMatchObject(nothing);
  });

  it.each(Object.entries(orders))('grants nothing %s, beside what was granted', (_, order) => {
    const page: {dataLayer?: unknown[]} = {};
    const signal = signalOn(page);
    order(page, () => signal(granted(...analytical)));
    expect(readAtConfig(page)).toMatchObject(analytics);
  });

  it('is overruled for a tag that has read the layer already', () => {
    const read: unknown[] = [];
    const layer = Object.assign([...words], {push: (...entries: unknown[]) => read.push(...entries)});
    createGoogleSignal({dataLayer: layer} as unknown as Realm, true)(granted(...always));
    expect(transcript({dataLayer: read})).toEqual([['consent', 'update', nothing]]);
  });

  it('is overruled by later choices in a layer that has taken the place of the first', () => {
    const page: {dataLayer?: unknown[]} = {};
    const signal = createGoogleSignal(page as unknown as Realm, true);
    signal(granted(...always));
    page.dataLayer = [['js']];
    signal(granted(...analytical));
    expect(transcript(page).at(-1)).toEqual(['consent', 'update', analytics]);
  });
});

describe('the advanced Consent Mode', () => {
  /** What the first word of a view is. */
  const start = (state: State): unknown[] => {
    const [first, ...others] = opening(state);
    return [first, redaction, ...others];
  };
  const redaction = ['set', 'ads_data_redaction', true];
  const states = () => {
    const page = pageWith();
    const signal = createGoogleSignal(page as unknown as Realm, true);
    return {signal, said: () => transcript(page)};
  };

  it('denies all that needs consent before a choice, ahead of everything that waits', () => {
    const waiting = [['js'], ['config', 'G-1']];
    const page = pageWith([...waiting]);
    createGoogleSignal(page as unknown as Realm, true)(granted(...always));
    expect(transcript(page)).toEqual([...start(nothing), ...waiting]);
  });

  it('has nothing to update after a refusal, which changes nothing', () => {
    const {signal, said} = states();
    signal(granted(...always));
    signal(granted(...always));
    expect(said()).toEqual(start(nothing));
  });

  it('has one more update after a grant, and one after a withdrawal', () => {
    const {signal, said} = states();
    signal(granted(...always));
    for (const ids of [[...analytical, ...tracking], [...analytical, ...tracking], always, always])
      signal(granted(...ids));
    expect(said()).toEqual([...start(nothing), ['consent', 'update', all], ['consent', 'update', nothing]]);
  });

  it('starts a later view from the choice that stands', () => {
    const {signal, said} = states();
    signal(granted(...analytical));
    expect(said()).toEqual(start(analytics));
  });

  it('never lets what clicks carry pass from page to page', () => {
    const {signal, said} = states();
    signal(granted(...always));
    signal(granted(...analytical, ...tracking));
    expect(JSON.stringify(said())).not.toContain('url_passthrough');
  });
});
