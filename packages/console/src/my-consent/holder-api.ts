import type {ErasureAnswer, PublishedNotice, Receipt, ReceiptSite, WithdrawalAnswer} from '@akkoord/schema';
import type {PublishedKey} from '../api.ts';
import {ConsoleError} from '../console-error.ts';
import {type Fetch, reach} from '../exchange.ts';
import type {ReceiptLink} from './receipt-link.ts';

/** What the holder of a receipt asks of the collector. Every method rejects with a `ConsoleError` and with nothing else. */
export interface HolderApi {
  /** Null where no receipt opens with the secret. */
  receipt(link: ReceiptLink): Promise<Receipt | null>;
  /** The receipt as JSON-LD, as text. */
  jsonLd(link: ReceiptLink): Promise<string>;
  withdraw(link: ReceiptLink): Promise<WithdrawalAnswer>;
  erase(link: ReceiptLink): Promise<ErasureAnswer>;
  /** Origins of the site's pages. */
  origins(link: ReceiptLink): Promise<readonly string[]>;
  /** Hands the record to the request of this number; false where that waits for none. */
  deliver(link: ReceiptLink, caseId: string): Promise<boolean>;
  keys(): Promise<readonly PublishedKey[]>;
  /** Null while nobody has published a notice with this hash. */
  notice(hash: string): Promise<PublishedNotice | null>;
}

/** The collector at `base`, an absolute URL that ends in a slash. */
export function createHolderApi({fetch, base}: {fetch: Fetch; base: string}): HolderApi {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    reach(fetch, new URL(path, base).href, {...init, credentials: 'omit', cache: 'no-store'});
  const asHolder = ({id, secret}: ReceiptLink, path = '', method = 'GET') =>
    ask(`v1/receipts/${id}${path}`, {method, headers: {authorization: `Bearer ${secret}`}});
  return {
    receipt: async link => orNull<Receipt>(await asHolder(link)),
    jsonLd: async link => taken(await asHolder(link, '?format=jsonld')).text(),
    withdraw: async link => jsonOf<WithdrawalAnswer>(await asHolder(link, '/withdrawal', 'POST')),
    erase: async link => jsonOf<ErasureAnswer>(await asHolder(link, '', 'DELETE')),
    origins: async link => (await jsonOf<ReceiptSite>(await asHolder(link, '/site'))).origins,
    deliver: async ({id, secret}, caseId) => {
      const headers = {authorization: `Bearer ${secret}`, 'content-type': 'application/json'};
      const body = JSON.stringify({case: caseId});
      return (
        (await orNull<unknown>(await ask(`v1/receipts/${id}/case`, {method: 'POST', headers, body}))) !== null
      );
    },
    keys: async () =>
      (await jsonOf<{keys: readonly PublishedKey[]}>(await ask('.well-known/akkoord-keys.json'))).keys,
    notice: async hash => orNull<PublishedNotice>(await ask(`v1/notices/${encodeURIComponent(hash)}`)),
  };
}

const orNull = async <T>(response: Response): Promise<T | null> =>
  response.status === 404 ? null : jsonOf<T>(response);

function taken(response: Response): Response {
  if (response.ok) return response;
  throw new ConsoleError('request-refused', `the collector answered ${response.status}; try again later`);
}

async function jsonOf<T>(response: Response): Promise<T> {
  return taken(response)
    .json()
    .catch(cause => {
      throw new ConsoleError('answer-unreadable', 'the answer is no JSON; reload', {cause});
    });
}
