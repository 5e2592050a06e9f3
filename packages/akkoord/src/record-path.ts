import {type ChoiceStore, type Consent, makeSecret, warn} from '@akkoord/core';
import type {HeldReceipt} from '@akkoord/core/holder';
import type {Config, ConsentRecord} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';
import type {RecordSender} from './outbox-chunk.ts';
import {createWriteAhead} from './write-ahead.ts';

/** The way of a record out of the page. */
export interface RecordPath {
  /** Takes a record; it is on disk before this returns, where the browser stores at all. */
  send(record: ConsentRecord): void;
  /** Loads what sending needs, while the visitor reads. */
  prepare(): void;
  /** Goes on with what an earlier page left unsent; once a day asks what became of what was sent. */
  resume(consent: Consent): void;
  /** Full hash of the notice, once known. */
  noticeHash(): string | undefined;
  /** The receipt of the last record; of a refusal on the page view that sent it only. */
  ownReceipt(): Promise<HeldReceipt | undefined>;
  forget(): Promise<void>;
  /** What `work` gives; undefined without a collector, on an insecure origin, or where a file does not arrive. */
  use<T>(work: (sender: RecordSender) => Promise<T>): Promise<T | undefined>;
}

/** The record path of `config`; without a collector it hashes and sends nothing, and has no receipts. */
export function createRecordPath(config: Config, load: LoadChunk, store: ChoiceStore): RecordPath {
  const writeAhead = createWriteAhead();
  let hash = config.notice?.hash;
  let sent: string | undefined;
  let sender: RecordSender | undefined;

  const lastId = (): string | undefined => store.read()?.recordId;
  /** What `work` gives. A chunk that does not arrive costs nothing: records wait for the next page. */
  const use = async <T>(work: (sender: RecordSender) => Promise<T>): Promise<T | undefined> => {
    if (!config.collector || !isUsable()) return undefined;
    return load('outbox')
      .then(({createSender}) => {
        sender ??= createSender({config, load, writeAhead, keeps: id => id === lastId()});
        return work(sender);
      })
      .catch(() => undefined);
  };

  return {
    use,
    send(record) {
      if (!config.collector || !isUsable()) return;
      sent = record.id;
      writeAhead.add({record, secret: makeSecret(crypto), ...(record.notice.hash ? {} : {config})});
      void use(sender => sender.send());
    },
    prepare() {
      void use(async sender => {
        hash = await sender.noticeHash();
      });
    },
    resume(consent) {
      // Without a collector nothing ever waits, and storage is slow to be read.
      if (config.collector && writeAhead.waits) void use(sender => sender.send(consent));
    },
    noticeHash: () => hash,
    ownReceipt: () => use(sender => sender.receipt(lastId() ?? sent)),
    forget: async () => void (await use(sender => sender.forget())),
  };
}

/** SHA-256 exists in secure contexts only. */
function isUsable(): boolean {
  if (isSecureContext) return true;
  warn('insecure-origin', location.origin, 'https, or no data-collector');
  return false;
}
