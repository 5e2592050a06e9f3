/** One way for a page to reach a third party: a row of the truth table, or an edge case. */
export interface ElementRow {
  /** Name of the row, and first label of the host that it asks. */
  readonly id: string;
  readonly title: string;
  /** Mark-up of a page that asks `host`; `§` cuts it, and what follows is sent 100 ms later. */
  readonly markup: (host: string) => string;
  /** Where the mark-up stands; absent means the body. */
  readonly where?: 'head';
  /** What stands before the tag. */
  readonly beforeTag?: string;
  /** Files of the site that the page needs, by path, and `type/subtype` of those that are no scripts. */
  readonly files?: (host: string) => Readonly<Record<string, string>>;
  /** Headers of the page. */
  readonly headers?: (host: string) => Readonly<Record<string, string>>;
  /** What it does on a page without any blocker, in Chromium. */
  readonly bare: Cell;
  /**
   * `always`: a static address that browsers fetch ahead of every script. `race`: the fetch begins at
   * parse, and the blocker stops it in some loads only. Absent: nothing may leave before a grant.
   */
  readonly ahead?: 'always' | 'race';
  /** What a grant brings without a reload; absent means nothing: code that was refused a request asks again itself. */
  readonly afterGrant?: Exclude<Cell, '·' | 'c'>;
  /** Cookie that tells of an execution which needs no request. */
  readonly cookie?: string;
  /** Browsers do it for the page that is in front alone, so no other is open meanwhile. */
  readonly inFront?: true;
  /** What the tag alone cannot hold, and what does. */
  readonly limit?: {readonly cell: Exclude<Cell, '·' | 'c'>; readonly closedBy: string};
}

/**
 * `·` nothing left the page, `R` something arrived at the host, `X` code from it ran, or a cookie was written.
 * `c` a connection was opened, and no request came: only at levels that tell this apart, else it is `R`.
 */
export type Cell = '·' | 'c' | 'R' | 'X';
