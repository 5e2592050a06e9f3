import type {WorkerSettings} from '@akkoord/core/worker';
import {get, set, type UseStore} from 'idb-keyval';

/** What outlives the worker, which browsers end whenever it is idle. */
export interface KeptState {
  /** What a page has told last; undefined: none has. */
  readonly settings?: WorkerSettings | undefined;
  /** True where the worker has been seen to read the choice cookie; Firefox has a cookie store that finds none. */
  readonly seesCookie: boolean;
  /** Views in a row from which no tag has spoken. */
  readonly silentViews: number;
  /** Open pages that are not treated as the others are, by client id. */
  readonly clients: Readonly<Record<string, ClientFacts>>;
}

/** What holds for one open page alone. */
export interface ClientFacts {
  /** When this was noted, milliseconds since 1970: a page that is being opened is in no list of open ones yet. */
  readonly since: number;
  /** The page carries no tag, and is left alone. */
  readonly isOpen?: true;
  /** Services that the visitor lets load once. */
  readonly once?: readonly string[];
}

/** Where the state is kept. No promise rejects: a browser that refuses storage keeps nothing. */
export interface StateStorage {
  read(): Promise<KeptState | undefined>;
  write(state: KeptState): Promise<void>;
  remove(): Promise<void>;
}

const DATABASE = 'akkoord-worker';
const STORE = 'state';
const KEY = 'kept';

/** The state in IndexedDB. No connection stays open, so that the database can be deleted at any time. */
export function idbStateStorage(): StateStorage {
  return {
    read: () => get<KeptState>(KEY, useStore).catch(() => undefined),
    write: state => set(KEY, state, useStore).catch(() => {}),
    remove: () =>
      new Promise(resolve => {
        const done = (): void => resolve();
        try {
          Object.assign(indexedDB.deleteDatabase(DATABASE), {
            onsuccess: done,
            onerror: done,
            onblocked: done,
          });
        } catch {
          done();
        }
      }),
  };
}

const useStore: UseStore = async (mode, run) => {
  const database = await open(mode);
  try {
    return await run(database.transaction(STORE, mode).objectStore(STORE));
  } finally {
    database.close();
  }
};

function open(mode: IDBTransactionMode): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => {
      // Who only looks must leave nothing behind.
      if (mode === 'readonly') request.transaction?.abort();
      else request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
