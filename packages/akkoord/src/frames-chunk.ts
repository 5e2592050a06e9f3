import type {OpenFrame} from '@akkoord/core';

/** Time that the site's own host has to answer in. */
const PATIENCE = 3_000;

/** Where the site's own host opens embeds, see docs/blocking.md. */
const DOOR = 'akkoord/open';

/**
 * Finds out who opens `address` in a frame: the site's server, or the worker in control of the page. Workers
 * are never asked for what `<object>` and `<embed>` show (Fetch, "plugin" destinations): those need the server.
 */
export async function findOpener(address: string): Promise<OpenFrame | null> {
  const doors = new Set([...(await workerDoor()), new URL(`/${DOOR}`, location.href).href]);
  const answers = await Promise.all([...doors].map(async door => ({door, by: await ask(door, address)})));
  const [any] = answers.filter(({by}) => by);
  const server = answers.find(({by}) => by === 'server');
  if (!any) return null;
  return (element, attribute, given) => {
    const found = /^(embed|object)$/.test(element.localName) ? server : any;
    return found ? {...widened(element, given), [attribute]: at(found.door, given)} : null;
  };
}

const absolute = (address: string): string =>
  new URL(address, document.baseURI).href.replace(/^http:/, 'https:');

const at = (door: string, address: string): string => `${door}?to=${encodeURIComponent(absolute(address))}`;

/** A worker sees navigations below its own scope alone. */
async function workerDoor(): Promise<string[]> {
  const container = navigator.serviceWorker;
  const registration = container?.controller ? await container.getRegistration() : undefined;
  return registration ? [new URL(DOOR, registration.scope).href] : [];
}

async function ask(door: string, address: string): Promise<string | null> {
  try {
    const {headers} = await fetch(at(door, address), {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return headers.get('akkoord-open');
  } catch {
    return null;
  }
}

/**
 * `allow` as it holds behind a redirect. A feature without origins is meant for that of `src`, which is ours
 * by then; the embed's own is put beside it, and nothing is taken away.
 */
function widened(element: Element, address: string): {readonly allow?: string} {
  const allow = element.getAttribute('allow');
  if (!allow) return {};
  const {origin} = new URL(absolute(address));
  const directives = allow.split(';').flatMap(directive => {
    const [feature, ...list] = directive.trim().split(/\s+/);
    if (!feature) return [];
    const names = list.length > 0 ? list : ["'src'"];
    return [[feature, ...names, ...(names.includes("'src'") && !names.includes(origin) ? [origin] : [])]];
  });
  return {allow: directives.map(words => words.join(' ')).join('; ')};
}
