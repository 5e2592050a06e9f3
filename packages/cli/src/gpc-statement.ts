/** Day on which what is said there last changed. */
const LAST_UPDATE = '2026-11-21';

/**
 * The answer to `GET /.well-known/gpc.json`: that this site heeds Global Privacy Control (its section 5), which every page
 * with the tag does. Null for every other request. It speaks for the host that it is served from.
 */
export function gpcStatement({method, url}: Request): Response | null {
  if (new URL(url).pathname !== '/.well-known/gpc.json' || !/^(GET|HEAD)$/.test(method)) return null;
  return Response.json({gpc: true, lastUpdate: LAST_UPDATE}, {headers: {'cache-control': 'max-age=86400'}});
}
