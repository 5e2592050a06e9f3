/** A third-party host that one page has asked before a grant, or that no service of the site claims. */
export interface ReportedLeak {
  /** Host, with a port where it has one of its own. */
  readonly host: string;
  /** What asked: `initiatorType` of the browser's resource timing (`script`, `img`, `iframe`). */
  readonly kind: string;
  /** Id of the service that was not granted; absent where no service of the site claims the host. */
  readonly service?: string;
}

/** Body of `POST /v1/leaks`: what one page view has found. It names no visitor, no address and no query. */
export interface LeakReport {
  readonly site: string;
  /** Path of the page, without query and fragment. */
  readonly path: string;
  readonly leaks: readonly ReportedLeak[];
}

/** One line of `GET /v1/leaks`: how many page views of a period reported the same. */
export interface LeakTotal {
  readonly site: string;
  readonly host: string;
  readonly kind: string;
  /** Null where no service of the site claims the host. */
  readonly service: string | null;
  readonly path: string;
  readonly count: number;
  /** First and last day within the period, UTC. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Answer to `GET /v1/leaks`: most reported first. */
export interface LeaksAnswer {
  readonly leaks: readonly LeakTotal[];
}
