import {changedSince} from './changed-since.ts';
import type {ConsentStore} from './consent-store.ts';
import {shortChoices} from './decision.ts';
import type {ConsentEnvironment} from './environment.ts';
import {refusalIn} from './persistence/second-copy.ts';
import {quickHash} from './quick-hash.ts';

/**
 * Finds out what the cookie alone does not tell, before anybody is asked again: what of a choice still holds where
 * the facts have changed, and whether a refusal whose cookie is gone stands in its second copy. True where something
 * was found. It never grants what was not granted before.
 */
export function settleChoice(
  consent: Pick<ConsentStore, 'state' | 'stored' | 'facts' | 'settle' | 'grantsAnything'>,
  {store, services, now}: Pick<ConsentEnvironment, 'store' | 'services' | 'now'>,
): boolean {
  const {state, stored} = consent;
  const before = store.readFacts();
  if (state.status === 'stale' && stored) {
    consent.settle(stored, changedSince(before, stored.materialKey, consent.facts()));
    return true;
  }
  const copy = state.status === 'undecided' && store.readRecord();
  const refusal =
    copy &&
    refusalIn(copy, {
      grantsAnything: consent.grantsAnything,
      materialKey: quickHash(before ?? ''),
      shorten: choices => shortChoices(choices, services),
    });
  if (!refusal || refusal.expiresAt <= now()) return false;
  consent.settle(refusal, changedSince(before, refusal.materialKey, consent.facts()));
  return true;
}
