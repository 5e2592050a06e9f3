import {Hono} from 'hono';
import {describe, expect, it} from 'vitest';
import {dayOf, timeOfDay} from '../calendar.ts';
import {encodeChoice} from '../persistence/choice-cookie.ts';
import {answerWithConsent} from './index.ts';

const today = timeOfDay(dayOf(Date.now()));
const value = encodeChoice({
  materialKey: 'abc',
  noticeHash: '',
  version: '1',
  decidedAt: today,
  expiresAt: today + 180 * 86_400_000,
  choices: {functional: 'granted', analytical: 'granted', tracking: 'denied'},
});
const requestTo = (url: string, cookie = `akkoord=${value}`): Request =>
  new Request(url, {headers: {cookie}});
const page = requestTo('https://shop.example/');

describe('answerWithConsent', () => {
  it('leaves an answer alone for which nobody read consent', async () => {
    const made = new Response('same for all', {headers: {'cache-control': 'public, max-age=60'}});
    expect(await answerWithConsent(page, () => made)).toBe(made);
  });

  it('marks an answer that read consent, whatever its handler said of caching, and sets the cookie again', async () => {
    const answer = await answerWithConsent(page, consent =>
      Response.json(consent().choices, {
        status: 201,
        headers: {
          'cache-control': 'public, s-maxage=600',
          'cdn-cache-control': 'max-age=600',
          'cloudflare-cdn-cache-control': 'max-age=600',
          'surrogate-control': 'max-age=600',
          expires: new Date(today + 86_400_000).toUTCString(),
          vary: 'Accept-Language, cookie',
        },
      }),
    );
    expect([answer.status, await answer.json()]).toEqual([
      201,
      {functional: 'granted', analytical: 'granted', tracking: 'denied'},
    ]);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-type': 'application/json',
      'set-cookie': expect.stringMatching(/^akkoord=1\.abc\..*; Secure$/),
      vary: 'Accept-Language, cookie, Sec-GPC',
    });
  });

  it('marks an answer to a visitor who has decided nothing, and sets no cookie', async () => {
    const answer = await answerWithConsent(requestTo('https://shop.example/', ''), consent =>
      Response.json(consent().status),
    );
    expect(await answer.json()).toBe('undecided');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('does not set over a newer choice that the handler sets', async () => {
    const answer = await answerWithConsent(page, consent => {
      consent();
      return new Response('', {headers: {'set-cookie': 'akkoord=newer'}});
    });
    expect(answer.headers.getSetCookie()).toEqual(['akkoord=newer']);
  });

  it('marks redirects and answers whose headers cannot be changed', async () => {
    const answer = await answerWithConsent(page, consent =>
      Response.redirect(
        consent().isGranted('analytical') ? 'https://shop.example/a' : 'https://shop.example/b',
      ),
    );
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      302,
      'https://shop.example/a',
      'private, no-store',
    ]);
  });

  it('leaves Secure out on http://localhost alone by itself', async () => {
    const answer = await answerWithConsent(requestTo('http://localhost:3000/'), consent =>
      Response.json(consent().status),
    );
    expect(answer.headers.getSetCookie()[0]).not.toContain('Secure');
  });

  it('works as the handler of a Hono route', async () => {
    const app = new Hono().get('/', c =>
      answerWithConsent(c.req.raw, consent => c.json(consent().isGranted('analytical'))),
    );
    const answer = await app.request('/', {headers: {cookie: `akkoord=${value}`, 'sec-gpc': '1'}});
    expect([await answer.json(), answer.headers.get('cache-control')]).toEqual([true, 'private, no-store']);
  });
});
