import {type Consent, makeSecret, warn} from '@akkoord/core';
import type {Config, ConsentRecord, Receipt} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';
import type {KeptReceipt, RecordSender} from './outbox-chunk.ts';
import {createWriteAhead} from './write-ahead.ts';

/** The way of a record out of the page. */
export interface RecordPath {
  /** Takes a record; it is on disk before this returns, where the browser stores at all. */
  send(record: ConsentRecord): void;
  /** Loads what sending needs, while the visitor reads. */
  prepare(): void;
  /** Goes on with what an earlier page left unsent. */
  resume(): void;
  /** Full hash of the notice, once known. */
  noticeHash(): string | undefined;
  receipt(): Promise<Receipt | null>;
  forget(): Promise<void>;
}

/** The record path of `config`; without a collector it hashes and sends nothing, and has no receipts. */
export function createRecordPath(config: Config, load: LoadChunk, consent: () => Consent): RecordPath {
  const {collector} = config;
  const writeAhead = createWriteAhead();
  let hash = config.notice?.hash;
  let opened: Promise<RecordSender> | undefined;

  const hashOnce = async (): Promise<string> => {
    if (hash) return hash;
    const [{hashNotice}, catalogue] = await Promise.all([load('outbox'), load('catalogue')]);
    hash = await hashNotice(config, catalogue);
    return hash;
  };
  const start = async (base: string): Promise<RecordSender> => {
    const {createSender} = await load('outbox');
    const keeps = (id: string): boolean => consent().record?.id === id;
    return createSender({collector: base.replace(/\/*$/, '/'), writeAhead, noticeHash: hashOnce, keeps});
  };
  const open = (): Promise<RecordSender> | undefined => {
    if (!collector || !isUsable()) return undefined;
    opened ??= start(collector).catch(error => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const sendAll = (): void => {
    // A chunk that does not arrive costs nothing: the record waits for the next page.
    open()
      ?.then(sender => sender.send())
      .catch(() => {});
  };
  const kept = async (): Promise<KeptReceipt | null> =>
    (await open()
      ?.then(sender => sender.receipt())
      .catch(() => null)) ?? null;

  return {
    send(record) {
      if (!collector || !isUsable()) return;
      writeAhead.add({record, secret: makeSecret(crypto)});
      sendAll();
    },
    prepare() {
      open()?.catch(() => {});
      if (collector && isUsable()) hashOnce().catch(() => {});
    },
    resume() {
      if (writeAhead.waits) sendAll();
    },
    noticeHash: () => hash,
    receipt: async () => (await kept())?.receipt ?? null,
    forget: async () => {
      await open()
        ?.then(sender => sender.forget())
        .catch(() => {});
    },
  };
}

/** SHA-256 exists in secure contexts only. */
function isUsable(): boolean {
  if (isSecureContext) return true;
  warn(
    'insecure-origin',
    location.origin,
    'https, or no data-collector; consent and blocking work, receipts do not',
  );
  return false;
}
