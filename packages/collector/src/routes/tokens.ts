import type {TokenEntry} from '../access/token-storage.ts';
import {createToken} from '../access/tokens.ts';
import {tokenSummary, wantedTokenIn} from '../access/wanted-token.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';

const MAX_BODY = 32 * 1024;

/** Lets the owner give others a token, and take it back: `/v1/tokens`. */
export function addTokenRoutes(app: App, context: Context): void {
  const {access} = context;

  app.get('/v1/tokens', async c => {
    const {storage} = heldTo(await access.admit(visitOf(c), ['owner']), context);
    return jsonAnswer({tokens: (await storage.tokens()).map(tokenSummary)});
  });

  app.post('/v1/tokens', async c => {
    expectContentType(c.req.raw, 'application/json');
    const who = await access.admit(visitOf(c), ['owner']);
    const wanted = await wantedTokenIn(parseJson(await readBody(c.req.raw, MAX_BODY)), who, context);
    const detail = [`${wanted.role} ${wanted.name}`, ...(wanted.sites ?? [])].join(', ');
    const of = wanted.sites ? {sites: wanted.sites} : {};
    await access.admit(visitOf(c), ['owner'], {deed: 'token-add', detail, ...of});
    const {token, entry} = await createToken(wanted, context);
    return jsonAnswer({...tokenSummary(entry), token}, 201);
  });

  app.delete('/v1/tokens/:id', async c => {
    const id = c.req.param('id');
    const who = await access.admit(visitOf(c), ['owner']);
    const {storage} = heldTo(who, context);
    const tokens = await storage.tokens();
    const known = tokens.find(token => token.id === id);
    const of = known?.sites ? {sites: known.sites} : {};
    const deed = {deed: 'token-remove', detail: id, ...of} as const;
    const keepLast = async (): Promise<never> => {
      await access.refuse(who, deed);
      throw lastOwner();
    };
    const owners = tokens.filter(isOwnerOfAll);
    if (owners.length === 1 && owners[0]?.id === id) return keepLast();
    await access.admit(visitOf(c), ['owner'], deed);
    if (!known || !(await storage.removeToken(id)))
      throw new CollectorError('not-found', 'no token has this id');
    // Two may take each other's at once, also through two processes: whoever finds none left puts back what they took.
    if (isOwnerOfAll(known) && !(await context.storage.tokens()).some(isOwnerOfAll)) {
      await context.storage.addToken(known);
      return keepLast();
    }
    return jsonAnswer({status: 'removed'});
  });
}

const lastOwner = (): CollectorError =>
  new CollectorError(
    'request-invalid',
    'this is the last token of an owner of every site; make another one first',
  );

/** Of every site: an owner of some cannot bring the others back, and whoever is invited may never come. */
const isOwnerOfAll = ({role, sites, invitedUntil}: TokenEntry): boolean =>
  role === 'owner' && sites === undefined && invitedUntil === undefined;
