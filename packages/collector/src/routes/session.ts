import type {Session} from '@akkoord/schema';
import type {Principal} from '../access/access.ts';
import {PEOPLE} from '../access/people.ts';
import {sessionCookie} from '../access/session-cookie.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';

const MAX_BODY = 1024;

/** Signing in and out: `GET`, `POST` and `DELETE /v1/session`. */
export function addSessionRoutes(app: App, {access}: Context): void {
  app.get('/v1/session', async c => jsonAnswer(sessionOf(await access.admit(visitOf(c), PEOPLE))));

  app.post('/v1/session', async c => {
    // JSON alone: a form of another site could send anything else, and sign its victim in as somebody.
    expectContentType(c.req.raw, 'application/json');
    const token = tokenIn(parseJson(await readBody(c.req.raw, MAX_BODY)));
    const {id, principal} = await access.signIn(visitOf(c), token);
    return jsonAnswer(sessionOf(principal), 200, {'set-cookie': sessionCookie(c.req.raw, id)});
  });

  app.delete('/v1/session', async c => {
    await access.admit(visitOf(c), PEOPLE, {deed: 'sign-out', detail: ''});
    await access.signOut(visitOf(c));
    return jsonAnswer({status: 'signed-out'}, 200, {'set-cookie': sessionCookie(c.req.raw, null)});
  });
}

/** Who `principal` is. Whoever sends a token with each request has no session, and needs no CSRF value. */
export function sessionOf({name, role, sites, session}: Principal): Session {
  return {name, role, csrf: session?.csrf ?? '', ...(sites ? {sites} : {})};
}

function tokenIn(body: unknown): string {
  const token = (body as {readonly token?: unknown} | null)?.token;
  if (typeof token === 'string' && token.length <= 200) return token;
  throw new CollectorError('request-invalid', 'the body has no token, expected {"token": "…"}');
}
