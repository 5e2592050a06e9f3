import {transition} from '../consent-machine.ts';
import {CHOICE_COOKIE} from '../persistence/cookie-jar.ts';
import {sentChoice} from './cookie-header.ts';

/** How the cookie is set again. */
export interface ResetOptions {
  /** False only for a site on http://localhost. */
  readonly secure?: boolean;
  /** Absent means this host alone; else the domain whose subdomains share the choice, as the pages' own cookie has it. */
  readonly domain?: string;
  readonly now?: number;
}

/**
 * A `Set-Cookie` value that keeps the visitor's choice as it is, until the day on which it ends; null where the request
 * carries none that still counts. Set over HTTP it lasts: Safari keeps what a script has set for seven days only, and
 * would have the visitor asked again every week. It never makes a choice last longer than the six months from its
 * decision, and scripts can read it as before (no `HttpOnly`: the page needs it).
 */
export function resetConsentCookie(
  cookieHeader: string | null | undefined,
  {secure = true, domain, now = Date.now()}: ResetOptions = {},
): string | null {
  const sent = sentChoice(cookieHeader);
  if (!sent) return null;
  const {value, stored} = sent;
  const {materialKey, expiresAt} = stored;
  const {status} = transition({status: 'undecided'}, {type: 'restored', stored, materialKey, now});
  if (status === 'undecided') return null;
  return [
    `${CHOICE_COOKIE}=${value}`,
    'Path=/',
    ...(domain ? [`Domain=${domain}`] : []),
    'SameSite=Lax',
    `Expires=${new Date(expiresAt).toUTCString()}`,
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
