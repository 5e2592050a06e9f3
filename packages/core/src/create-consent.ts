import type {Choice} from '@akkoord/schema';
import {createBlocker} from './blocker/blocker.ts';
import type {Realm} from './blocker/patches.ts';
import type {Choices, Consent, ConsentEvents, DecisionSource} from './consent.ts';
import {createConsentStore} from './consent-store.ts';
import {completeChoices} from './decision.ts';
import type {ConsentEnvironment} from './environment.ts';
import type {ServiceMatch} from './service-match.ts';
import {createTraces} from './traces.ts';
import {warn} from './warn.ts';

/** A consent that can be started: from then on it holds third parties. */
export type StartableConsent = Consent & {readonly start: () => void};

/** Consent over `env`: state, records, blocker. Nothing it offers throws. */
export function createConsent(env: ConsentEnvironment): StartableConsent {
  const {realm, config, services} = env;
  const {document} = realm;
  const store = createConsentStore(env);
  const {categories, choiceOf} = store;
  const isGranted = (id: string): boolean => choiceOf(id) === 'granted';
  const granted = (): readonly ServiceMatch[] => services.filter(({id}) => isGranted(id));
  const tell = <T extends keyof ConsentEvents>(
    type: T,
    detail: ConsentEvents[T],
    cancelable = false,
  ): boolean => document.dispatchEvent(new CustomEvent(type, {detail, cancelable}));
  const blocker = createBlocker({realm, services, isGranted, onPlaceholder: env.onPlaceholder});
  const traces = createTraces(realm, services, {blocker, onLeak: leak => tell('akkoord-leak', leak)});

  /** Makes the page follow: transport first, then what was stored, and only then what may run. */
  const follow = async (withdrawn: readonly ServiceMatch[]): Promise<void> => {
    const stops = withdrawn.some(({id}) => traces.hasRun(id));
    traces.decided();
    const freed = blocker.refresh();
    if (withdrawn.length > 0) traces.erase(withdrawn);
    await freed;
    if (stops) env.reload();
  };

  const decide = async (asked: Choices, given: DecisionSource): Promise<void> => {
    const known = [...categories, ...services];
    const unknown = Object.keys(asked).find(id => !known.some(entry => entry.id === id));
    if (unknown !== undefined)
      return warn('unknown-choice', unknown, 'the id of a category or service of this site');
    const before = granted();
    const choices = completeChoices(asked, choiceOf, {categories, services});
    const grants = known.some(({id}) => choices[id] === 'granted' && !isGranted(id));
    const withdrawn = before.filter(({id}) => choices[id] === 'denied');
    const source = sourceOf(given, grants, withdrawn.length > 0 && !store.grantsAnything(choices));
    const stopped = !tell(
      'akkoord-decide',
      {choices, action: source.action, control: source.control},
      grants,
    );
    if (grants && stopped) return;
    const record = store.keep(choices, source);
    const following = follow(withdrawn);
    tell('akkoord-decided', {record});
    if (withdrawn.length > 0) tell('akkoord-withdrawn', {record});
    await following;
  };

  const all = (choice: Choice): Choices =>
    Object.fromEntries([...categories, ...services].map(({id}) => [id, choice]));
  const byApi = (action: DecisionSource['action']): DecisionSource => ({
    action,
    control: 'api',
    // Only while the visitor is acting can code speak for the visitor.
    trusted: realm.navigator.userActivation?.isActive ?? false,
  });

  return {
    config,
    categories,
    services,
    decide,
    choiceOf,
    isGranted,
    leaks: traces.leaks,
    ready: Promise.resolve(),
    show: env.show,
    settings: env.settings,
    receipt: env.receipt,
    subscribe: store.subscribe,
    loadOnce: blocker.loadOnce,
    get state() {
      return store.state;
    },
    get record() {
      return store.record;
    },
    acceptAll: () => decide(all('granted'), byApi('accept-all')),
    rejectAll: () => decide(all('denied'), byApi('reject-all')),
    set: choices => decide({...choices}, byApi('custom')),
    withdraw: () => decide(all('denied'), byApi('withdraw')),
    async erase() {
      await decide(all('denied'), byApi('withdraw'));
      store.erase();
      await env.forget();
    },
    on: (type, listener) => {
      const heard = (event: Event): void => listener((event as CustomEvent).detail, event as CustomEvent);
      document.addEventListener(type, heard);
      return () => document.removeEventListener(type, heard);
    },
    start() {
      blocker.start();
      onParsed(document, () => {
        if (store.state.status === 'decided') traces.eraseRefused();
        void blocker.refresh();
        traces.audit();
      });
      onReturn(realm, () => {
        const before = granted();
        if (store.reread()) void follow(before.filter(({id}) => !isGranted(id)));
      });
    },
  };
}

/** A grant by code that no visitor stands behind is the code's; a refusal after a grant is a withdrawal. */
function sourceOf(given: DecisionSource, grants: boolean, withdraws: boolean): DecisionSource {
  if (grants && !given.trusted) return {...given, action: 'api', control: 'api'};
  return withdraws && given.action === 'reject-all' ? {...given, action: 'withdraw'} : given;
}

function onParsed(document: Document, run: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run, {once: true});
  else run();
}

/** A page that comes back, from another tab or the back-forward cache, may know less than the browser. */
function onReturn(realm: Realm, run: () => void): void {
  realm.addEventListener('pageshow', event => event.persisted && run());
  realm.document.addEventListener(
    'visibilitychange',
    () => realm.document.visibilityState === 'visible' && run(),
  );
}
