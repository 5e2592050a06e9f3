import {SESSION_LIFETIME} from './sessions.ts';

const SECURE_NAME = '__Host-akkoord-session';
const LOCAL_NAME = 'akkoord-session';

/** The session id that a request carries, or null. */
export function sessionIdOf(request: Request): string | null {
  const name = cookieName(request);
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}

/** `Set-Cookie` that starts a session, or that ends one where `id` is null. */
export function sessionCookie(request: Request, id: string | null): string {
  const secure = cookieName(request) === SECURE_NAME ? '; Secure' : '';
  const age = id === null ? 0 : SESSION_LIFETIME / 1000;
  return `${cookieName(request)}=${id ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}

// Behind a proxy that ends TLS the request says http, so that only this very machine counts as not secure.
function cookieName(request: Request): string {
  const {protocol, hostname} = new URL(request.url);
  const isLocal = protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return isLocal ? LOCAL_NAME : SECURE_NAME;
}
