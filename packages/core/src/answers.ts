import type {Choice, NoticeCategory} from '@akkoord/schema';
import type {Choices, ConsentState, ServiceSummary} from './consent.ts';
import {choiceIn} from './consent-machine.ts';

/** The answers of one site: what was chosen, and what needs no choice. */
export interface Answers {
  /** The answer in force under `state`; `denied` for an id that nobody knows. */
  answerIn(state: ConsentState, id: string): Choice;
  /** True where `choices` grants something that needs consent. */
  grantsAnything(choices: Choices): boolean;
}

/** The answers for `categories` and the services in them. */
export function createAnswers(
  categories: readonly NoticeCategory[],
  services: readonly ServiceSummary[],
): Answers {
  const serviceOf = new Map(services.map(service => [service.id, service]));
  const exempt = new Map(
    categories.filter(({exempt}) => exempt !== undefined).map(category => [category.id, category]),
  );
  const exemptionOf = (id: string): NoticeCategory | undefined =>
    exempt.get(id) ?? exempt.get(serviceOf.get(id)?.category ?? '');
  const answer = (state: ConsentState, id: string): Choice => {
    const exemption = exemptionOf(id);
    if (!exemption) return choiceIn(state, id, serviceOf.get(id));
    if (!exemption.optOut || state.status === 'undecided') return 'granted';
    // An objection holds whatever has changed since.
    return choiceIn({...state, status: 'decided'}, id, serviceOf.get(id));
  };
  /** Answers under the state that was asked about last: every step of a page asks for some, and the state seldom changes. */
  const known = new Map<string, Choice>();
  let of: ConsentState | undefined;
  return {
    answerIn(state, id) {
      if (state !== of) known.clear();
      of = state;
      const found = known.get(id) ?? answer(state, id);
      known.set(id, found);
      return found;
    },
    grantsAnything: choices =>
      Object.entries(choices).some(([id, choice]) => choice === 'granted' && !exemptionOf(id)),
  };
}
