import type {Realm} from '../blocker/patches.ts';

/** What a consent manager of the IAB framework says on this page, as far as it is read. */
export interface TcfState {
  /** True also where it is not said whether the GDPR applies: nobody loses protection by that. */
  readonly gdprApplies: boolean;
  readonly eventStatus: 'tcloaded' | 'cmpuishown' | 'useractioncomplete';
  /** Ids of the purposes that are consented to; empty while the visitor is still being asked. */
  readonly purposes: readonly number[];
}

type TcfCall = (
  command: string,
  version: 2,
  callback: (data: unknown, success: boolean) => void,
  listenerId?: number,
) => void;

/** Members of `TCData` that are read; anything can stand in them. */
interface TcData {
  readonly gdprApplies?: unknown;
  readonly eventStatus?: unknown;
  readonly listenerId?: unknown;
  readonly purpose?: {readonly consents?: Readonly<Record<string, unknown>>};
}

const STATES: readonly unknown[] = ['tcloaded', 'cmpuishown', 'useractioncomplete'];

/**
 * Tells `hear` what the IAB consent manager of this page says, now and whenever that changes. It only reads: it makes no
 * TC string (that is for registered consent managers), keeps none, and grants nothing here. Gives a function that
 * stops, or undefined where no such manager is on the page yet.
 */
export function readTcf(realm: Realm, hear: (state: TcfState) => void): (() => void) | undefined {
  const page = realm as unknown as {readonly __tcfapi?: TcfCall};
  if (typeof page.__tcfapi !== 'function') return undefined;
  let listener: number | undefined;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    if (listener !== undefined) page.__tcfapi?.('removeEventListener', 2, () => {}, listener);
  };
  page.__tcfapi('addEventListener', 2, (data, success) => {
    const {listenerId, ...said} = (data ?? {}) as TcData;
    if (typeof listenerId === 'number') listener = listenerId;
    // The number of the listener may come with a call that comes too late.
    if (isStopped) stop();
    else if (success && STATES.includes(said.eventStatus)) hear(stateOf(said));
  });
  return stop;
}

function stateOf({gdprApplies, eventStatus, purpose}: TcData): TcfState {
  const isAsking = eventStatus === 'cmpuishown';
  const consents = isAsking ? {} : (purpose?.consents ?? {});
  return {
    gdprApplies: gdprApplies !== false,
    eventStatus: eventStatus as TcfState['eventStatus'],
    purposes: Object.keys(consents)
      .filter(id => consents[id] === true)
      .map(Number),
  };
}
