import {type ChoiceStore, type StartableConsent, warn} from '@akkoord/core';
import {refusedElsewhere, settleChoice} from '@akkoord/core/again';

const CHOICE = /(^|; )akkoord=/;

/**
 * What there is to find out before anybody is asked again: what of a choice still holds, whether a refusal has lost
 * its cookie, and whether the visitor has refused under the consent manager that this site had before.
 */
export async function beforeAsking(consent: StartableConsent, store: ChoiceStore): Promise<void> {
  consent.settle(settleChoice);
  if (consent.state.status === 'undecided' && CHOICE.test(document.cookie))
    warn(
      'choice-unreadable',
      'a choice that is cut off, altered or of another time',
      'what this version wrote in the last six months; the visitor is asked',
    );
  // Only the first view after a switch: whoever has answered here is not bound by what was said elsewhere.
  if (consent.state.status !== 'undecided' || store.readRecord()) return;
  const source = refusedElsewhere({cookie: document.cookie, entry: key => localStorage.getItem(key)});
  if (!source) return;
  const all = [...consent.categories, ...consent.services];
  await consent.decide(Object.fromEntries(all.map(({id}) => [id, 'denied'])), {
    action: 'reject-all',
    control: `import.${source}`,
    trusted: true,
  });
}
