import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {concerning, heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {incidentSheet} from '../incident.ts';
import {parseRecordQuery} from '../record-query.ts';

/** Within which a breach is to be reported (GDPR art. 33(1)); the period that nobody named. */
const HOURS_72 = 72 * 60 * 60 * 1000;

/** The incident sheet: `GET /v1/incident`. That it was drawn up is itself logged. */
export function addIncidentRoutes(app: App, context: Context): void {
  const {access, clock} = context;
  app.get('/v1/incident', async c => {
    const {search, searchParams} = new URL(c.req.url);
    const of = concerning(searchParams.get('site'), context.sites);
    const deed = {deed: 'look-up', detail: `incident sheet ${search}`, ...of} as const;
    const held = heldTo(await access.admit(visitOf(c), ['owner', 'dpo'], deed), context);
    const asked = parseRecordQuery(searchParams, ['site', 'from', 'to'], held.sites);
    const to = asked.to ?? clock();
    const from = asked.from ?? to - HOURS_72;
    if (from >= to) throw new CollectorError('query-invalid', 'to lies before from, expected a period');
    const site = asked.site === undefined ? {} : {site: asked.site};
    return jsonAnswer(await incidentSheet({...site, from, to}, held));
  });
}
