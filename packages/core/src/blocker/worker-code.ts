/** A pattern of `Service.match` for a worker: host (with a dot before it for all below, empty for any), path, whether it is held. */
export type Claim = readonly [host: string, path: string, held: boolean];

/**
 * `claims` of patterns in the order in which the first that fits decides: exact hosts, nearer hosts above,
 * longer paths (see `createMatcher`).
 */
export function orderClaims(patterns: readonly (readonly [pattern: string, held: boolean])[]): Claim[] {
  const rank = ([host, path]: Claim): number =>
    (host && host[0] !== '.' ? 1e6 : 0) + host.length * 1e3 + path.length;
  return patterns
    .map(([pattern, held]): Claim => {
      const [, host = '', path = ''] = /^\*?([^/]*)(.*?)\/?$/.exec(pattern) ?? [];
      return [host, `${path}/`, held];
    })
    .sort((a, b) => rank(b) - rank(a));
}

/** Source that goes before a worker's own, and refuses there what the blocker refuses in pages. */
export function workerCode(claims: readonly Claim[]): string {
  return `(${guardWorker})(${JSON.stringify(claims)});`;
}

/** Runs in a worker, so it may use nothing from outside. */
function guardWorker(claims: readonly Claim[]): void {
  const scope = self as unknown as Record<string, never> & {
    fetch: (input: unknown, init?: unknown) => Promise<unknown>;
    importScripts?: (...urls: string[]) => void;
  };
  const held = (input: unknown): boolean => {
    try {
      const {hostname, pathname} = new URL(String((input as Request).url ?? input));
      if (!hostname) return false;
      const host = `.${hostname.replace(/\.$/, '')}`;
      const claim = claims.find(
        ([pattern, path]) =>
          (!pattern || (pattern[0] === '.' ? host.endsWith(pattern) : host === `.${pattern}`)) &&
          `${pathname}/`.startsWith(path),
      );
      return !!claim && claim[2];
    } catch {
      // Relative to the blob: nowhere.
      return false;
    }
  };
  const {fetch, importScripts} = scope;
  scope.fetch = (input, init) =>
    held(input) ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init);
  if (importScripts)
    scope.importScripts = (...urls) => {
      if (urls.some(held)) throw new DOMException('Failed to load', 'NetworkError');
      importScripts(...urls);
    };
  const {prototype} = XMLHttpRequest;
  const open = prototype.open as (...args: unknown[]) => void;
  prototype.open = function (this: XMLHttpRequest, method: string, url: unknown, ...rest: unknown[]) {
    open.call(this, method, held(url) ? 'https://localhost:1/' : url, ...rest);
  };
  for (const name of ['WebSocket', 'EventSource']) {
    const construct = (target: new (...args: unknown[]) => object, [url, ...rest]: unknown[]): object =>
      new target(held(url) ? 'wss://localhost:1/' : url, ...rest);
    if (scope[name]) scope[name] = new Proxy(scope[name], {construct}) as never;
  }
}
