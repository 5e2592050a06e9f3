/** The header of each privacy signal that requests carry, and the one value that means yes. */
const HEADERS: Readonly<Record<string, readonly [name: string, value: string]>> = {
  // Global Privacy Control, section 3.2.
  gpc: ['sec-gpc', '1'],
};

/**
 * Ids of the privacy signals that a request carries; `header` gives the value of a header by its name in lower case.
 * Apart from signals.ts, which every page loads.
 */
export function sentSignals(header: (name: string) => string | null | undefined): readonly string[] {
  return Object.keys(HEADERS).filter(id => {
    const [name = '', value] = HEADERS[id] ?? [];
    return header(name) === value;
  });
}
