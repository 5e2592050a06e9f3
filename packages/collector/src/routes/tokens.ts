import {ROLES, type TokenSummary} from '@akkoord/schema';
import type {TokenEntry} from '../access/token-storage.ts';
import {createToken, type NewToken} from '../access/tokens.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {expectEverySite, heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import type {SiteDirectory} from '../sites.ts';

const MAX_BODY = 32 * 1024;

/** Lets the owner give others a token, and take it back: `/v1/tokens`. */
export function addTokenRoutes(app: App, context: Context): void {
  const {access} = context;

  app.get('/v1/tokens', async c => {
    const {storage} = heldTo(await access.admit(visitOf(c), ['owner']), context);
    return jsonAnswer({tokens: (await storage.tokens()).map(summaryOf)});
  });

  app.post('/v1/tokens', async c => {
    expectContentType(c.req.raw, 'application/json');
    const who = await access.admit(visitOf(c), ['owner']);
    await context.deskSites.refresh();
    const wanted = wantedIn(parseJson(await readBody(c.req.raw, MAX_BODY)), heldTo(who, context).sites);
    // Nobody gives more than they have.
    if (wanted.sites === undefined) expectEverySite(who);
    const detail = [`${wanted.role} ${wanted.name}`, ...(wanted.sites ?? [])].join(', ');
    const of = wanted.sites ? {sites: wanted.sites} : {};
    await access.admit(visitOf(c), ['owner'], {deed: 'token-add', detail, ...of});
    const {token, entry} = await createToken(wanted, context);
    return jsonAnswer({...summaryOf(entry), token}, 201);
  });

  app.delete('/v1/tokens/:id', async c => {
    const id = c.req.param('id');
    const {storage} = heldTo(await access.admit(visitOf(c), ['owner']), context);
    const tokens = await storage.tokens();
    const known = tokens.find(token => token.id === id);
    const of = known?.sites ? {sites: known.sites} : {};
    await access.admit(visitOf(c), ['owner'], {deed: 'token-remove', detail: id, ...of});
    // Of every site: an owner of some cannot bring the others back.
    const owners = tokens.filter(({role, sites}) => role === 'owner' && sites === undefined);
    if (owners.length === 1 && owners[0]?.id === id) {
      throw new CollectorError(
        'request-invalid',
        'this is the last token of an owner of every site; make another one first',
      );
    }
    if (!known || !(await storage.removeToken(id)))
      throw new CollectorError('not-found', 'no token has this id');
    return jsonAnswer({status: 'removed'});
  });
}

function summaryOf({id, name, role, createdAt, sites}: TokenEntry): TokenSummary {
  return {id, name, role, createdAt: new Date(createdAt).toISOString(), ...(sites ? {sites} : {})};
}

function wantedIn(body: unknown, directory: SiteDirectory): NewToken {
  const {name, role, sites} = (body ?? {}) as Readonly<Record<string, unknown>>;
  const known = ROLES.find(candidate => candidate === role);
  if (!known || typeof name !== 'string' || !/^(?=.*\S)\P{Cc}{1,80}$/u.test(name))
    throw new CollectorError('request-invalid', `expected a name and a role (${ROLES.join(', ')})`);
  if (sites === undefined || sites === null) return {name, role: known};
  const listed: readonly unknown[] = Array.isArray(sites) ? sites : [];
  const ids = listed.filter((id): id is string => typeof id === 'string' && directory.has(id));
  if (ids.length > 0 && ids.length === listed.length) return {name, role: known, sites: [...new Set(ids)]};
  throw new CollectorError(
    'request-invalid',
    'sites is no list of ids of sites here; leave it out for every site',
  );
}
