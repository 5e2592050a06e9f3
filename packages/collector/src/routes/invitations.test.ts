import type {AcceptedInvitation, NewInvitation, TokensAnswer} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {startCollector} from '../../test/collector-fixture.ts';

const DAY = 24 * 3_600_000;
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

/** A collector whose owner has invited a DPO of the shop. */
async function invited(wanted: object = {sites: ['shop']}) {
  const running = await startCollector();
  const {asStaff, ask} = running;
  const made = await asStaff('/v1/invitations', json({name: 'Fatima', role: 'dpo', ...wanted}));
  const invitation = (await made.json()) as NewInvitation;
  const accept = (secret: unknown = invitation.secret) => ask('/v1/invitations/accept', json({secret}));
  return {...running, made, invitation, accept};
}

describe('an invitation', () => {
  test('becomes a session and a token of its role and sites, once', async () => {
    const {made, invitation, accept, asStaff, ask, storage} = await invited();
    expect(made.status).toBe(201);
    const response = await accept();
    const {token, csrf, ...who} = (await response.json()) as AcceptedInvitation;
    expect(who).toEqual({name: 'Fatima', role: 'dpo', sites: ['shop']});
    const [cookie] = (response.headers.get('set-cookie') ?? '').split(';') as [string];
    expect(await (await ask('/v1/session', {headers: {cookie}})).json()).toEqual({...who, csrf});
    expect(await (await asStaff('/v1/session', {}, token)).json()).toEqual({...who, csrf: ''});
    const again = await accept();
    expect([again.status, await again.json()]).toMatchObject([401, {code: 'invitation-unknown'}]);
    expect(again.headers.get('set-cookie')).toBeNull();
    const kept = JSON.stringify([await storage.tokens(), await storage.accessLog(50)]);
    expect(kept).not.toContain(invitation.secret);
    expect(kept).not.toContain(token);
  });

  test('lets one in of many who bring it at the same time', async () => {
    const {accept} = await invited();
    const answers = await Promise.all(Array.from({length: 5}, () => accept()));
    expect(answers.map(({status}) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  test('holds for seven days where none were named, and for as many as were', async () => {
    const week = await invited();
    week.clock.now += 7 * DAY - 1;
    expect((await week.accept()).status).toBe(200);
    const late = await invited({days: 2});
    late.clock.now += 2 * DAY;
    const response = await late.accept();
    expect([response.status, await response.json()]).toMatchObject([401, {code: 'invitation-expired'}]);
    const [line] = await late.storage.accessLog(1);
    expect(line).toMatchObject({deed: 'sign-in', outcome: 'refused', detail: 'by an invitation', name: null});
  });

  test('is no token until somebody has accepted it', async () => {
    const {invitation, asStaff, ask} = await invited();
    expect((await asStaff('/v1/session', {}, invitation.secret)).status).toBe(401);
    const response = await ask('/v1/session', json({token: invitation.secret}));
    expect(await response.json()).toMatchObject({code: 'token-unknown'});
  });

  test('stands among the tokens and is taken back like one, but is no owner that is left', async () => {
    const {asStaff, invitation, accept} = await invited({role: 'owner'});
    const {tokens} = (await (await asStaff('/v1/tokens')).json()) as TokensAnswer;
    const [owner, open] = tokens;
    expect(open).toMatchObject({id: invitation.id, invitedUntil: '2026-03-08T10:00:00.000Z'});
    expect((await asStaff(`/v1/tokens/${owner?.id}`, {method: 'DELETE'})).status).toBe(400);
    expect((await asStaff(`/v1/tokens/${invitation.id}`, {method: 'DELETE'})).status).toBe(200);
    expect(await (await accept()).json()).toMatchObject({code: 'invitation-unknown'});
  });

  test('is told in the access log, as made and as used', async () => {
    const {accept, storage} = await invited();
    await accept();
    const lines = (await storage.accessLog(2)).map(({deed, name, detail}) => [deed, name, detail]);
    expect(lines).toEqual([
      ['sign-in', 'Fatima', 'by an invitation'],
      ['token-add', 'owner', 'invitation for 7 days: dpo Fatima, shop'],
    ]);
  });

  test.each([
    ['no name', {name: ''}],
    ['the role of a server', {role: 'server'}],
    ['an unknown site', {sites: ['nope']}],
    ['no day', {days: 0}],
    ['more days than a month', {days: 31}],
    ['half a day', {days: 1.5}],
  ])('with %s is refused', async (_, wanted) => {
    const {made, invitation} = await invited(wanted);
    expect([made.status, invitation]).toMatchObject([400, {code: 'request-invalid'}]);
  });

  test('guesses at one are held off after ten', async () => {
    const {accept} = await invited();
    for (let i = 0; i < 10; i++) expect((await accept(`akkoord_invitation_${i}`)).status).toBe(401);
    expect((await accept('akkoord_invitation_10')).status).toBe(429);
    expect((await accept()).status).toBe(200);
  });
});
