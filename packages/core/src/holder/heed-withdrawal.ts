import type {Choice} from '@akkoord/schema';
import type {Consent} from '../consent.ts';
import type {Holder} from './holder.ts';

/** What of a page's consent a withdrawal needs. */
export type WithdrawableConsent = Pick<Consent, 'record' | 'categories' | 'services' | 'decide'>;

/**
 * Asks the site's own collector whether its holder has withdrawn or erased the record that this browser's grants
 * stand on, on a page of the collector's or in another browser; then withdraws here too. No answer, and none that can
 * be read, changes nothing; no answer grants anything. Never rejects. How often to ask is the caller's.
 */
export async function heedWithdrawal(consent: WithdrawableConsent, holder: Holder): Promise<void> {
  const state = await holder.state();
  // The visitor may have decided again meanwhile.
  if (state?.status !== 'withdrawn' || consent.record?.id !== holder.id) return;
  await withdrawHere(consent, 'receipt.withdraw');
}

/** Withdraws in this browser what the collector has withdrawn already: it gets no other record of it. */
export function withdrawHere(consent: WithdrawableConsent, control: string): Promise<void> {
  const known = [...consent.categories, ...consent.services];
  const choices = Object.fromEntries(known.map(({id}) => [id, 'denied' as Choice]));
  return consent.decide(choices, {action: 'withdraw', control, trusted: true, recorded: true});
}
