import {createOutbox, type OutboxStorage, type PendingRecord, warn} from '@akkoord/core';
import {canonicalHash} from '@akkoord/ledger/canonical';
import type {Config, Receipt} from '@akkoord/schema';
import {composeNotice} from '@akkoord/schema/notice';
import {createStore, del, entries, get, set} from 'idb-keyval';
import type {WriteAhead} from './write-ahead.ts';

/** A receipt with the secret that lets its holder use it. */
export interface KeptReceipt {
  readonly receipt: Receipt;
  readonly secret: string;
}

/** What this chunk gives the first bundle. */
export interface RecordSender {
  /** Moves everything from the write-ahead log into the outbox and sends it. */
  send(): Promise<void>;
  /** The last receipt with its secret, or null. */
  receipt(): Promise<KeptReceipt | null>;
  /** Removes the kept receipt from this browser. */
  forget(): Promise<void>;
}

/** What the sender needs. */
export interface SenderOptions {
  readonly collector: string;
  readonly writeAhead: WriteAhead;
  /** Full hash of the notice in force. */
  readonly noticeHash: () => Promise<string>;
  /** True while the record `id` is one that granted something and still holds. */
  readonly keeps: (id: string) => boolean;
}

const RECEIPT = 'receipt';
const FIRST_RETRY = 5_000;
const LAST_RETRY = 300_000;

/** Sends records to `collector` until it has acknowledged them, over page views, outages and reloads. */
export function createSender({collector, writeAhead, noticeHash, keeps}: SenderOptions): RecordSender {
  const storage = idbStorage();
  let last: KeptReceipt | null = null;
  let delay = FIRST_RETRY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const outbox = createOutbox({
    storage,
    collector,
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    onReceipt(receipt, secret) {
      last = {receipt, secret};
      // A refusal leaves nothing behind that could identify this browser, not even its own receipt.
      const kept = keeps(receipt.row.record.id) ? storage.set(RECEIPT, last) : storage.del(RECEIPT);
      kept.catch(() => {});
    },
    onSettled: id => writeAhead.remove(id),
    onRefused: (record, code) =>
      warn('collector-refused', code, `a record of site ${record.site} that the collector takes`),
  });

  async function take(): Promise<void> {
    for (const entry of writeAhead.entries()) {
      const stored = await outbox.add(await withHash(entry, noticeHash));
      if (stored) writeAhead.remove(entry.record.id);
    }
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    await take();
    const empty = await outbox.flush();
    writeAhead.setWaits(!empty);
    if (empty) {
      delay = FIRST_RETRY;
      return;
    }
    // Jitter keeps a crowd of browsers from knocking together when a collector comes back.
    timer = setTimeout(() => void send(), delay * (0.5 + Math.random()));
    delay = Math.min(delay * 2, LAST_RETRY);
  }

  addEventListener('online', () => void send());
  return {
    send,
    receipt: async () => last ?? (await storage.get<KeptReceipt>(RECEIPT).catch(() => undefined)) ?? null,
    async forget() {
      last = null;
      await storage.del(RECEIPT).catch(() => {});
    },
  };
}

async function withHash(entry: PendingRecord, noticeHash: () => Promise<string>): Promise<PendingRecord> {
  const {record} = entry;
  return record.notice.hash
    ? entry
    : {...entry, record: {...record, notice: {...record.notice, hash: await noticeHash()}}};
}

/** The hash of the notice that `config` makes with the catalogue that ships beside this file. */
export async function hashNotice(
  config: Config,
  catalogue: typeof import('./catalogue-chunk.ts'),
): Promise<string> {
  return canonicalHash(composeNotice(config, {services: catalogue.services, texts: catalogue.textHashes}));
}

function idbStorage(): OutboxStorage {
  let store: ReturnType<typeof createStore> | undefined;
  // Opened at first use and inside a promise: indexedDB itself may throw where storage is refused.
  const open = async () => {
    store ??= createStore('akkoord', 'outbox');
    return store;
  };
  return {
    get: async key => get(key, await open()),
    set: async (key, value) => set(key, value, await open()),
    del: async key => del(key, await open()),
    entries: async () => entries(await open()),
  };
}
