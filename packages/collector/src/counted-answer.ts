import type {DecisionOutcome} from '@akkoord/schema';
import type {Tally} from './storage.ts';

/** What one kind of decision says of each category, and comes to. */
export interface CountedAnswer {
  readonly outcome: DecisionOutcome;
  readonly choices: readonly {readonly id: string; readonly granted: boolean}[];
}

/** Reads what the decisions of a tally answered. What says the same is read once: there are few different answers, and thousands of tallies. */
export function createReading(): (tally: Tally) => CountedAnswer {
  const known = new Map<Tally['action'], Map<string, CountedAnswer>>();
  return tally => {
    const {action, choices} = tally;
    const ofAction = known.get(action) ?? new Map<string, CountedAnswer>();
    if (ofAction.size === 0) known.set(action, ofAction);
    const found = ofAction.get(choices);
    if (found) return found;
    const answer = answeredBy(tally);
    ofAction.set(choices, answer);
    return answer;
  };
}

function answeredBy({action, choices: text}: Tally): CountedAnswer {
  const choices =
    text === ''
      ? []
      : text.split('~').map(choice => ({id: choice.slice(0, -1), granted: choice.endsWith('+')}));
  if (action === 'withdraw') return {outcome: 'withdrawn', choices};
  const granted = choices.filter(choice => choice.granted).length;
  // One embed is granted without its category.
  if (granted === 0) return {outcome: action === 'embed' ? 'some' : 'none', choices};
  return {outcome: granted === choices.length ? 'all' : 'some', choices};
}
