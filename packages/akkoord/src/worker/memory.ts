import {
  createHoldings,
  type Holdings,
  type WorkerAnswer,
  type WorkerMessage,
  type WorkerService,
  type WorkerSettings,
  workerServices,
} from '@akkoord/core/worker';
import type {ClientFacts, KeptState, StateStorage} from './kept-state.ts';

/** What the worker knows, and what follows from it. */
export interface Memory {
  /** True once what was kept has been read. */
  readonly isReady: boolean;
  /** What a page has told last; undefined: nothing is known, and everything listed is held. */
  readonly settings: WorkerSettings | undefined;
  readonly silentViews: number;
  /** Resolves when everything is ready, and the choices have been held against the choice cookie of this moment. */
  check(): Promise<void>;
  /** What is held for the page `client`; undefined where that page is left alone. */
  holdingsFor(client: string): Holdings | undefined;
  /** Takes over what the page `client` tells. Resolves when that outlives the worker, or soon after where it cannot. */
  learn(message: WorkerMessage, client: string | undefined): Promise<WorkerAnswer>;
  /** Leaves the page `client` alone from now on. */
  leaveAlone(client: string): void;
  /** True for a page that is left alone. */
  isLeftAlone(client: string): boolean;
  /** Counts one more view from which no tag has spoken yet. */
  countView(): void;
  /** Forgets everything, here and in the browser. */
  forget(): Promise<void>;
}

/** What memory needs of its surroundings. */
export interface MemoryOptions {
  readonly storage: StateStorage;
  readonly catalogue: readonly WorkerService[];
  /** Everything that is held while no page has told anything. */
  readonly known: readonly WorkerService[];
  readonly now: () => number;
  /** The choice cookie's value; undefined where there is none, or the browser does not tell. Never rejects. */
  readonly readCookie: () => Promise<string | undefined>;
  /** Ids of the pages that are open. */
  readonly openClients: () => Promise<readonly string[]>;
}

/** Storage that hangs must not keep a page waiting. */
const PATIENCE = 1_000;

/** Time in which a page that is being opened has surely come to be one of the open ones. */
const OPENING = 60_000;

const NOTHING: KeptState = {seesCookie: false, silentViews: 0, clients: {}};

/** The memory over `options.storage`. */
export function createMemory(options: MemoryOptions): Memory {
  const {storage, catalogue, known, now, readCookie, openClients} = options;
  let state = NOTHING;
  let isReady = false;
  /** False where the choice cookie says something else than the settings: then nothing is granted. */
  let isCurrent = true;
  let common: Holdings | undefined;
  let saved = Promise.resolve();

  const ready = storage.read().then(kept => {
    state = kept ?? NOTHING;
    isReady = true;
  });
  const isAllowed = (id: string, once: readonly string[] = []): boolean => {
    const {settings} = state;
    if (!settings) return false;
    const isGranted = isCurrent && now() < settings.expiresAt && settings.granted.includes(id);
    return isGranted || settings.exempt.includes(id) || once.includes(id);
  };
  /** True where everything that `settings` hold was held before them. */
  const hasHeld = (settings: WorkerSettings): boolean => {
    if (!state.settings) return true;
    const {services, granted} = state.settings;
    return (
      JSON.stringify(services) === JSON.stringify(settings.services) &&
      granted.every(id => !isAllowed(id) || [...settings.granted, ...settings.exempt].includes(id))
    );
  };
  const change = (changed: Partial<KeptState>): void => {
    state = {...state, ...changed};
    common = undefined;
  };
  const note = (client: string, facts: Omit<ClientFacts, 'since'>): void =>
    change({clients: {...state.clients, [client]: {...state.clients[client], ...facts, since: now()}}});
  const write = async (): Promise<void> => {
    if (Object.keys(state.clients).length > 0) {
      const open = await openClients();
      change({clients: stillOpen(state.clients, open, now())});
    }
    await storage.write(state);
  };
  // One after the other: a write that is overtaken by the removal would bring the database back.
  const save = (): Promise<void> => {
    saved = saved.then(write).catch(() => {});
    return saved;
  };

  return {
    get isReady() {
      return isReady;
    },
    get settings() {
      return state.settings;
    },
    get silentViews() {
      return state.silentViews;
    },
    async check() {
      const [cookie] = await Promise.all([readCookie(), ready]);
      const told = state.settings?.cookie;
      // What a browser that refuses cookies has granted, ends with the page.
      isCurrent = told !== '' && (!state.seesCookie || cookie === told);
      common = undefined;
    },
    holdingsFor(client) {
      const facts = state.clients[client];
      if (facts?.isOpen) return undefined;
      const services = (): readonly WorkerService[] =>
        state.settings ? workerServices(state.settings, catalogue) : known;
      if (facts?.once) return createHoldings(services(), id => isAllowed(id, facts.once));
      common ??= createHoldings(services(), id => isAllowed(id));
      return common;
    },
    async learn({settings, once}, client) {
      const [cookie] = await Promise.all([readCookie(), ready]);
      const answer = {hasHeld: hasHeld(settings)};
      isCurrent = true;
      const before = JSON.stringify(state);
      const seesCookie = settings.cookie === '' ? state.seesCookie : cookie === settings.cookie;
      change({settings, seesCookie, silentViews: 0});
      if (once && client) note(client, {once: [...(state.clients[client]?.once ?? []), once]});
      if (JSON.stringify(state) !== before)
        await Promise.race([save(), new Promise(resolve => setTimeout(resolve, PATIENCE))]);
      return answer;
    },
    leaveAlone(client) {
      note(client, {isOpen: true});
      void save();
    },
    isLeftAlone: client => state.clients[client]?.isOpen === true,
    countView() {
      change({silentViews: state.silentViews + 1});
      void save();
    },
    forget() {
      change({...NOTHING, settings: undefined});
      saved = saved.then(storage.remove);
      return saved;
    },
  };
}

function stillOpen(
  clients: KeptState['clients'],
  open: readonly string[],
  now: number,
): KeptState['clients'] {
  const kept = Object.entries(clients).filter(([id, {since}]) => open.includes(id) || now - since < OPENING);
  return Object.fromEntries(kept);
}
