import {CollectorError} from '../errors.ts';
import type {SiteDirectory} from '../sites.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * What lets a page of a listed origin read the answer, errors included. Without credentials: of the
 * routes that browsers use across origins, `POST /v1/choice` alone knows a cookie.
 */
export function corsHeaders(request: Request, sites: SiteDirectory): Headers {
  const origin = request.headers.get('origin');
  if (origin === null || !sites.isListed(origin)) return {vary: 'Origin'};
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Retry-After',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Origin',
  };
}

/** Answer to a preflight; one from an origin that is not listed gets nothing that would let it go on. */
export function preflight(
  request: Request,
  sites: SiteDirectory,
  {method, header}: {readonly method: string; readonly header: string},
): Response {
  const allowed = corsHeaders(request, sites);
  if (!('access-control-allow-origin' in allowed))
    return new Response(null, {status: 403, headers: {vary: 'Origin'}});
  return new Response(null, {
    status: 204,
    headers: {
      ...allowed,
      'access-control-allow-headers': header,
      'access-control-allow-methods': method,
      'access-control-max-age': '86400',
    },
  });
}

/**
 * The origin of a request that a page of some site has sent. Throws `origin-not-allowed`. Asked before anything
 * is read or parsed: whoever is not listed costs next to nothing.
 */
export function expectListed(request: Request, sites: SiteDirectory): string {
  const origin = request.headers.get('origin') ?? '';
  if (!sites.isListed(origin)) throw originRefused(origin);
  return origin;
}

/** Throws `site-unknown`, and `origin-not-allowed` where pages of `origin` may not send for `site`. */
export function expectSite(site: string, origin: string, sites: SiteDirectory): void {
  if (!sites.has(site)) {
    throw new CollectorError('site-unknown', `site "${site}" is not configured here; add it to the sites`);
  }
  if (!sites.allows(origin, site)) throw originRefused(origin);
}

function originRefused(origin: string): CollectorError {
  const found = origin ? `origin "${origin.slice(0, 200)}" is not listed` : 'the request names no origin';
  return new CollectorError(
    'origin-not-allowed',
    `${found}, expected one of the site's origins; add it to the sites`,
  );
}
