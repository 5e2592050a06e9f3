import {SESSION_LIFETIME} from './sessions.ts';

const SECURE_NAME = '__Host-akkoord-session';
const LOCAL_NAME = 'akkoord-session';

/** The session id that a request carries, or null. */
export function sessionIdOf(request: Request): string | null {
  const cookies = new Map(
    (request.headers.get('cookie') ?? '').split(';').map(pair => {
      const [key = '', value = ''] = pair.trim().split('=', 2);
      return [key, value] as const;
    }),
  );
  // Any page of a neighbouring host can set a cookie of the other name here.
  return cookies.get(SECURE_NAME) || (isLocal(request) && cookies.get(LOCAL_NAME)) || null;
}

/** `Set-Cookie` that starts a session, or that ends one where `id` is null. */
export function sessionCookie(request: Request, id: string | null): string {
  // A proxy that ends TLS and does not pass on its name makes every request one to this machine: the page says what it is.
  const isPlain = isLocal(request) && !request.headers.get('origin')?.startsWith('https:');
  const [name, secure] = isPlain ? [LOCAL_NAME, ''] : [SECURE_NAME, '; Secure'];
  const age = id === null ? 0 : SESSION_LIFETIME / 1000;
  return `${name}=${id ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}

// Behind a proxy that ends TLS the request says http, so that only this very machine counts as not secure.
function isLocal(request: Request): boolean {
  const {protocol, hostname} = new URL(request.url);
  return protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
