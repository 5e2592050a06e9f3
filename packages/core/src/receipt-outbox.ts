import type {Receipt, RecordBatch, RecordSubmission, RecordsAnswer} from '@akkoord/schema';

/** A record on its way, with the secret that never leaves the browser (base64url, 32 bytes). */
export interface PendingRecord extends Pick<RecordSubmission, 'record' | 'viewport' | 'test'> {
  readonly secret: string;
}

/** A small key-value store; idb-keyval in a browser. Every promise may reject: storage can be refused. */
export interface OutboxStorage {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  del(key: string): Promise<void>;
  entries(): Promise<readonly (readonly [IDBValidKey, unknown])[]>;
}

/** What the outbox needs of the world. */
export interface OutboxOptions {
  readonly storage: OutboxStorage;
  /** Base URL of the collector, ending in a slash. */
  readonly collector: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /**
   * Awaited once an answer has come, before anything of it is forgotten: what must not be missed where the page is left
   * meanwhile is done again with the next page. Never rejects.
   */
  readonly onAnswer?: () => Promise<void>;
  /** A receipt arrived; `keep` tells whether the record granted anything. */
  readonly onReceipt: (receipt: Receipt, secret: string) => void;
  /** The collector refused a record for good: sending it again cannot help. */
  readonly onRefused: (record: RecordSubmission['record'], code: string) => void;
  /** Nothing of the record waits any more, whichever way it ended. */
  readonly onSettled: (id: string) => void;
}

/** Keeps records until the collector has acknowledged them. */
export interface Outbox {
  /** Resolves true once the record is stored, false where the browser stores nothing and memory must do. */
  add(pending: PendingRecord): Promise<boolean>;
  /** Sends what waits. Resolves true when nothing waits any more. Calls take turns: nothing is sent twice at a time. */
  flush(): Promise<boolean>;
  /** True while the browser holds a record that has not arrived, whichever tab put it there. */
  waits(): Promise<boolean>;
}

const PREFIX = 'record:';
/** Browsers take 64 KiB in keepalive requests; this many records of 4 KiB stay below it. */
const BATCH = 15;

/** Codes that no later attempt can heal; everything else stays in the outbox. */
const FINAL = new Set(['record-invalid', 'record-too-large', 'record-conflict', 'reference-personal']);

/** An outbox over `options.storage`; where that fails, records wait in memory until the page is left. */
export function createOutbox(options: OutboxOptions): Outbox {
  const memory = new Map<string, PendingRecord>();
  let running: Promise<boolean> | undefined;

  async function waiting(): Promise<PendingRecord[]> {
    const found = new Map(memory);
    try {
      for (const [key, value] of await options.storage.entries()) {
        if (typeof key === 'string' && key.startsWith(PREFIX))
          found.set(key.slice(PREFIX.length), value as PendingRecord);
      }
    } catch {
      // Refused storage: memory is all there is.
    }
    return [...found.values()].sort((a, b) => (a.record.decidedAt < b.record.decidedAt ? -1 : 1));
  }

  async function forget(id: string): Promise<void> {
    memory.delete(id);
    await options.storage.del(PREFIX + id).catch(() => {});
    options.onSettled(id);
  }

  async function attempt(): Promise<boolean> {
    for (;;) {
      const batch = (await waiting()).slice(0, BATCH);
      if (batch.length === 0) return true;
      const answer = await post(options, batch).catch(() => null);
      if (answer) await options.onAnswer?.();
      if (!answer || !(await settle(batch, answer))) return false;
    }
  }

  /** False when nothing of the batch could be settled, so that the loop above cannot spin. */
  async function settle(batch: readonly PendingRecord[], answer: RecordsAnswer): Promise<boolean> {
    let settled = 0;
    for (const entry of answer.records) {
      const pending = batch.find(({record}) => record.id === entry.id);
      if (!pending) continue;
      if (entry.status !== 'refused') options.onReceipt(entry.receipt, pending.secret);
      else if (FINAL.has(entry.error.code)) options.onRefused(pending.record, entry.error.code);
      else continue;
      await forget(pending.record.id);
      settled++;
    }
    return settled > 0;
  }

  /** Each call looks at what waits once the one before it has ended, which may have looked too early for it. */
  const flush = (): Promise<boolean> => {
    const turn = (running ? running.then(attempt, attempt) : attempt()).finally(() => {
      if (running === turn) running = undefined;
    });
    running = turn;
    return turn;
  };

  return {
    async add(pending) {
      memory.set(pending.record.id, pending);
      return options.storage.set(PREFIX + pending.record.id, pending).then(
        () => memory.delete(pending.record.id),
        () => false,
      );
    },
    flush,
    waits: async () => (await waiting()).length > 0,
  };
}

async function post(options: OutboxOptions, batch: readonly PendingRecord[]): Promise<RecordsAnswer | null> {
  const records = await Promise.all(
    batch.map(async ({secret, ...sent}) => ({...sent, secretHash: await sha256Hex(fromBase64Url(secret))})),
  );
  const body: RecordBatch = {sentAt: new Date(options.now()).toISOString(), records};
  const response = await options.fetch(`${options.collector}v1/records`, {
    method: 'POST',
    // text/plain needs no preflight, which a keepalive request cannot wait for while a page unloads.
    headers: {'Content-Type': 'text/plain;charset=UTF-8'},
    body: JSON.stringify(body),
    keepalive: true,
    credentials: 'omit',
  });
  const answer = (await response.json()) as Partial<RecordsAnswer>;
  return Array.isArray(answer.records) ? {records: answer.records} : null;
}

/** 32 random bytes as base64url. */
export function makeSecret(crypto: Crypto): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, char => char.charCodeAt(0));
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}
