import type {Choice} from '@akkoord/schema';
import {createBlocker} from './blocker/blocker.ts';
import {whenCalm} from './blocker/calm.ts';
import type {Realm} from './blocker/patches.ts';
import type {Choices, Consent, DecisionSource} from './consent.ts';
import {createConsentStore} from './consent-store.ts';
import {createDecide} from './decide.ts';
import type {ConsentEnvironment} from './environment.ts';
import {createPageEvents} from './page-events.ts';
import {RECORD} from './persistence/cookie-jar.ts';
import {createReleaseGate} from './release-gate.ts';
import type {settleChoice} from './settle-choice.ts';
import {strictServices} from './strict.ts';
import {createTraces} from './traces.ts';
import {createVendorLine} from './vendor-line.ts';
import type {IsGranted} from './vendor-signals/vendor-signal.ts';

/** A consent that can be started: from then on it holds third parties. */
export type StartableConsent = Consent & {
  readonly start: () => void;
  /** Lets `settleChoice` find out what the cookie alone does not tell; the page follows. */
  readonly settle: (find: typeof settleChoice) => void;
};

/** Consent over `env`: state, records, blocker. Nothing it offers throws. */
export function createConsent(env: ConsentEnvironment): StartableConsent {
  const {realm, config, services} = env;
  const {document} = realm;
  const store = createConsentStore(env);
  const {categories, choiceOf} = store;
  const isGranted = (id: string): boolean => choiceOf(id) === 'granted';
  const granted = (): readonly {readonly id: string}[] =>
    [...categories, ...services].filter(({id}) => isGranted(id));
  const {tell, on} = createPageEvents(document);
  const own = ownAddresses(env);
  const blocker = createBlocker({
    ...env,
    services: [...services, ...strictServices(config.strict, own, env.held)],
    categories: categories.map(({id}) => id),
    aliases: config.aliases ?? {},
    isGranted: whenShown(document, isGranted, id => store.grantsAnything({[id]: 'granted'})),
  });
  const tellVendors = createVendorLine(env);
  const gate = createReleaseGate(env, {blocker, tellVendors, isGranted});
  const traces = createTraces(realm, services, {
    blocker,
    onLeak: leak => tell('akkoord-leak', leak),
    own,
    denies: config.strict !== undefined,
  });

  /** Makes the page follow: transport first, then what was stored, and only then what may run. */
  const follow = async (withdrawn: readonly {readonly id: string}[], grants: boolean): Promise<void> => {
    const stops = withdrawn.some(({id}) => traces.hasRun(id));
    traces.decided();
    // What was withdrawn is held at once, whoever has still to hear of the rest.
    if (withdrawn[0]) blocker.hold();
    // What stays held has time: the visitor first sees that the answer has come.
    const freed = gate.refresh(grants, env.painted?.());
    traces.erase(services.filter(({id}) => !isGranted(id)));
    // Code that is to stop waits for nobody.
    if (!stops) await freed;
    if (stops || blocker.needsReload) env.reload();
  };

  const decide = createDecide({store, services, tell, tellVendors, follow});

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
    ownReceipt: env.ownReceipt,
    receipt: async () => (await env.ownReceipt())?.receipt ?? null,
    subscribe: store.subscribe,
    loadOnce: gate.loadOnce,
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
      // First, as a withdrawal may reload the page.
      const forgotten = env.forget();
      await decide(all('denied'), byApi('withdraw'));
      store.erase();
      await forgotten;
    },
    on,
    settle: find => void (find(store, env) && follow([], true)),
    start() {
      blocker.start();
      tellVendors(isGranted);
      onParsed(document, () => {
        store.dropExpired();
        if (store.state.status === 'decided') traces.eraseRefused();
        void gate.refresh(granted().some(({id}) => store.grantsAnything({[id]: 'granted'})));
        void Promise.resolve(env.heldThisView).then(traces.audit);
      });
      onReturn(realm, isFirst => {
        const before = granted();
        if (!store.reread() && !isFirst) return;
        const withdrawn = before.filter(({id}) => !isGranted(id));
        void follow(withdrawn, true);
      });
    },
  };
}

/** Addresses of the site itself, read while the tag runs. */
const ownAddresses = ({realm, config, files}: ConsentEnvironment): readonly (string | undefined)[] => [
  realm.location.href,
  config.collector,
  files ?? (realm.document.currentScript as HTMLScriptElement | null)?.src,
];

function onParsed(document: Document, run: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run, {once: true});
  else run();
}

/** What needs consent waits on a page that is only being prepared: it has no visitor yet. */
const whenShown =
  (
    document: Document & {readonly prerendering?: boolean},
    isGranted: IsGranted,
    isAsked: IsGranted,
  ): IsGranted =>
  id =>
    isGranted(id) && !(document.prerendering && isAsked(id));

/**
 * A page that comes back, from another tab or the back-forward cache, may know less than the browser. So may one
 * that was prepared, when it is shown for the `isFirst` time. Another tab of this host tells by the record that it keeps,
 * behind its cookie; one on another host of a shared domain cannot.
 */
function onReturn(realm: Realm, run: (isFirst: boolean) => void): void {
  const {document} = realm;
  realm.addEventListener('pageshow', event => event.persisted && run(false));
  // Listening makes the browser open all storage of the site; what another tab has said until then is read.
  whenCalm(realm, () => {
    realm.addEventListener('storage', ({key}) => key === RECORD && run(false));
    run(false);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && run(false));
  document.addEventListener('prerenderingchange', () => run(true));
}
