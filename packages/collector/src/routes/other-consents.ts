import type {Role, StandingConsents} from '@akkoord/schema';
import {CHANNELS, referenceFault} from '@akkoord/schema/other-consent';
import type {Deed} from '../access/access.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {type ConsentQuery, standingConsents} from '../standing-consents.ts';
import {withdraw} from '../withdrawal.ts';

const MAX_BODY = 1024;
const PURPOSE = /^[a-z][a-z0-9-]{0,31}$/;
const NAMES = ['site', 'reference', 'purpose', 'channel'];

/**
 * Other consents by the reference of the site's own system: where they stand, and their withdrawal by the site's
 * server. The reference comes in a body, since addresses end up in logs, and stands in no log of ours.
 */
export function addOtherConsentRoutes(app: App, context: Context): void {
  const {access, storage, clock} = context;

  const answer = async (query: ConsentQuery, status = 200): Promise<Response> => {
    const found = await standingConsents(query, {storage, now: clock()});
    const consents = found.map(({consent}) => consent);
    return jsonAnswer({consentId: query.consentId, consents} satisfies StandingConsents, status);
  };

  app.post('/v1/other-consents/search', async c => {
    // Before the body is read: whoever may not ask is not told what is wrong with the question.
    const who = await access.admit(visitOf(c), ['owner', 'dpo', 'viewer', 'server']);
    const {role} = who;
    const query = await queryIn(c.req.raw, heldTo(who, context), [...NAMES, 'restricted']);
    // Restricted rows are for whoever has to answer for them.
    const roles = query.restricted ? (['owner', 'dpo'] as const) : ([role] as const);
    await access.admit(visitOf(c), roles, {deed: 'look-up', ...told(query, role)});
    return answer(query);
  });

  app.post('/v1/other-consents/withdrawal', async c => {
    const roles = ['owner', 'dpo', 'server'] as const;
    const who = await access.admit(visitOf(c), roles);
    const query = await queryIn(c.req.raw, heldTo(who, context), NAMES);
    await access.admit(visitOf(c), roles, {deed: 'withdraw', ...told(query, who.role)});
    // A restriction keeps a record from being used, and not from being withdrawn.
    const found = await standingConsents({...query, restricted: true}, {storage, now: clock()});
    const given = found.filter(({consent}) => consent.state !== 'withdrawn');
    const done = await Promise.all(
      given.map(({stored}) => withdraw(stored, context, {control: 'server.withdraw'})),
    );
    return answer(query, done.some(({isNew}) => isNew) ? 201 : 200);
  });
}

async function queryIn(
  request: Request,
  {sites, pseudonymOf}: Context,
  names: readonly string[],
): Promise<ConsentQuery> {
  expectContentType(request, 'application/json');
  const body = parseJson(await readBody(request, MAX_BODY)) as Readonly<Record<string, unknown>> | null;
  const {site, reference, purpose, channel, restricted} = Object(body) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(Object(body)).find(name => !names.includes(name));
  if (unknown !== undefined) throw invalid(`${unknown.slice(0, 40)} is not known here`);
  if (typeof site !== 'string' || !sites.has(site)) throw invalid('site is not configured here');
  const fault = referenceFault(reference);
  if (fault === 'personal') {
    const found = 'the reference reads like an e-mail address or a telephone number';
    throw new CollectorError('reference-personal', `${found}, expected the key of the site's own system`);
  }
  if (fault !== null || typeof reference !== 'string') throw invalid('reference is no key');
  if (purpose !== undefined && !(typeof purpose === 'string' && PURPOSE.test(purpose)))
    throw invalid('purpose is no name');
  const known = CHANNELS.find(one => one === channel);
  if (channel !== undefined && !known) throw invalid(`channel is none of ${CHANNELS.join(', ')}`);
  if (restricted !== undefined && restricted !== true) throw invalid('restricted is not true');
  return {
    site,
    consentId: pseudonymOf(site, reference),
    ...(purpose === undefined ? {} : {purpose}),
    ...(known ? {channel: known} : {}),
    ...(restricted ? {restricted} : {}),
  };
}

/**
 * What the access log is told, without the reference. Of a person who looked it keeps the keyed hash, by which the look-up can be
 * found again; of the site's server, which asks before every mailing, it would be a list of people that outlives their records.
 */
function told({site, consentId, purpose, channel}: ConsentQuery, role: Role): Omit<Deed, 'deed'> {
  const whose = role === 'server' ? 'one person' : consentId;
  const words = [`other consents of ${whose} at ${site}`, purpose, channel].filter(Boolean);
  return {detail: words.join(', '), sites: [site]};
}

function invalid(found: string): CollectorError {
  const expected = 'expected {site, reference, purpose?, channel?}, and restricted?: true in a search';
  return new CollectorError('request-invalid', `${found}; ${expected}`);
}
