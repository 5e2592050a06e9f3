import type {Choice} from '@akkoord/schema';
import type {Choices, ConsentState, ServiceSummary} from './consent.ts';
import {followedChoice} from './decision.ts';
import type {StoredChoice} from './persistence/choice-cookie.ts';

/** Everything that can change what a page knows about consent. There is no other way to a grant. */
export type ConsentEvent =
  /** A stored choice was read; null where there was none or it could not be read. */
  | {
      readonly type: 'restored';
      readonly stored: StoredChoice | null;
      readonly materialKey: string;
      /** What is not as it was under the stored choice, where its key is another; absent and null mean all. */
      readonly changed?: readonly string[] | null;
      readonly now: number;
    }
  /** The visitor, or the site's code in the visitor's name, decided. */
  | {
      readonly type: 'decided';
      readonly choices: Choices;
      readonly decidedAt: number;
      readonly expiresAt: number;
    }
  | {readonly type: 'erased'};

const DAY = 86_400_000;

/**
 * The state after `event`. Pure: reads no clock, storage or DOM.
 *
 * A stored choice counts only while it lies between its day of decision and its day of expiry, both of
 * this clock; one day of tolerance covers clocks that differ by a time zone. A choice under another
 * material key is `stale`: what has changed reads as denied until the visitor is asked again, the rest holds. Where
 * something has only gone, nobody is asked.
 */
export function transition(state: ConsentState, event: ConsentEvent): ConsentState {
  switch (event.type) {
    case 'decided': {
      const {choices, decidedAt, expiresAt} = event;
      return {status: 'decided', choices, decidedAt, expiresAt};
    }
    case 'erased':
      return {status: 'undecided'};
    case 'restored': {
      if (!event.stored) return state.status === 'decided' ? state : {status: 'undecided'};
      const {choices, decidedAt, expiresAt, materialKey} = event.stored;
      if (decidedAt > event.now + DAY || expiresAt <= event.now || expiresAt > decidedAt + 190 * DAY) {
        return {status: 'undecided'};
      }
      const {changed = null} = event;
      return materialKey === event.materialKey || changed?.length === 0
        ? {status: 'decided', choices, decidedAt, expiresAt}
        : {status: 'stale', changed, choices, decidedAt, expiresAt};
    }
  }
}

/** The answer for `id` under `state`: its own, else that of the service's categories, else denied. */
export function choiceIn(state: ConsentState, id: string, service?: ServiceSummary): Choice {
  if (state.status === 'undecided') return 'denied';
  if (state.status === 'stale' && (!state.changed || state.changed.includes(id))) return 'denied';
  const {choices} = state;
  const own = Object.hasOwn(choices, id) && choices[id];
  return own || (service ? followedChoice(service, choices) : 'denied');
}
