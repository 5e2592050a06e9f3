import type {Consent} from '@akkoord/core';
import {askedCategories, askedServices} from './asked.ts';

/** The choice in force as a whole: `custom` where something that is asked about is allowed and something refused. */
export type ChoiceState = 'undecided' | 'granted' | 'denied' | 'custom';

/** The choice in force, in one word; `undecided` too where it no longer counts. */
export function choiceState(consent: Consent): ChoiceState {
  if (consent.state.status !== 'decided') return 'undecided';
  const asked = [...askedCategories(consent), ...askedServices(consent)];
  const answers = new Set(asked.map(({id}) => consent.choiceOf(id)));
  return answers.size > 1 ? 'custom' : answers.has('granted') ? 'granted' : 'denied';
}
