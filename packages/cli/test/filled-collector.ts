import {createNodeCollector, type NodeCollector} from '@akkoord/collector/node';
import {ORIGIN, sentRecord} from './sent-record.ts';

/** Where a collector of these tests has its data. */
export interface Place {
  readonly dataDir: string;
  readonly storage?: string;
}

const SITES = ['shop', 'blog'].map(id => ({
  id,
  origins: [ORIGIN],
  location: 'Delft, NL',
  retention: {duration: 'P5Y', reason: 'complaints'},
  ...(id === 'blog' ? {erasure: {within: 'P30D'}} : {}),
}));
const secret = Buffer.alloc(32, 5);
const secretHash = Buffer.from(await crypto.subtle.digest('SHA-256', secret)).toString('hex');

/** A collector over `place`, at the time `now`. */
export const openCollector = (
  place: Place,
  now = Date.parse('2026-11-20T10:00:00.000Z'),
): Promise<NodeCollector> =>
  createNodeCollector({...place, sites: SITES, clock: () => now, report: () => {}});

/** Has `collector` take a record of `site`, and gives its id. */
export async function takeRecord(collector: NodeCollector, site = 'shop'): Promise<string> {
  const {id, request} = sentRecord({site, at: Date.now(), secretHash});
  const answer = await collector.fetch(request);
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  return id;
}

/** What the holder of the receipt `id` is answered. */
export function asHolder(collector: NodeCollector, id: string, method = 'GET'): Promise<Response> {
  const headers = {authorization: `Bearer ${secret.toString('base64url')}`};
  return collector.fetch(new Request(`https://c.example/v1/receipts/${id}`, {method, headers}));
}

/** The JSON or text at a public address of `collector`. */
export async function publicAnswer(collector: NodeCollector, path: string): Promise<string> {
  return (await collector.fetch(new Request(`https://c.example${path}`))).text();
}
