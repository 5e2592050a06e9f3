import type {ServiceMatch} from '../service-match.ts';

/** Something that a service has stored under the site's own name. */
export interface StoredEntry {
  readonly service: string;
  readonly kind: 'cookie' | 'local-storage' | 'session-storage' | 'indexed-db';
  readonly name: string;
}

/** Service that alone a name belongs to; undefined for names of nobody, and of one that may keep them. */
export type OwnerOf = (name: string) => string | undefined;

/** Expiry dates in the past, in the form that `document.cookie` takes. */
const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT';

const AREAS = [
  ['local-storage', 'localStorage'],
  ['session-storage', 'sessionStorage'],
] as const;

/** Whose a name is, among `gone`. What one of `kept` has under the same name stays. */
export function ownerAmong(gone: readonly ServiceMatch[], kept: readonly ServiceMatch[]): OwnerOf {
  return name =>
    kept.some(service => stores(service, name)) ? undefined : gone.find(service => stores(service, name))?.id;
}

/** First-party cookies and storage entries that can be read here and have an owner. */
export function findStored(ownerOf: OwnerOf, document: Document): StoredEntry[] {
  const found: StoredEntry[] = [];
  const look = (kind: StoredEntry['kind'], names: readonly string[]): void => {
    for (const name of names) {
      const service = ownerOf(name);
      if (service) found.push({service, kind, name});
    }
  };
  look('cookie', cookieNames(document));
  for (const [kind, area] of AREAS) look(kind, keysOf(area));
  return found;
}

/**
 * Deletes first-party cookies and storage entries that have an owner, cookies in every variant of path and
 * domain that this page may set, and returns what is still readable afterwards. Cookies that a third party
 * keeps under its own domain are out of any page's reach; those services are no longer asked.
 */
export function eraseStored(ownerOf: OwnerOf, document: Document): StoredEntry[] {
  for (const {kind, name} of findStored(ownerOf, document)) {
    if (kind === 'cookie') eraseCookie(name, document);
    for (const [area, storage] of AREAS) if (kind === area) globalThis[storage].removeItem(name);
  }
  return findStored(ownerOf, document);
}

/**
 * Deletes databases of this site that have an owner, and returns those that are still there. One that code of
 * the page holds open goes once that code has stopped, and counts as there.
 */
export async function eraseDatabases(
  ownerOf: OwnerOf,
  realm: {readonly indexedDB?: IDBFactory | undefined},
): Promise<StoredEntry[]> {
  try {
    // In here, as even the name throws where storage is refused.
    const find = async (): Promise<StoredEntry[]> =>
      ((await realm.indexedDB?.databases?.()) ?? []).flatMap(({name = ''}) => {
        const service = ownerOf(name);
        return service ? [{service, kind: 'indexed-db' as const, name}] : [];
      });
    const found = await find();
    await Promise.all(
      found.map(
        ({name}) =>
          new Promise<void>(resolve => {
            const request = realm.indexedDB?.deleteDatabase(name);
            for (const event of ['success', 'error', 'blocked'])
              request?.addEventListener(event, () => resolve());
          }),
      ),
    );
    return found.length > 0 ? await find() : [];
  } catch {
    // Browsers refuse storage to some pages, which then have none.
    return [];
  }
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

function keysOf(area: 'localStorage' | 'sessionStorage'): string[] {
  try {
    return Object.keys(globalThis[area]);
  } catch {
    return [];
  }
}

/** Deletes the cookie `name` in every variant of path, domain and partition that this page may set. */
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
      const place = `${name}=; Expires=${PAST}; Path=${path}${domain ? `; Domain=${domain}` : ''}`;
      // `__Secure-` names go only so, and a partitioned cookie is another one.
      for (const more of ['', '; Secure', '; Secure; Partitioned']) document.cookie = place + more;
    }
  }
}
