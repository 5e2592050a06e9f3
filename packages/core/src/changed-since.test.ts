import type {Config} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {changedSince} from './changed-since.ts';
import {materialFacts, materialKey} from './material-key.ts';
import type {ServiceMatch} from './service-match.ts';

const config: Config = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p'};
const service = (id: string, category = 'tracking', digest = 'd'): ServiceMatch => ({
  id,
  category,
  digest,
  match: [],
  stored: [],
});
const services = [service('counter', 'analytical'), service('video'), service('pixel')];
const key = materialKey(config, services);
const before = materialFacts(config, services);
const changed = (now: readonly ServiceMatch[], site: Config = config) =>
  changedSince(before, key, materialFacts(site, now));

describe('what has changed since a choice', () => {
  it('is nothing where all is as it was, in whatever order', () => {
    expect(changed([...services].reverse())).toEqual([]);
  });

  it('is nothing where something has only gone', () => {
    expect(changed(services.slice(1))).toEqual([]);
  });

  it('is a service that is new or differs, with its category', () => {
    expect(changed([...services, service('map')])).toEqual(['map', 'tracking']);
    expect(changed([service('counter', 'analytical', 'e'), ...services.slice(1)])).toEqual([
      'counter',
      'analytical',
    ]);
  });

  it('is what the advanced Consent Mode lets ask, and what no longer may', () => {
    const google = [...services, service('google-analytics', 'analytical')];
    const advanced = {...config, advancedConsentMode: {by: 'DPO', date: '2026-11-21', reason: 'why'}};
    const [basicFacts, facts] = [materialFacts(config, google), materialFacts(advanced, google)];
    const asks = ['google-analytics', 'analytical'];
    expect(changedSince(basicFacts, materialKey(config, google), facts)).toEqual(asks);
    expect(changedSince(facts, materialKey(advanced, google), basicFacts)).toEqual(asks);
  });

  it('is a service that changes its category, with the new one', () => {
    expect(changed([service('counter', 'tracking'), ...services.slice(1)])).toEqual(['counter', 'tracking']);
  });

  it('is a category that asks for consent now, with every service in it', () => {
    const asks = {...config, categories: [{id: 'functional'}]};
    expect(changedSince(before, key, materialFacts(asks, services))).toEqual(['functional']);
    const chat = [...services, service('chat', 'functional')];
    const facts = materialFacts(config, chat);
    expect(changedSince(facts, materialKey(config, chat), materialFacts(asks, chat))).toEqual([
      'functional',
      'chat',
    ]);
  });

  it('cannot be told under another controller, or from what is not what the choice was made on', () => {
    expect(changed(services, {...config, controller: {name: 'Bazaar'}})).toBeNull();
    expect(changedSince(null, key, before)).toBeNull();
    expect(changedSince(`${before} `, key, before)).toBeNull();
    expect(changedSince('not json', key, before)).toBeNull();
  });
});
