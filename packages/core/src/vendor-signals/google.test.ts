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

  it('has one default with all seven types, ahead of everything that waits', () => {
    const waiting = [['js'], ['config', 'G-1']];
    const page = pageWith([...waiting]);
    signalOn(page)(granted(...analytical, ...tracking));
    expect(transcript(page)).toEqual([['consent', 'default', all], ...waiting]);
    expect(isCommand(page.dataLayer?.[0])).toBe(true);
  });

  it('denies in the default what is not granted', () => {
    const page = pageWith();
    signalOn(page)(granted(...analytical));
    expect(transcript(page)).toEqual([['consent', 'default', analytics]]);
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
      ['consent', 'default', analytics],
      ['consent', 'update', all],
      ['consent', 'update', ads],
      ['consent', 'update', nothing],
    ]);
  });

  it('follows a service of its own rather than the category', () => {
    const page = pageWith();
    signalOn(page)(granted('functional', 'tracking', 'google-analytics'));
    expect(transcript(page)).toEqual([['consent', 'default', analytics]]);
  });

  it('grants personalisation only where the site asks about preferences', () => {
    const page = pageWith();
    signalOn(page)(granted(...analytical, 'preferences'));
    expect(transcript(page)).toEqual([
      ['consent', 'default', {...analytics, personalization_storage: 'granted'}],
    ]);
  });

  it('updates a default that the page has given itself', () => {
    const own = [['consent', 'default', {analytics_storage: 'denied'}], ['js']];
    const page = pageWith([...own]);
    signalOn(page)(granted(...analytical));
    expect(transcript(page)).toEqual([...own, ['consent', 'update', analytics]]);
  });

  it('leaves a data layer alone that is none', () => {
    const page = {dataLayer: 'mine'};
    signalOn(page)(granted(...analytical));
    expect(page).toEqual({dataLayer: 'mine'});
  });
});

describe('the advanced Consent Mode', () => {
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
    expect(transcript(page)).toEqual([['consent', 'default', nothing], redaction, ...waiting]);
  });

  it('has nothing to update after a refusal, which changes nothing', () => {
    const {signal, said} = states();
    signal(granted(...always));
    signal(granted(...always));
    expect(said()).toEqual([['consent', 'default', nothing], redaction]);
  });

  it('has one update after a grant, and one after a withdrawal', () => {
    const {signal, said} = states();
    signal(granted(...always));
    for (const ids of [[...analytical, ...tracking], [...analytical, ...tracking], always, always])
      signal(granted(...ids));
    expect(said()).toEqual([
      ['consent', 'default', nothing],
      redaction,
      ['consent', 'update', all],
      ['consent', 'update', nothing],
    ]);
  });

  it('starts a later view from the choice that stands', () => {
    const {signal, said} = states();
    signal(granted(...analytical));
    expect(said()).toEqual([['consent', 'default', analytics], redaction]);
  });

  it('never lets what clicks carry pass from page to page', () => {
    const {signal, said} = states();
    signal(granted(...always));
    signal(granted(...analytical, ...tracking));
    expect(JSON.stringify(said())).not.toContain('url_passthrough');
  });
});
