import type {DataRequest} from '@akkoord/schema';
import {CollectorError} from './errors.ts';
import type {RecordStorage, RequestEntry} from './storage.ts';

/** The request of a data subject with this id, null where `storage` has none. */
export async function findRequest(storage: RecordStorage, id: unknown): Promise<DataRequest | null> {
  const entry = await entryOf(storage, id);
  return entry && requestIn(entry);
}

/**
 * Puts what `change` makes of the request in its place. Where somebody else was quicker, `change` is asked again with what stands there
 * by then: it throws where it does not fit that any more. Throws `not-found` where the request is gone.
 */
export async function changeRequest(
  storage: RecordStorage,
  id: string,
  change: (request: DataRequest) => DataRequest,
): Promise<DataRequest> {
  for (;;) {
    const former = await entryOf(storage, id);
    if (!former) throw new CollectorError('not-found', 'no request has this id, or it was removed');
    const request = change(requestIn(former));
    if (await storage.changeRequest(former, requestEntry(request))) return request;
  }
}

/** `request` as the storage keeps it. */
export const requestEntry = (request: DataRequest): RequestEntry => ({
  id: request.id,
  site: request.site,
  text: JSON.stringify(request),
});

const requestIn = ({text}: RequestEntry): DataRequest => JSON.parse(text) as DataRequest;

async function entryOf(storage: RecordStorage, id: unknown): Promise<RequestEntry | null> {
  return (await storage.requests()).find(request => request.id === id) ?? null;
}
