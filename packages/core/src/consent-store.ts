import type {AskReason, Choice, ConsentRecord, NoticeCategory} from '@akkoord/schema';
import {categoriesOf} from '@akkoord/schema/notice';
import {createAnswers} from './answers.ts';
import {dayOf, timeOfDay} from './calendar.ts';
import type {Choices, ConsentState, DecisionSource} from './consent.ts';
import {type ConsentEvent, transition} from './consent-machine.ts';
import {makeRecord, shortChoices} from './decision.ts';
import type {ConsentEnvironment} from './environment.ts';
import {createListeners} from './listeners.ts';
import {factsOnce} from './material-key.ts';
import {encodeChoice, type StoredChoice} from './persistence/choice-cookie.ts';
import type {KeptRecord} from './persistence/cookie-jar.ts';
import {privacySignals} from './privacy-signals/signals.ts';
import {quickHash} from './quick-hash.ts';
import {randomId} from './random-id.ts';

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
  /** The choice as the cookie has it, or null. */
  readonly stored: StoredChoice | null;
  /** What consent depends on now, see `materialFacts`. */
  facts(): string;
  /** Takes over what is known better than the cookie alone tells it: a choice, and what has changed since. */
  settle(choice: StoredChoice, changed: readonly string[] | null): void;
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
  // Asked for where there is a choice to compare: most first views have none.
  const facts = factsOnce(config, services);
  const {answerIn, grantsAnything} = createAnswers(categories, services);
  const {tell, subscribe} = createListeners();
  let stored = store.read();
  const restored = (changed: readonly string[] | null = null): ConsentEvent => ({
    type: 'restored',
    stored,
    materialKey: stored ? quickHash(facts()) : '',
    changed,
    now: env.now(),
  });
  let state = transition({status: 'undecided'}, restored());
  /** Undefined until it is asked for: reading storage is slow, and nothing that is held waits for it. */
  let record: KeptRecord | null | undefined;
  /** Why there is no choice, where a record tells that there was one. */
  let lost: AskReason | undefined;
  /** True once the browser has been seen to keep the choice: where it then has none, it was erased. */
  let isKept = stored !== null;
  const lastRecord = (): KeptRecord | null => {
    if (record !== undefined) return record;
    record = store.readRecord();
    if (!record) return null;
    const {id, expiresAt} = record;
    if (state.status === 'undecided') {
      lost = Date.parse(expiresAt) > env.now() ? 'storage-lost' : 'expired';
      // The choice has run out or was deleted; what could identify this browser goes with it. A refusal holds nothing
      // that could, and may still be taken over (`settleChoice`).
      if (id !== null) store.clear();
    } else if (id === (stored?.recordId ?? null)) return record;
    // Else another subdomain has decided since, and what this one kept is of an earlier choice.
    else store.forgetRecord();
    if (id !== null) void env.forget();
    record = null;
    return null;
  };

  /** What the browser holds now; another tab may have decided since. */
  const latest = (): StoredChoice | null => store.read() ?? (isKept ? null : stored);

  const step = (event: ConsentEvent): void => {
    state = transition(state, event);
    tell();
  };

  return {
    categories,
    grantsAnything,
    facts,
    get stored() {
      return stored;
    },
    get state() {
      return state;
    },
    get record() {
      return lastRecord();
    },
    dropExpired: () => void lastRecord(),
    choiceOf: id => answerIn(state, id),
    keep(choices, source) {
      const now = env.now();
      const reason = state.status === 'stale' ? 'material-change' : lost;
      lost = undefined;
      const granted = grantsAnything(choices);
      const made = recordOf(env, {choices, source, now, stored: latest(), granted, reason});
      const kept = {materialKey: quickHash(facts()), choices: shortChoices(choices, services)};
      stored = storedOf(made, {...kept, granted});
      record = granted ? made : withoutIds(made, stored);
      store.write(stored);
      store.writeRecord(record, facts());
      isKept = store.read() !== null;
      // What was withdrawn by its receipt is known, and leaves nothing here that leads to it.
      if (source.recorded) void env.forget();
      else env.send(made);
      step({type: 'decided', choices, decidedAt: now, expiresAt: Date.parse(made.expiresAt)});
      return made;
    },
    reread() {
      const found = latest();
      if (isSame(found, stored)) return false;
      // What is new here has been read, or is gone: the browser keeps.
      isKept = true;
      stored = found;
      record = found ? undefined : null;
      step(found ? restored() : {type: 'erased'});
      return true;
    },
    settle(choice, changed) {
      if (choice !== stored) store.write(choice);
      stored = choice;
      record = undefined;
      step(restored(changed));
    },
    erase() {
      store.clear();
      stored = null;
      record = null;
      step({type: 'erased'});
    },
    subscribe,
  };
}

/** True where both would be written alike. */
const isSame = (a: StoredChoice | null, b: StoredChoice | null): boolean =>
  a === b || (a && encodeChoice(a)) === (b && encodeChoice(b));

/** The decision as the cookie keeps it. */
function storedOf(
  made: ConsentRecord,
  {granted, ...kept}: Pick<StoredChoice, 'materialKey' | 'choices'> & {readonly granted: boolean},
): StoredChoice {
  const [decided, expires] = [dayOf(Date.parse(made.decidedAt)), dayOf(Date.parse(made.expiresAt))];
  return {
    ...kept,
    noticeHash: made.notice.hash.slice(0, 16),
    version: made.notice.version,
    decidedAt: timeOfDay(decided),
    // Whole days only: a grant ends with the day before its hour, a refusal is never asked again too early.
    expiresAt: timeOfDay(expires + (granted ? 0 : 1)),
    // After a refusal nothing that could identify this browser stays in it.
    ...(granted && made.consentId ? {consentId: made.consentId, recordId: made.id} : {}),
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
  readonly reason: AskReason | undefined;
}

function recordOf(
  env: ConsentEnvironment,
  {choices, source, now, stored, granted, reason}: Made,
): ConsentRecord {
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
    ...(reason ? {reason} : {}),
  });
}
