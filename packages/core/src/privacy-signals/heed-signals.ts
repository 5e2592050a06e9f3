import type {Choice} from '@akkoord/schema';
import type {StoredChoice} from '../persistence/choice-cookie.ts';
import type {ChoiceStore} from '../persistence/cookie-jar.ts';
import {privacySignals, refusedBy} from './signals.ts';

/**
 * `store` as a browser with privacy signals has it: what a signal refuses reads as denied, unless the choice was made
 * while the same signal was sent, which its record tells. So an earlier grant ends with the first view that brings the
 * signal, a grant in spite of it stands, and where there is no record the signal counts. Services that were granted by
 * themselves read as denied with it. Nothing is written: without the signal the choice is what it was. Without any
 * signal this is `store` itself.
 */
export function heedSignals(
  store: ChoiceStore,
  navigator: Navigator,
  categories: readonly {readonly id: string}[],
): ChoiceStore {
  const on = privacySignals(navigator);
  if (on.length === 0) return store;
  const refused = refusedBy(on);
  const stands = ([id, choice]: readonly [string, Choice]): boolean =>
    choice === 'denied' || (!refused.includes(id) && categories.some(category => category.id === id));
  return {
    ...store,
    read() {
      const stored = store.read();
      if (!stored || on.every(id => store.readRecord()?.signals.includes(id))) return stored;
      return {...stored, choices: closed(stored, stands)};
    },
  };
}

const closed = (
  {choices}: StoredChoice,
  stands: (entry: readonly [string, Choice]) => boolean,
): Record<string, Choice> =>
  Object.fromEntries(Object.entries(choices).map(entry => [entry[0], stands(entry) ? entry[1] : 'denied']));
