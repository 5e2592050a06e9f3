import type {Choices, Consent, DecisionSource} from './consent.ts';
import type {ConsentStore} from './consent-store.ts';
import {completeChoices} from './decision.ts';
import type {PageEvents} from './page-events.ts';
import type {ServiceMatch} from './service-match.ts';
import type {VendorLine} from './vendor-line.ts';
import {warn} from './warn.ts';

/** What a decision goes through. */
export interface DecideOptions {
  readonly store: Pick<ConsentStore, 'categories' | 'choiceOf' | 'grantsAnything' | 'keep'>;
  readonly services: readonly ServiceMatch[];
  readonly tell: PageEvents['tell'];
  readonly tellVendors: VendorLine;
  /** Makes the page follow; `withdrawn` are the categories and services that were granted and no longer are. */
  readonly follow: (withdrawn: readonly {readonly id: string}[], grants: boolean) => Promise<void>;
}

/** Takes decisions: asks the page, writes them down, makes the page follow, tells the page. */
export function createDecide(options: DecideOptions): Consent['decide'] {
  const {store, services, tell, tellVendors, follow} = options;
  const {categories, choiceOf} = store;
  const known = [...categories, ...services];
  const ids = new Set(known.map(({id}) => id));
  const isGranted = ({id}: {readonly id: string}): boolean => choiceOf(id) === 'granted';

  return async (asked: Choices, given: DecisionSource) => {
    const [wrong = Object.keys(asked).length > 0 ? undefined : 'nothing'] =
      Object.entries(asked).find(
        ([id, choice]) => !(ids.has(id) && (choice === 'granted' || choice === 'denied')),
      ) ?? [];
    if (wrong !== undefined)
      return warn('unknown-choice', wrong, 'granted or denied for a category or service of this site');
    // Frozen: whoever listens is told of a decision, and takes no part in it.
    const choices = Object.freeze(completeChoices(asked, choiceOf, {categories, services}));
    const grants = known.some(entry => choices[entry.id] === 'granted' && !isGranted(entry));
    const withdrawn = known.filter(entry => isGranted(entry) && choices[entry.id] === 'denied');
    const grantsAnything = store.grantsAnything(choices);
    const source = sourceOf(given, {
      grants: grants || (grantsAnything && withdrawn.length === 0),
      // Objecting to what needs no consent is no withdrawal of one.
      withdraws: !grantsAnything && withdrawn.some(({id}) => store.grantsAnything({[id]: 'granted'})),
    });
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

/**
 * A grant by code that no visitor stands behind is the code's, and so is one that only makes a grant last
 * longer; a refusal after a grant is a withdrawal.
 */
function sourceOf(
  given: DecisionSource,
  {grants, withdraws}: {readonly grants: boolean; readonly withdraws: boolean},
): DecisionSource {
  if (grants && !given.trusted) return {...given, action: 'api', control: 'api'};
  return withdraws && given.action === 'reject-all' ? {...given, action: 'withdraw'} : given;
}
