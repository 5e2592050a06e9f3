import {resetConsentCookie} from '@akkoord/core/server';
import type {App, Context} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {errorAnswer, SECURITY_HEADERS, sendable} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {corsHeaders, expectListed, expectSite} from '../http/cors.ts';

/** A site, and the longest of domains. */
const MAX_BODY = 512;

/**
 * Sets the choice cookie that a request carries again, over HTTP and unaltered, where collector and page are of one
 * site: `POST /v1/choice`. It reads nothing else of the request, and keeps nothing.
 */
export function addChoiceRoutes(app: App, {sites, clock, report}: Context): void {
  app.post('/v1/choice', async ({req}) => {
    // The one route for pages that takes cookies with a request from another origin, and listed ones alone.
    const headers = {...corsHeaders(req.raw, sites), 'access-control-allow-credentials': 'true'};
    try {
      const origin = expectListed(req.raw, sites);
      expectContentType(req.raw, 'application/json', 'text/plain');
      const {site, domain} = placeIn(parseJson(await readBody(req.raw, MAX_BODY)));
      expectSite(site, origin, sites);
      const cookie = choiceAgain(req.raw, {page: new URL(origin), domain, now: clock()});
      const again = cookie ? {'set-cookie': cookie} : {};
      return new Response(null, {status: 204, headers: {...SECURITY_HEADERS, ...headers, ...again}});
    } catch (error) {
      if (!(error instanceof CollectorError)) report(error);
      return errorAnswer(sendable(error), headers);
    }
  });
}

interface Place {
  readonly site: string;
  /** Domain that the page's own cookie has; absent where it is the page's host alone. */
  readonly domain?: string;
}

function placeIn(body: unknown): Place {
  const {site, domain, ...more} = Object(body) as {site?: unknown; domain?: unknown};
  if (
    typeof site === 'string' &&
    /^(string|undefined)$/.test(typeof domain) &&
    Object.keys(more).length === 0
  )
    return body as Place;
  throw new CollectorError('request-invalid', 'the body names no site, expected {"site", "domain"?}');
}

/**
 * The choice cookie with the attributes that the page's own has, or null where that is not certain: what is of one
 * site the browser knows, by `Sec-Fetch-Site`, and a domain has to be the page's. The browser refuses a domain that
 * nobody may have, such as `co.uk`.
 */
function choiceAgain(
  request: Request,
  {page, domain, now}: {readonly page: URL; readonly domain: string | undefined; readonly now: number},
): string | null {
  const place = request.headers.get('sec-fetch-site');
  const {hostname} = new URL(request.url);
  if (place === 'cross-site') return null;
  const isOwnHost = place === 'same-origin' || hostname === page.hostname;
  // A page elsewhere has been refused this domain, so that its cookie is its host's alone.
  const shared = isBelow(page.hostname, domain) ? domain : undefined;
  const isOwnSite = shared !== undefined && (place === 'same-site' || isBelow(hostname, shared));
  if (!isOwnHost && !isOwnSite) return null;
  return resetConsentCookie(request.headers.get('cookie'), {
    secure: page.protocol === 'https:',
    ...(shared ? {domain: shared} : {}),
    now,
  });
}

const isBelow = (host: string, domain?: string): boolean =>
  domain !== undefined && (host === domain || host.endsWith(`.${domain}`));
