import type {Guard} from './guard.ts';
import type {Patches, Realm} from './patches.ts';

/** What worker patches work with. */
export interface WorkerOptions {
  readonly guard: Guard;
  /** Source that goes before that of a worker, for the choices now in force. */
  readonly code: () => string;
  /** Blobs by their address, of every realm. */
  readonly blobs: Map<string, Blob>;
}

/**
 * Puts our code before that of workers which are made from a blob or from data, and refuses held worklets.
 * A worker from a file of the site is left alone: it has its own address, policies and imports.
 */
export function patchWorkers(realm: Realm, patches: Patches, {guard, code, blobs}: WorkerOptions): void {
  const {createObjectURL, revokeObjectURL} = realm.URL;
  patches.method<(object: Blob | MediaSource) => string>(realm.URL, 'createObjectURL', native => object => {
    const url = native.call(realm.URL, object);
    if ('slice' in object) blobs.set(url, object);
    return url;
  });
  patches.method<(url: string) => void>(realm.URL, 'revokeObjectURL', native => url => {
    blobs.delete(url);
    native.call(realm.URL, url);
  });

  const withCode = (url: string): string => {
    const blob = blobs.get(url);
    if (blob) {
      const own = createObjectURL(new realm.Blob([code(), blob], {type: 'text/javascript'}));
      realm.setTimeout(revokeObjectURL, 1e4, own);
      return own;
    }
    const [, base64, body = ''] = /^data:[^,]*?(;base64)?,([\s\S]*)$/i.exec(url) ?? [];
    if (!body) return url;
    return base64
      ? `data:text/javascript;base64,${btoa(code() + atob(decodeURIComponent(body)))}`
      : `data:text/javascript,${encodeURIComponent(code())}${body}`;
  };
  for (const name of ['Worker', 'SharedWorker'])
    patches.construct(realm, name, ([url, ...rest]) => [withCode(String(url)), ...rest]);
  const {Worklet} = realm as {Worklet?: {prototype: object}};
  patches.method<(url: unknown, ...rest: unknown[]) => Promise<void>>(
    Worklet?.prototype,
    'addModule',
    native =>
      function (this: unknown, url, ...rest) {
        return guard.heldBy(url)
          ? Promise.reject(new realm.DOMException('Failed to load', 'AbortError'))
          : native.call(this, url, ...rest);
      },
  );
}
