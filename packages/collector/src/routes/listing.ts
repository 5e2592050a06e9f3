import {type ListedRecord, type RecordsPage, ROLES, type StoredRow} from '@akkoord/schema';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {jsonAnswer} from '../http/answer.ts';
import {parseRecordQuery, queryNumber} from '../record-query.ts';
import type {StoredRecord} from '../storage.ts';

const NAMES = [
  'site',
  'id',
  'consentId',
  'action',
  'notice',
  'from',
  'to',
  'restricted',
  'cursor',
  'limit',
] as const;

/** Shows records to people, newest first: `GET /v1/records`. */
export function addListingRoutes(app: App, {sites, storage, access}: Context): void {
  app.get('/v1/records', async c => {
    const {search, searchParams} = new URL(c.req.url);
    // Restricted rows are for whoever has to answer for them.
    const roles = searchParams.has('restricted') ? (['owner', 'dpo'] as const) : ROLES;
    await access.admit(visitOf(c), roles, {deed: 'look-up', detail: `records ${search}`});
    const query = parseRecordQuery(searchParams, NAMES, sites);
    const limit = queryNumber(searchParams, 'limit', {min: 1, max: 200, absent: 50});
    const page = await storage.list(query, {order: 'newest', limit, cursor: searchParams.get('cursor')});
    return jsonAnswer({records: page.records.map(listed), next: page.next} satisfies RecordsPage);
  });
}

function listed({text, published, origin, index}: StoredRecord): ListedRecord {
  const row = JSON.parse(text) as StoredRow;
  return {row, notice: published ? 'published' : 'unpublished', log: {origin, index}};
}
