import type {Choice, ConsentRecord, NoticeCategory} from '@akkoord/schema';
import {categoriesOf} from '@akkoord/schema/notice';
import {addMonths, dayOf, timeOfDay} from './calendar.ts';
import type {Choices, ConsentState, DecisionSource} from './consent.ts';
import {type ConsentEvent, choiceIn, transition} from './consent-machine.ts';
import {makeRecord, RETENTION_MONTHS, shortChoices} from './decision.ts';
import type {ConsentEnvironment} from './environment.ts';
import {materialKey} from './material-key.ts';
import type {StoredChoice} from './persistence/choice-cookie.ts';
import type {KeptRecord} from './persistence/cookie-jar.ts';
import {privacySignals} from './privacy-signals/signals.ts';
import {randomId} from './random-id.ts';
import {warn} from './warn.ts';

/** Holds the state of consent, tells who listens, and keeps it between page views. */
export interface ConsentStore {
  readonly state: ConsentState;
  /** The record of the last decision, read when it is first asked for; one whose choice has gone goes then. */
  readonly record: KeptRecord | null;
  /** Forgets what is left of a choice that has run out. */
  dropExpired(): void;
  readonly categories: readonly NoticeCategory[];
  /** The answer in force; `denied` for an id that nobody knows. */
  choiceOf(id: string): Choice;
  /** True where `choices` grants something that needs consent. */
  grantsAnything(choices: Choices): boolean;
  /** Writes the decision down, in memory, cookie and storage, and gives its record. */
  keep(choices: Choices, source: DecisionSource): ConsentRecord;
  /** Takes over what another tab has stored; true where that differs. */
  reread(): boolean;
  /** Forgets the choice here and in the browser. */
  erase(): void;
  subscribe(listener: () => void): () => void;
}

/** A store that starts from what the browser has kept. */
export function createConsentStore(env: ConsentEnvironment): ConsentStore {
  const {config, services, store} = env;
  const categories = categoriesOf(config);
  let madeKey: string | undefined;
  /** Asked for where there is a choice to compare: most first views have none. */
  const key = (): string => {
    madeKey ??= materialKey(config, services);
    return madeKey;
  };
  const serviceOf = new Map(services.map(service => [service.id, service]));
  const exempt = new Set(categories.filter(category => category.exempt !== undefined).map(({id}) => id));
  const isExempt = (id: string): boolean => exempt.has(id) || exempt.has(serviceOf.get(id)?.category ?? '');
  const listeners = new Set<() => void>();
  let stored = store.read();
  const restored = (): ConsentEvent => ({
    type: 'restored',
    stored,
    materialKey: stored ? key() : '',
    now: env.now(),
  });
  let state = transition({status: 'undecided'}, restored());
  /** Undefined until it is asked for: reading storage is slow, and nothing that is held waits for it. */
  let record: KeptRecord | null | undefined;
  /** True once the browser has been seen to keep the choice: where it then has none, it was erased. */
  let isKept = stored !== null;
  const lastRecord = (): KeptRecord | null => {
    if (record !== undefined) return record;
    record = store.readRecord();
    if (state.status === 'undecided' && record) {
      // The choice has run out or was deleted; what could identify this browser goes with it.
      store.clear();
      void env.forget();
      record = null;
    }
    return record;
  };

  /** What the browser holds now; another tab may have decided since. */
  const latest = (): StoredChoice | null => store.read() ?? (isKept ? null : stored);

  const step = (event: ConsentEvent): void => {
    state = transition(state, event);
    for (const listener of [...listeners]) call(listener);
  };
  const grantsAnything = (choices: Choices): boolean =>
    Object.entries(choices).some(([id, choice]) => choice === 'granted' && !isExempt(id));

  return {
    categories,
    grantsAnything,
    get state() {
      return state;
    },
    get record() {
      return lastRecord();
    },
    dropExpired: () => void lastRecord(),
    choiceOf: id => (isExempt(id) ? 'granted' : choiceIn(state, id, serviceOf.get(id))),
    keep(choices, source) {
      const now = env.now();
      const expiresAt = addMonths(now, RETENTION_MONTHS);
      const granted = grantsAnything(choices);
      const made = recordOf(env, {choices, source, now, stored: latest(), granted});
      stored = {
        materialKey: key(),
        noticeHash: made.notice.hash.slice(0, 16),
        version: made.notice.version,
        decidedAt: timeOfDay(dayOf(now)),
        // Whole days only: a grant ends with the day before its hour, a refusal is never asked again too early.
        expiresAt: timeOfDay(dayOf(expiresAt) + (granted ? 0 : 1)),
        choices: shortChoices(choices, services),
        // After a refusal nothing that could identify this browser stays in it.
        ...(granted && made.consentId ? {consentId: made.consentId, recordId: made.id} : {}),
      };
      record = granted ? made : withoutIds(made, stored);
      store.write(stored);
      store.writeRecord(record);
      isKept = store.read() !== null;
      env.send(made);
      step({type: 'decided', choices, decidedAt: now, expiresAt});
      return made;
    },
    reread() {
      const found = latest();
      if (JSON.stringify(found) === JSON.stringify(stored)) return false;
      stored = found;
      record = found && store.readRecord();
      step(found ? restored() : {type: 'erased'});
      return true;
    },
    erase() {
      store.clear();
      stored = null;
      record = null;
      step({type: 'erased'});
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A refusal as the browser keeps it: neither an id nor the moment of its row leads to it. */
function withoutIds(record: ConsentRecord, {decidedAt, expiresAt}: StoredChoice): KeptRecord {
  return {
    ...record,
    id: null,
    previous: null,
    consentId: null,
    decidedAt: new Date(decidedAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}

interface Made {
  readonly choices: Choices;
  readonly source: DecisionSource;
  readonly now: number;
  readonly stored: StoredChoice | null;
  readonly granted: boolean;
}

function recordOf(env: ConsentEnvironment, {choices, source, now, stored, granted}: Made): ConsentRecord {
  const {realm, config} = env;
  return makeRecord({
    site: config.site,
    notice: {
      hash: config.notice?.hash ?? env.noticeHash() ?? '',
      version: config.version ?? '1',
      language: env.language(),
    },
    choices,
    source,
    signals: privacySignals(realm.navigator),
    now,
    id: randomId(realm.crypto),
    previous: stored?.recordId ?? null,
    consentId: stored?.consentId ?? (granted ? randomId(realm.crypto) : null),
  });
}

function call(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    warn('listener-failed', String(error), 'a listener that does not throw');
  }
}
