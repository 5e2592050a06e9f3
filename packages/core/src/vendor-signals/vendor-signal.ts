/** The answer in force for a category or service; an id that nobody knows is denied. */
export type IsGranted = (categoryOrService: string) => boolean;

/** Tells one vendor the answers in force; says nothing twice, and nothing at all before the first grant. */
export type VendorSignal = (isGranted: IsGranted) => void;

/** How a vendor understands consent. */
export interface SignalOptions<State extends string> {
  /** The state of a vendor that nothing was granted to. */
  readonly closed: State;
  readonly stateOf: (isGranted: IsGranted) => State;
  /** Tells the vendor; false where it is not on the page yet, and is to be asked about again. */
  readonly tell: (state: State, isFirst: boolean) => boolean;
}

/** A signal that speaks when the state is another than the vendor was told last. */
export function createSignal<State extends string>(options: SignalOptions<State>): VendorSignal {
  const {closed, stateOf, tell} = options;
  let told = closed;
  let isFirst = true;
  return isGranted => {
    const state = stateOf(isGranted);
    if (state === told || !tell(state, isFirst)) return;
    told = state;
    isFirst = false;
  };
}

/** The two words in which most vendors write an answer. */
export const wordFor = (granted: boolean): 'granted' | 'denied' => (granted ? 'granted' : 'denied');

/**
 * True where `call` is a vendor's own function and no stand-in for a held one (blocker/held-calls.ts). Those
 * are proxies that know no symbols; what they are told, nobody hears.
 */
export const isReal = <Call extends (...args: never[]) => unknown>(call: Call | undefined): call is Call =>
  call?.[Symbol.hasInstance] !== undefined;
