// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Realm} from './blocker/patches.ts';
import {type PlatformConsent, startPlatforms} from './platforms.ts';
import type {TcfState} from './vendor-signals/tcf.ts';

/** A page with `globals`, and a visitor who decides by `decide`. */
function pageWith(globals: object, names: readonly string[]) {
  const page = new EventTarget();
  const document = new EventTarget();
  let granted: readonly string[] = [];
  let listener: () => void = () => {};
  const consent = {
    record: null as object | null,
    isGranted: (id: string) => id === 'functional' || granted.includes(id),
    on: (_: string, hear: () => void) => {
      listener = hear;
      return () => {};
    },
  };
  const realm = Object.assign(page, {document}, globals);
  const start = (): void =>
    startPlatforms(realm as unknown as Realm, consent as unknown as PlatformConsent, names);
  const decide = (...ids: string[]): void => {
    granted = ids;
    consent.record = {};
    listener();
  };
  return {start, decide, realm, document: document as unknown as Document};
}

afterEach(() => vi.restoreAllMocks());

describe('platforms', () => {
  it('hear of a decision and of nothing before it', () => {
    const heard: unknown[] = [];
    const {start, decide} = pageWith({wp_set_consent: (...call: unknown[]) => heard.push(call)}, [
      'wordpress',
    ]);
    start();
    expect(heard).toEqual([]);
    decide('analytical');
    expect(heard).toContainEqual(['statistics', 'allow']);
    expect(heard).toContainEqual(['marketing', 'deny']);
  });

  it('hear of it also where their own script comes later', () => {
    const heard: unknown[] = [];
    const {start, decide, realm, document} = pageWith({}, ['wordpress']);
    start();
    decide('tracking');
    Object.assign(realm, {wp_set_consent: (...call: unknown[]) => heard.push(call)});
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(heard).toContainEqual(['marketing', 'allow']);
    const once = heard.length;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).toHaveLength(once);
  });

  it('hear of it where another one fails, and an unknown name is told of', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const broken = {push: () => expect.unreachable()};
    const heard: unknown[] = [];
    const {start, decide} = pageWith(
      {_hsp: broken, wp_set_consent: (...call: unknown[]) => heard.push(call)},
      ['hubspot', 'wordpress', 'drupal'],
    );
    start();
    decide('tracking', 'hubspot');
    expect(heard).toHaveLength(5);
    expect(warned.mock.calls.map(([text]) => String(text).split(':')[0])).toEqual([
      '[akkoord] config-bad-value',
      '[akkoord] vendor-failed',
    ]);
  });
});

describe('an IAB consent manager', () => {
  type Hear = (data: unknown, success: boolean) => void;
  const manager = () => {
    const calls: unknown[][] = [];
    let hear: Hear = () => {};
    const __tcfapi = (...[command, version, callback, id]: [string, number, Hear, number?]): void => {
      calls.push([command, version, ...(id === undefined ? [] : [id])]);
      if (command === 'addEventListener') hear = callback;
    };
    return {calls, __tcfapi, say: (data: unknown, success = true) => hear(data, success)};
  };

  it('is read, and what it says is dispatched', () => {
    const {calls, say, __tcfapi} = manager();
    const {start, realm, document} = pageWith({}, ['tcf']);
    const heard: TcfState[] = [];
    document.addEventListener('akkoord-tcf', event => heard.push((event as CustomEvent<TcfState>).detail));
    start();
    Object.assign(realm, {__tcfapi});
    document.dispatchEvent(new Event('DOMContentLoaded'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(calls).toEqual([['addEventListener', 2]]);
    const consents = {1: true, 2: false, 3: 'yes', 7: true};
    say({listenerId: 4, eventStatus: 'cmpuishown', purpose: {consents}});
    say({listenerId: 4, eventStatus: 'useractioncomplete', gdprApplies: true, purpose: {consents}});
    say({listenerId: 4, eventStatus: 'tcloaded', gdprApplies: false});
    expect(heard).toEqual([
      {gdprApplies: true, eventStatus: 'cmpuishown', purposes: []},
      {gdprApplies: true, eventStatus: 'useractioncomplete', purposes: [1, 7]},
      {gdprApplies: false, eventStatus: 'tcloaded', purposes: []},
    ]);
  });

  it('is not believed where it fails or says something else', () => {
    const {say, __tcfapi} = manager();
    const {start, document} = pageWith({__tcfapi}, ['tcf']);
    const heard: unknown[] = [];
    document.addEventListener('akkoord-tcf', event => heard.push(event));
    start();
    say(null, false);
    say({eventStatus: 'tcloaded'}, false);
    say({eventStatus: 'everything'});
    say(undefined);
    expect(heard).toEqual([]);
  });
});
