/*
 * What the worker uses of its surroundings. TypeScript's own types for workers cannot stand beside those for
 * pages in one project, so these few are written out (Service Workers, section 4).
 */

/** An event that keeps the worker alive until its promises settle. */
export interface LifetimeEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

/** A request of a page in the worker's scope. */
export interface FetchEvent extends LifetimeEvent {
  readonly request: Request;
  /** Id of the page or worker that asks; empty where a browser does not tell. */
  readonly clientId: string;
  /** Id of the page that a navigation will make. */
  readonly resultingClientId?: string;
  /** Answer to a navigation that the browser has begun by itself; undefined where it has not. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Response | Promise<Response>): void;
}

/** A message of a page. */
export interface ClientMessageEvent extends LifetimeEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  readonly source: {readonly id?: string} | null;
}

/** The worker's global. */
export interface WorkerScope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly includeUncontrolled: true;
      readonly type: 'all' | 'window';
    }): Promise<readonly {readonly id: string; readonly url: string}[]>;
  };
  /** Absent in some browsers. */
  readonly cookieStore?: {get(name: string): Promise<{readonly value?: string} | null>};
  skipWaiting(): Promise<void>;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: ClientMessageEvent) => void): void;
  addEventListener(type: 'install' | 'activate', listener: (event: LifetimeEvent) => void): void;
}
