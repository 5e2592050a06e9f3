import {type GetConsentOptions, getConsent, type ServerConsent} from './get-consent.ts';
import {keepPrivate} from './keep-private.ts';
import {type ResetOptions, resetConsentCookie} from './reset-consent-cookie.ts';

/** How requests are read and the cookie is set again; `secure` absent means as the request came. */
export type AnswerOptions = Omit<GetConsentOptions, 'header'> & ResetOptions;

/**
 * The answer of `respond`, which gets a function that reads the request's consent. An answer for which it was called is
 * marked `private, no-store` and sets the choice cookie again; one for which it was not goes out as it is, and may be
 * kept by any cache. For whatever speaks `Request` and `Response`: Hono, Next, Remix, SvelteKit, Deno, Bun, workers.
 */
export async function answerWithConsent(
  request: Request,
  respond: (consent: () => ServerConsent) => Response | Promise<Response>,
  options: AnswerOptions = {},
): Promise<Response> {
  const cookie = request.headers.get('cookie');
  let consent: ServerConsent | undefined;
  const answer = await respond(() => {
    consent ??= getConsent(cookie, {...options, header: name => request.headers.get(name)});
    return consent;
  });
  if (!consent) return answer;
  // The headers of an answer that was fetched from elsewhere cannot be changed.
  const headers = new Headers(answer.headers);
  keepPrivate(headers);
  const secure = new URL(request.url).protocol === 'https:';
  const again = resetConsentCookie(cookie, {secure, ...options});
  if (again && !setsChoice(headers)) headers.append('set-cookie', again);
  return new Response(answer.body, {status: answer.status, statusText: answer.statusText, headers});
}

/** A collector on the same host may have set a newer choice already. */
const setsChoice = (headers: Headers): boolean =>
  headers.getSetCookie().some(cookie => cookie.startsWith('akkoord='));
