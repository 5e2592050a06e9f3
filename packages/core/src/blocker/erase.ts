import type {ServiceMatch} from '../service-match.ts';

/** Expiry dates in the past, in the form that `document.cookie` takes. */
const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT';

/**
 * Deletes the first-party cookies and storage entries of `services`, in every variant of path and domain
 * that this page may set, and returns the names that are still readable afterwards. What one of `kept` has
 * under the same name stays. Cookies that a third party keeps under its own domain are out of any page's
 * reach; those services are no longer asked.
 */
export function eraseStored(
  services: readonly ServiceMatch[],
  kept: readonly ServiceMatch[],
  document: Document,
): string[] {
  if (!services.some(({stored}) => stored.length > 0)) return [];
  const listed = (name: string): boolean =>
    services.some(service => stores(service, name)) && !kept.some(service => stores(service, name));
  for (const name of cookieNames(document).filter(listed)) eraseCookie(name, document);
  const left = cookieNames(document).filter(listed);
  for (const area of ['localStorage', 'sessionStorage'] as const) left.push(...eraseArea(area, listed));
  return left;
}

/** Services of `services` that have a readable first-party cookie in `document`. */
export function storedServices(services: readonly ServiceMatch[], document: Document): ServiceMatch[] {
  const names = cookieNames(document);
  return names.length === 0 ? [] : services.filter(service => names.some(name => stores(service, name)));
}

const stores = ({stored}: ServiceMatch, name: string): boolean =>
  stored.some(pattern =>
    pattern.endsWith('*') ? pattern.length > 1 && name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );

function cookieNames(document: Document): string[] {
  try {
    return document.cookie
      .split('; ')
      .map(pair => pair.split('=')[0] as string)
      .filter(Boolean);
  } catch {
    return [];
  }
}

/** Deletes the cookie `name` in every variant of path and domain that this page may set. */
export function eraseCookie(name: string, document: Document): void {
  const {hostname, pathname} = document.location;
  const labels = hostname.split('.');
  const domains = [
    '',
    ...labels.map((_, index) => labels.slice(index).join('.')).filter(domain => domain.includes('.')),
  ];
  const parts = pathname.split('/');
  const paths = parts.flatMap((_, index) => {
    const path = parts.slice(0, index + 1).join('/');
    return path ? [path, `${path}/`] : ['/'];
  });
  for (const domain of domains) {
    for (const path of paths) {
      document.cookie = `${name}=; Expires=${PAST}; Path=${path}${domain ? `; Domain=${domain}` : ''}`;
    }
  }
}

function eraseArea(area: 'localStorage' | 'sessionStorage', listed: (name: string) => boolean): string[] {
  try {
    const storage = globalThis[area];
    const keys = Object.keys(storage).filter(listed);
    for (const key of keys) storage.removeItem(key);
    return keys.filter(key => storage.getItem(key) !== null);
  } catch {
    return [];
  }
}
