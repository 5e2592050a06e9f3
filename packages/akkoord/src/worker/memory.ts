import {
  createHoldings,
  type Holdings,
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
  /** What a page has told last; undefined: nothing is known, and everything that the catalogue lists is held. */
  readonly settings: WorkerSettings | undefined;
  readonly silentViews: number;
  /** Resolves when everything is ready, and the choices have been held against the choice cookie of this moment. */
  check(): Promise<void>;
  /** What is held for the page `client`; undefined where that page is left alone. */
  holdingsFor(client: string): Holdings | undefined;
  /** Takes over what the page `client` tells. Resolves when that outlives the worker, or soon after where it cannot. */
  learn(message: WorkerMessage, client: string | undefined): Promise<void>;
  /** Leaves the page `client` alone from now on. */
  leaveAlone(client: string): void;
  /** Counts one more view from which no tag has spoken yet. */
  countView(): void;
  /** Forgets everything, here and in the browser. */
  forget(): Promise<void>;
}

/** What memory needs of its surroundings. */
export interface MemoryOptions {
  readonly storage: StateStorage;
  readonly catalogue: readonly WorkerService[];
  readonly now: () => number;
  /** The choice cookie's value, '' where there is none; undefined where the browser does not tell. */
  readonly readCookie: () => Promise<string | undefined>;
  /** Ids of the pages that are open. */
  readonly openClients: () => Promise<readonly string[]>;
}

/** Storage that hangs must not keep a page waiting. */
const PATIENCE = 1_000;

/** Time in which a page that is being opened has surely come to be one of the open ones. */
const OPENING = 60_000;

const NOTHING: KeptState = {silentViews: 0, clients: {}};

/** The memory over `options.storage`. */
export function createMemory(options: MemoryOptions): Memory {
  const {storage, catalogue, now, readCookie, openClients} = options;
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
  const change = (changed: Partial<KeptState>): void => {
    state = {...state, ...changed};
    common = undefined;
  };
  const note = (client: string, facts: Omit<ClientFacts, 'since'>): void =>
    change({clients: {...state.clients, [client]: {...state.clients[client], ...facts, since: now()}}});
  const prune = async (): Promise<void> => {
    if (Object.keys(state.clients).length === 0) return;
    const open = await openClients();
    const kept = Object.entries(state.clients).filter(
      ([id, {since}]) => open.includes(id) || now() - since < OPENING,
    );
    change({clients: Object.fromEntries(kept)});
  };
  const write = async (): Promise<void> => {
    await prune();
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
      const [cookie] = await Promise.all([readCookie().catch(() => undefined), ready]);
      isCurrent = cookie === undefined || cookie === (state.settings?.cookie ?? '');
      common = undefined;
    },
    holdingsFor(client) {
      const facts = state.clients[client];
      if (facts?.isOpen) return undefined;
      const services = (): readonly WorkerService[] => workerServices(state.settings, catalogue);
      if (facts?.once) return createHoldings(services(), id => isAllowed(id, facts.once));
      common ??= createHoldings(services(), id => isAllowed(id));
      return common;
    },
    async learn({settings, once}, client) {
      await ready;
      isCurrent = true;
      const before = JSON.stringify(state);
      change({settings, silentViews: 0});
      if (once && client) note(client, {once: [...(state.clients[client]?.once ?? []), once]});
      if (JSON.stringify(state) === before) return;
      await Promise.race([save(), new Promise(resolve => setTimeout(resolve, PATIENCE))]);
    },
    leaveAlone(client) {
      note(client, {isOpen: true});
      void save();
    },
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
