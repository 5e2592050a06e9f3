import type {Choices, Consent, DecisionSource} from './consent.ts';
import type {ConsentStore} from './consent-store.ts';
import {completeChoices} from './decision.ts';
import type {PageEvents} from './page-events.ts';
import type {ServiceMatch} from './service-match.ts';
import type {VendorLine} from './vendor-line.ts';
import {warn} from './warn.ts';

/** What a decision goes through. */
export interface DecideOptions {
  readonly store: ConsentStore;
  readonly services: readonly ServiceMatch[];
  readonly tell: PageEvents['tell'];
  readonly tellVendors: VendorLine;
  /** Makes the page follow; `withdrawn` are the services that were granted and no longer are. */
  readonly follow: (withdrawn: readonly ServiceMatch[], grants: boolean) => Promise<void>;
}

/** Takes decisions: asks the page, writes them down, makes the page follow, tells the page. */
export function createDecide(options: DecideOptions): Consent['decide'] {
  const {store, services, tell, tellVendors, follow} = options;
  const {categories, choiceOf} = store;
  const known = [...categories, ...services];
  const isGranted = ({id}: {readonly id: string}): boolean => choiceOf(id) === 'granted';

  return async (asked: Choices, given: DecisionSource) => {
    const unknown = Object.keys(asked).find(id => !known.some(entry => entry.id === id));
    if (unknown !== undefined)
      return warn('unknown-choice', unknown, 'the id of a category or service of this site');
    const choices = completeChoices(asked, choiceOf, {categories, services});
    const grants = known.some(entry => choices[entry.id] === 'granted' && !isGranted(entry));
    const withdrawn = services.filter(entry => isGranted(entry) && choices[entry.id] === 'denied');
    const withdraws = withdrawn.length > 0 && !store.grantsAnything(choices);
    const source = sourceOf(given, grants, withdraws);
    const {action, control} = source;
    // Only a grant can be stopped: a refusal that a page could undo would be none (GDPR art. 7(3)).
    if (!tell('akkoord-decide', {choices, action, control}, grants) && grants) return;
    // Their transport stops with the next line, and whoever runs is to hear of it before.
    if (!grants) tellVendors(id => choices[id] === 'granted');
    const record = store.keep(choices, source);
    const following = follow(withdrawn, grants);
    tell('akkoord-decided', {record});
    if (withdrawn.length > 0) tell('akkoord-withdrawn', {record});
    await following;
  };
}

/** A grant by code that no visitor stands behind is the code's; a refusal after a grant is a withdrawal. */
function sourceOf(given: DecisionSource, grants: boolean, withdraws: boolean): DecisionSource {
  if (grants && !given.trusted) return {...given, action: 'api', control: 'api'};
  return withdraws && given.action === 'reject-all' ? {...given, action: 'withdraw'} : given;
}
