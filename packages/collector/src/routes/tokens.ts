import {ROLES, type Role} from '@akkoord/schema';
import {createToken} from '../access/tokens.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import type {TokenEntry} from '../storage.ts';

const MAX_BODY = 1024;

/** Lets the owner give others a token, and take it back: `/v1/tokens`. */
export function addTokenRoutes(app: App, context: Context): void {
  const {access, storage} = context;

  app.get('/v1/tokens', async c => {
    await access.admit(visitOf(c), ['owner']);
    return jsonAnswer({tokens: (await storage.tokens()).map(summaryOf)});
  });

  app.post('/v1/tokens', async c => {
    expectContentType(c.req.raw, 'application/json');
    const wanted = wantedIn(parseJson(await readBody(c.req.raw, MAX_BODY)));
    const detail = `${wanted.role} ${wanted.name}`;
    await access.admit(visitOf(c), ['owner'], {deed: 'token-add', detail});
    const {token, entry} = await createToken(wanted, context);
    return jsonAnswer({...summaryOf(entry), token}, 201);
  });

  app.delete('/v1/tokens/:id', async c => {
    const id = c.req.param('id');
    await access.admit(visitOf(c), ['owner'], {deed: 'token-remove', detail: id});
    const owners = (await storage.tokens()).filter(token => token.role === 'owner');
    if (owners.length === 1 && owners[0]?.id === id) {
      throw new CollectorError(
        'request-invalid',
        'this is the last token of an owner; make another one first',
      );
    }
    if (!(await storage.removeToken(id))) throw new CollectorError('not-found', 'no token has this id');
    return jsonAnswer({status: 'removed'});
  });
}

function summaryOf({id, name, role, createdAt}: TokenEntry): object {
  return {id, name, role, createdAt: new Date(createdAt).toISOString()};
}

function wantedIn(body: unknown): {readonly name: string; readonly role: Role} {
  const {name, role} = (body ?? {}) as {readonly name?: unknown; readonly role?: unknown};
  const known = ROLES.find(candidate => candidate === role);
  if (known && typeof name === 'string' && /^(?=.*\S)\P{Cc}{1,80}$/u.test(name)) return {name, role: known};
  throw new CollectorError('request-invalid', `expected a name and a role (${ROLES.join(', ')})`);
}
