import {
  type Consent,
  createOutbox,
  type Outbox,
  type OutboxStorage,
  type PendingRecord,
  type RecordedConsent,
  warn,
} from '@akkoord/core';
import type {HeldReceipt, Holder} from '@akkoord/core/holder';
import {canonicalHash} from '@akkoord/ledger/canonical';
import type {Config, Receipt} from '@akkoord/schema';
import {composeNotice} from '@akkoord/schema/notice';
import type {OtherConsentRequest} from '@akkoord/schema/other-consent';
import {createStore, del, entries, get, set} from 'idb-keyval';
import type {LoadChunk} from './chunks.ts';
import {keepChoice} from './keep-choice.ts';
import {allTexts} from './page-texts.ts';
import type {UnsentRecord, WriteAhead} from './write-ahead.ts';

/** A receipt with the secret that lets its holder use it. */
export interface KeptReceipt {
  readonly receipt: Receipt;
  readonly secret: string;
}

/** What this chunk gives the first bundle. */
export interface RecordSender {
  /**
   * Moves everything from the write-ahead log into the outbox and sends it, now and until it has arrived. With the
   * `consent` of a page that begins, it then asks, once a day, whether what was granted was withdrawn by its receipt.
   * Never rejects.
   */
  send(consent?: Consent): Promise<void>;
  /** The receipt of record `id` with what its secret lets do, if it is there. */
  receipt(id: string | undefined): Promise<HeldReceipt | undefined>;
  /** Removes every receipt from this browser. */
  forget(): Promise<void>;
  /** Full hash of the notice in force. */
  noticeHash(): Promise<string>;
  /** Records another consent, read in `language`. Rejects where the file that it takes does not arrive. */
  recordConsent(asked: OtherConsentRequest, language: string): Promise<RecordedConsent>;
  /** Sends one record: gives its receipt, the code that it was refused with, or null where it waits. */
  deliver(entry: UnsentRecord): Promise<Receipt | string | null>;
}

/** What the sender needs. */
export interface SenderOptions {
  readonly config: Config;
  readonly load: LoadChunk;
  readonly writeAhead: WriteAhead;
  /** True while `id` is the last record that granted something, in whichever tab. */
  readonly keeps: (id: string) => boolean;
  /** Absent: a database of the browser’s. */
  readonly storage?: OutboxStorage;
}

const RECEIPT = 'receipt';
const FIRST_RETRY = 5_000;
const LAST_RETRY = 300_000;

/** Sends records to the collector until it has acknowledged them, over page views, outages and reloads. */
export function createSender({
  config,
  load,
  writeAhead,
  keeps,
  storage = idbStorage(),
}: SenderOptions): RecordSender {
  const receipts = new Map<string, KeptReceipt>();
  const refused = new Map<string, string>();
  let delay = FIRST_RETRY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turns = 0;

  const outbox = createOutbox({
    storage,
    collector: (config.collector ?? '').replace(/\/*$/, '/'),
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    onAnswer: () => keepChoice(config),
    onReceipt(receipt, secret) {
      const {id} = receipt.row.record;
      receipts.set(id, {receipt, secret});
      if (keeps(id)) storage.set(RECEIPT, {receipt, secret}).catch(() => {});
    },
    onSettled: id => writeAhead.remove(id),
    onRefused(record, code) {
      refused.set(record.id, code);
      warn('collector-refused', code, `a record of site ${record.site} that the collector takes`);
    },
  });

  const stored = (): Promise<KeptReceipt | undefined> =>
    storage.get<KeptReceipt>(RECEIPT).catch(() => undefined);
  const hashOf = async (of: Config): Promise<string> => of.notice?.hash ?? hashNotice(of, load);

  const drop = (): Promise<void> => storage.del(RECEIPT).catch(() => {});

  /** A refusal leaves nothing behind that could identify this browser, not even the receipt of a grant before it. */
  async function prune(): Promise<void> {
    const last = await stored();
    if (last && !keeps(last.receipt.row.record.id)) await drop();
  }

  async function send(consent?: Consent): Promise<void> {
    const turn = ++turns;
    clearTimeout(timer);
    await prune();
    const all = await moveToOutbox(writeAhead, outbox, of => hashOf(of ?? config));
    const empty = (await outbox.flush().catch(() => false)) && all;
    if (empty) {
      delay = FIRST_RETRY;
      await settle(turn, consent).catch(() => {});
      return;
    }
    writeAhead.dueOn(0);
    // Jitter keeps a crowd of browsers from knocking together when a collector comes back.
    timer = setTimeout(() => void send(), delay * (0.5 + Math.random()));
    delay = Math.min(delay * 2, LAST_RETRY);
  }

  async function deliver(entry: UnsentRecord): Promise<Receipt | string | null> {
    const {id} = entry.record;
    const outcome = () => receipts.get(id)?.receipt ?? refused.get(id);
    writeAhead.add(entry);
    await send();
    return outcome() ?? null;
  }

  /**
   * Nothing waits any more, unless something was decided since: what is sent later marks that itself. Whoever holds a
   * receipt comes back tomorrow to ask what became of it: the day is written down before the question is put, so that a
   * collector that is down is not asked by every page view.
   */
  async function settle(turn: number, consent: Consent | undefined): Promise<void> {
    const last = await stored();
    if (turn === turns) {
      writeAhead.dueOn(last ? Math.floor(Date.now() / 864e5) + 1 : null);
      // Another tab may have put something there in between.
      if (await outbox.waits()) writeAhead.dueOn(0);
    }
    const id = last?.receipt.row.record.id;
    // What has come on this page view is no news.
    if (!id || !consent || receipts.has(id)) return;
    const {heedWithdrawal} = await load('holder');
    await heedWithdrawal(consent, await holderOf(last));
  }

  async function receipt(id = ''): Promise<HeldReceipt | undefined> {
    const kept = receipts.get(id) ?? (await stored());
    if (kept?.receipt.row.record.id !== id) return undefined;
    const holder = (): Promise<Holder> => {
      // Whoever is shown the way to the collector may withdraw there and come back: the next page asks at once.
      writeAhead.dueOn(0);
      return holderOf(kept);
    };
    return {receipt: kept.receipt, holder};
  }

  const holderOf = (kept: KeptReceipt): Promise<Holder> => loadHolder(kept, config, load);

  addEventListener('online', () => void send());
  isTrial();
  const sender: RecordSender = {
    send,
    deliver,
    recordConsent: async (asked, language) =>
      (await load('consents')).recordConsent(asked, {config, language, sender}),
    noticeHash: () => hashOf(config),
    receipt,
    async forget() {
      receipts.clear();
      await drop();
    },
  };
  return sender;
}

async function loadHolder(kept: KeptReceipt, {collector = ''}: Config, load: LoadChunk): Promise<Holder> {
  return (await load('holder')).createHolder({collector, ...kept, fetch: fetch.bind(globalThis)});
}

/** Everything of the write-ahead log goes into the outbox. False where a record has to wait for what its notice is hashed with. */
async function moveToOutbox(
  writeAhead: WriteAhead,
  outbox: Outbox,
  hashOf: (config: Config | undefined) => Promise<string>,
): Promise<boolean> {
  let all = true;
  for (const entry of writeAhead.entries()) {
    try {
      if (!(await outbox.add(await withHash(entry, () => hashOf(entry.config))))) continue;
      // If the page is left now, only this mark tells the next one that something waits.
      writeAhead.dueOn(0);
      writeAhead.remove(entry.record.id);
    } catch {
      all = false;
    }
  }
  return all;
}

async function withHash(
  {record, secret}: UnsentRecord,
  noticeHash: () => Promise<string>,
): Promise<PendingRecord> {
  const {notice} = record;
  const pending = {...('choices' in record && circumstances()), secret};
  if (notice.hash) return {record, ...pending};
  return {record: {...record, notice: {...notice, hash: await noticeHash()}}, ...pending};
}

/** What is counted of a choice and stands in no record; and whether this tab tries the site out. */
function circumstances(): Pick<PendingRecord, 'viewport' | 'test'> {
  return {viewport: innerWidth < 640 ? 'small' : 'large', ...(isTrial() && {test: true})};
}

/** Whether the tab was opened with `#akkoord-test`, on this page or on an earlier one. */
function isTrial(): boolean {
  const name = 'akkoord-test';
  try {
    if (location.hash === `#${name}`) sessionStorage.setItem(name, '1');
    return sessionStorage.getItem(name) !== null;
  } catch {
    return location.hash === `#${name}`;
  }
}

/** The hash of the notice that `config` makes with the catalogue and the texts that ship beside this file. */
async function hashNotice(config: Config, load: LoadChunk): Promise<string> {
  const {services, textHashes} = await load('catalogue');
  const own = Object.keys(config.texts ?? {}).filter(language => language in textHashes);
  const changed = own.map(async language => [
    language,
    await canonicalHash(await allTexts(language, {load, own: config.texts})),
  ]);
  const texts = {...textHashes, ...Object.fromEntries(await Promise.all(changed))};
  return canonicalHash(composeNotice(config, {services, texts}));
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
