import type {CaseDelivery, DataRequest, StoredRow} from '@akkoord/schema';
import {changeRequest, findRequest} from './data-requests.ts';
import {CollectorError} from './errors.ts';
import type {RecordStorage, StoredRecord} from './storage.ts';

/** What taking a delivery works with. */
export interface CaseKeeping {
  readonly storage: RecordStorage;
  readonly clock: () => number;
}

/**
 * Writes the record `stored` into the request that its holder names, so that whoever answers for it can look it up.
 * The holder alone can: a name proves nothing, the secret of a receipt does (GDPR art. 11(2)). Throws `not-found` where
 * no open request of the same site has that number, or another record stands in it already. Twice is once.
 */
export async function deliverToCase(
  stored: StoredRecord,
  delivery: unknown,
  {storage, clock}: CaseKeeping,
): Promise<void> {
  const {case: id} = (delivery ?? {}) as Partial<CaseDelivery>;
  const {site} = (JSON.parse(stored.text) as StoredRow).record;
  const delivered = (request: DataRequest | null): DataRequest => {
    if (request && isWaiting(request, {site, record: stored.id})) return {...request, recordId: stored.id};
    throw new CollectorError(
      'not-found',
      'no open request of this site waits for a receipt under this number',
    );
  };
  const request = await findRequest(storage, id);
  const after = delivered(request);
  if (request?.recordId === stored.id) return;
  await storage.logAccess({
    at: clock(),
    name: 'holder',
    role: null,
    deed: 'request',
    outcome: 'done',
    detail: `request ${after.id}, receipt sent by its holder`,
    sites: [site],
  });
  await changeRequest(storage, after.id, delivered);
}

function isWaiting(
  {state, site, recordId}: DataRequest,
  sent: {readonly site: string; readonly record: string},
): boolean {
  return state === 'open' && site === sent.site && (recordId === null || recordId === sent.record);
}
