import type {ErasureAnswer, Receipt, ReceiptState} from '@akkoord/schema';
import {hashOfSecret, leafOf} from './leaf-of.ts';

/** A receipt in the browser of whoever it is about. */
export interface HeldReceipt {
  readonly receipt: Receipt;
  /** What its secret lets do at the collector; rejects where the code for it does not arrive. */
  holder(): Promise<Holder>;
}

/** What the holder of a receipt's secret may ask of the collector (GDPR art. 11(2)). Nothing here rejects. */
export interface Holder {
  /** Number of the record that the receipt is of. */
  readonly id: string;
  /** The visitor's own page at the collector. The secret stands in its fragment, which no browser sends. */
  readonly page: string;
  /**
   * What the collector says of the record: one that it had and has no more was erased. Null where it gives no answer
   * that can be read, or one that does not tell whether it has the record: a wrong secret, or a database that was lost.
   */
  state(): Promise<ReceiptState | null>;
  /** Has the record erased, which withdraws it at once; null where nothing is known to have happened. */
  erase(): Promise<ErasureAnswer | null>;
}

/** What opens a receipt, and where. */
export interface HolderOptions {
  /** Base URL of the collector. */
  readonly collector: string;
  readonly receipt: Receipt;
  /** 32 bytes, base64url. */
  readonly secret: string;
  readonly fetch: typeof fetch;
}

/** Milliseconds after which a collector that does not answer counts as silent. */
const PATIENCE = 10_000;

/** A record that was there and is no more. */
const GONE: ReceiptState = {status: 'withdrawn', erasure: {status: 'erased'}};

/** The rights of whoever holds `secret`. */
export function createHolder({collector, receipt, secret, fetch}: HolderOptions): Holder {
  const base = collector.replace(/\/*$/, '/');
  const {row, log} = receipt;
  const {id} = row.record;
  const send = (path: string, init: RequestInit = {}): Promise<Response | null> =>
    fetch(`${base}v1/${path}`, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => null);
  const ask = (path = '', method = 'GET'): Promise<Response | null> =>
    send(`receipts/${id}${path}`, {method, headers: {Authorization: `Bearer ${secret}`}});
  /** The collector says the same of a wrong secret; this is the one that the record was sent with. */
  const isOwn = async (): Promise<boolean> => (await hashOfSecret(secret)) === row.secretHash;
  /** What it says of a record that it has lost, too: but an erased one has left its leaf in the public log. */
  const hasLeaf = async (): Promise<boolean> => {
    const found = await bodyOf(await send(`logs/${log.origin}/inclusion?leaf=${await leafOf(receipt)}`));
    return Number.isInteger((found as {index?: unknown} | null)?.index);
  };
  /** Asked of the receipt itself: a collector of before may not know the route, and says so in the same words. */
  const isErased = async (): Promise<boolean> =>
    (await isOwn()) && (await isNotFound(await ask())) && (await hasLeaf());

  return {
    id,
    page: `${base}my-consent#${id}.${secret}`,
    async state() {
      const response = await ask('/state');
      if (response?.status === 404) return (await isErased().catch(() => false)) ? GONE : null;
      return readState(await bodyOf(response));
    },
    async erase() {
      const response = await ask('', 'DELETE');
      // Nothing is left to erase, whatever has become of it.
      if (response?.status === 404) return (await isNotFound(response)) ? GONE.erasure : null;
      return readErasure(await bodyOf(response));
    },
  };
}

/** True for the collector's own word that there is no such receipt: a proxy before it says 404 of many things. */
async function isNotFound(response: Response | null): Promise<boolean> {
  if (response?.status !== 404) return false;
  const {code} = ((await response.json().catch(() => null)) ?? {}) as {code?: unknown};
  return code === 'not-found';
}

const bodyOf = async (response: Response | null): Promise<unknown> =>
  response?.ok ? response.json().catch(() => null) : null;

function readState(body: unknown): ReceiptState | null {
  const {status, erasure} = (body ?? {}) as Partial<ReceiptState>;
  const known = readErasure(erasure);
  if ((status !== 'in-force' && status !== 'withdrawn') || !known) return null;
  return {status, erasure: known};
}

function readErasure(body: unknown): ErasureAnswer | null {
  const {status, by, until, reason} = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (status === 'erased') return {status};
  if (status === 'scheduled' && isTime(by)) return {status, by};
  if (status === 'restricted' && isTime(until) && typeof reason === 'string') return {status, until, reason};
  return null;
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));
