import type {SiteDirectory} from '../sites.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * What lets a page of a listed origin read the answer, errors included. Without credentials: the routes that
 * browsers use across origins know no cookie.
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
