import type {AcceptedInvitation, NewInvitation} from '@akkoord/schema';
import {createInvitation, INVITATION_DAYS} from '../access/invitations.ts';
import {sessionCookie} from '../access/session-cookie.ts';
import {tokenSummary, wantedTokenIn} from '../access/wanted-token.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {sessionOf} from './session.ts';

const MAX_BODY = 32 * 1024;
const MAX_SECRET = 1024;

/** Invites people by a link that works once, and lets in whoever opens it: `POST /v1/invitations` and `…/accept`. */
export function addInvitationRoutes(app: App, context: Context): void {
  const {access} = context;

  app.post('/v1/invitations', async c => {
    expectContentType(c.req.raw, 'application/json');
    const who = await access.admit(visitOf(c), ['owner']);
    const body = parseJson(await readBody(c.req.raw, MAX_BODY));
    const wanted = await wantedTokenIn(body, who, context);
    if (wanted.role === 'server') throw invalid('role is that of a server, which opens no links');
    const days = daysIn(body);
    const {name, role, sites} = wanted;
    const detail = [`invitation for ${days} days: ${role} ${name}`, ...(sites ?? [])].join(', ');
    await access.admit(visitOf(c), ['owner'], {deed: 'token-add', detail, ...(sites ? {sites} : {})});
    const {secret, entry} = await createInvitation(wanted, days, context);
    return jsonAnswer({...tokenSummary(entry), secret} satisfies NewInvitation, 201);
  });

  app.post('/v1/invitations/accept', async c => {
    // JSON alone: a form of another site could send anything else, and sign its victim in as somebody.
    expectContentType(c.req.raw, 'application/json');
    const {secret} = (parseJson(await readBody(c.req.raw, MAX_SECRET)) ?? {}) as Readonly<
      Record<string, unknown>
    >;
    if (typeof secret !== 'string') throw invalid('the body has no secret');
    const {id, principal, token} = await access.accept(visitOf(c), secret);
    const answer: AcceptedInvitation = {...sessionOf(principal), token};
    return jsonAnswer(answer, 200, {'set-cookie': sessionCookie(c.req.raw, id)});
  });
}

function daysIn(body: unknown): number {
  const {days = INVITATION_DAYS.usual} = body as {readonly days?: unknown};
  const {min, max} = INVITATION_DAYS;
  if (typeof days === 'number' && Number.isInteger(days) && days >= min && days <= max) return days;
  throw invalid(`days is no whole number from ${min} to ${max}`);
}

function invalid(found: string): CollectorError {
  return new CollectorError('request-invalid', `${found}; expected {name, role, sites?, days?} or {secret}`);
}
