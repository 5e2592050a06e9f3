import {type ChoiceStore, type StartableConsent, warn} from '@akkoord/core';
import {refusedElsewhere, settleChoice} from '@akkoord/core/again';
import type {WidgetContext} from '@akkoord/widget/define';
import type {LoadChunk} from './chunks.ts';

const CHOICE = /(^|; )akkoord=/;

/** Where the words of a new question come from. */
export interface AskingAgain {
  readonly load: LoadChunk;
  readonly context: () => Promise<WidgetContext>;
}

/**
 * What there is to find out before anybody is asked again: what of a choice still holds, whether a refusal has lost
 * its cookie, and whether the visitor has refused under the consent manager that this site had before. Gives what the
 * banner tells by name where something has changed since a choice; rejects where a file for that does not arrive.
 */
export async function beforeAsking(
  consent: StartableConsent,
  store: ChoiceStore,
  {load, context}: AskingAgain,
): Promise<WidgetContext | undefined> {
  await settle(consent, store);
  if (consent.state.status !== 'stale') return undefined;
  const [{withDetails}, known] = await Promise.all([load('catalogue'), context()]);
  return withDetails(known);
}

async function settle(consent: StartableConsent, store: ChoiceStore): Promise<void> {
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
